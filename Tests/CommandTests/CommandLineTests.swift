import Foundation
import TestSupport
import Testing

/// The command line: forms, statuses and streams of the contract.
@Suite struct CommandLineTests {

  @Test func anExpressionIsAnsweredAtOnce() throws {
    let run = try ProgramRun.yarrow(["-e", "1 + 2"])
    #expect(run.output == "3\n")
    #expect(run.errors.isEmpty)
    #expect(run.status == 0)
    #expect(try ProgramRun.yarrow(["-e", "-5 MW + 3 MW"]).output == "-2 MW\n")
  }

  @Test func scriptsMayComeOnStandardInput() throws {
    let script = Data("let a = 2 MW\nshow a * 3\n".utf8)
    #expect(try ProgramRun.yarrow(["run"], input: script).output == "a * 3 = 6 MW\n")
    #expect(try ProgramRun.yarrow(["run", "-"], input: script).output == "a * 3 = 6 MW\n")
  }

  @Test func severalScriptsRunOneAfterTheOther() throws {
    let run = try ProgramRun.yarrow(["run", "Scripts/energy.yarrow", "Scripts/inference.yarrow"])
    #expect(run.status == 0)
    #expect(run.output.contains("capacity (GW)"))
    #expect(run.output.contains("weights = 140 GB"))
  }

  @Test func drawsOfSobolAreRoundedUpAndSaidSo() throws {
    let script = Data("input a ~ uniform(0, 1)\nshow mean(a)\n".utf8)
    func run(_ arguments: String...) throws -> ProgramRun {
      try ProgramRun.yarrow(["run"] + arguments, input: script)
    }
    let rounded = try run("--samples", "1000")
    #expect(rounded.errors.contains("W606") && rounded.errors.contains("1024"))
    #expect(rounded.status == 0)
    let exact = try run("--samples", "1024")
    #expect(exact.errors.isEmpty && exact.output == rounded.output)
    let latin = try run("--samples", "1000", "--sampling", "latin")
    #expect(latin.errors.isEmpty && latin.output.hasPrefix("mean(a) = 0.5"))
    let plain = try run("--samples", "1000", "--sampling", "plain")
    #expect(plain.errors.isEmpty && plain.output != latin.output)
    #expect(try run("--samples", "0").status == 2)
    #expect(try run("--sampling", "halton").status == 2)
  }

  @Test func statusesAreThoseOfTheContract() throws {
    func status(_ arguments: [String], _ script: String = "") throws -> Int32 {
      try ProgramRun.yarrow(arguments, input: Data(script.utf8)).status
    }
    #expect(try status(["run"], "show 1\n") == 0)
    #expect(try status(["run"], "expect 1 == 2\n") == 1)
    #expect(try status(["run", "--frobnicate"]) == 2)
    #expect(try status(["frobnicate"]) == 2)
    #expect(try status(["run"], "show x\n") == 65)
    #expect(try status(["check"], "show x\n") == 65)
    #expect(try status(["run", "no/such/file.yarrow"]) == 66)
    #expect(try status(["run"], "let zero = 0\nshow 1 / zero\n") == 70)
    #expect(try status(["run"], "axis a = 1..100_000_000\nshow a\n") == 75)
    #expect(try status(["--help"]) == 0)
    #expect(try status(["--version"]) == 0)
  }

  @Test func diagnosticsComeInTheFormAskedFor() throws {
    let script = Data("input growth = 19%\nshow growth + 4\n".utf8)
    func check(_ form: String) throws -> ProgramRun {
      try ProgramRun.yarrow(["check", "--format", form], input: script)
    }
    let short = try check("short")
    #expect(short.output.isEmpty)
    #expect(short.errors.hasPrefix("<stdin>:2:15: error[E305]: "))
    #expect(try check("text").errors.contains("  |               ^ a plain number"))
    let json = try check("json")
    #expect(json.errors.isEmpty)
    #expect(json.output.hasPrefix("{\"code\": \"E305\""))
    let sarif = try check("sarif")
    #expect(sarif.errors.isEmpty)
    #expect(sarif.output.contains("\"ruleId\": \"E305\""))
    for run in [short, json, sarif] { #expect(run.status == 65) }
    let answers = try ProgramRun.yarrow(["run", "--format", "json"], input: script)
    #expect(answers.output == "[]\n")
    #expect(answers.errors == json.output)
  }

  @Test func strictMakesWarningsCount() throws {
    let script = Data("input growth = 60% in 10%..30%\nshow growth\n".utf8)
    #expect(try ProgramRun.yarrow(["check"], input: script).status == 0)
    for form in ["text", "short", "json", "sarif"] {
      let run = try ProgramRun.yarrow(["check", "--strict", "--format", form], input: script)
      #expect(run.status == 65)
      #expect((run.output + run.errors).contains("warning"))
      #expect(!(run.output + run.errors).contains("error["))
    }
    let clean = Data("show 1\n".utf8)
    #expect(try ProgramRun.yarrow(["check", "--strict"], input: clean).status == 0)
  }

  @Test func codesAreExplained() throws {
    let run = try ProgramRun.yarrow(["explain", "e301"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("error[E301]: "))
    #expect(run.output.contains("\nWrong:\n"))
    let all = try ProgramRun.yarrow(["explain"])
    #expect(all.output.hasPrefix("E101  "))
    let unknown = try ProgramRun.yarrow(["explain", "E3O1"])
    #expect(unknown.status == 2)
    #expect(unknown.output.isEmpty)
    #expect(unknown.errors.contains("did you mean `E301`?"))
  }

  @Test func valuesAreExplained() throws {
    let script = Data(
      "input a ~ normal(10, 2) from \"report §1\"\nlet b = a * 3\nlet c = b + 1\nshow c\n".utf8)
    let whole = try ProgramRun.yarrow(["explain", "c", "-"], input: script)
    #expect(whole.status == 0)
    #expect(whole.output.hasPrefix("explain c\n") && whole.output.contains("report §1"))
    #expect(!whole.output.contains("c = 31"))
    let cut = try ProgramRun.yarrow(["explain", "c * 2", "-", "--depth", "1"], input: script)
    #expect(cut.output.contains("b + 1  …") && !cut.output.contains("a * 3"))
    let draw = try ProgramRun.yarrow(
      ["explain", "c", "-", "--at", "p95", "--set", "a ~ normal(10, 2)"], input: script)
    #expect(draw.status == 65)
    let drawn = try ProgramRun.yarrow(
      ["explain", "c", "-", "--at", "draw 3", "--format", "csv"], input: script)
    #expect(drawn.output.contains("draws below"))
    let wrong = try ProgramRun.yarrow(["explain", "d", "-"], input: script)
    #expect(wrong.status == 65 && wrong.errors.contains("<explain>:1:9"))
    #expect(try ProgramRun.yarrow(["explain", "c", "--depth", "1"]).status == 2)
    #expect(
      try ProgramRun.yarrow(["explain", "c", "-", "--depth", "0"], input: script).status == 2)
    let alone = try ProgramRun.yarrow(["explain", "capacity"])
    #expect(alone.status == 2 && alone.errors.contains("name its script too"))
  }

  @Test func namesOfTheLibraryAreTold() throws {
    for name in ["decode_time", "inference.decode_time"] {
      let run = try ProgramRun.yarrow(["source", name])
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("fn decode_time("))
      #expect(try ProgramRun.yarrow(["doc", name]).output.contains("fn decode_time("))
    }
    #expect(try ProgramRun.yarrow(["source", "inference"]).output.contains("fn decode_time("))
    #expect(try ProgramRun.yarrow(["inputs", "inference"]).output.contains("own value"))
    #expect(try ProgramRun.yarrow(["doc", "tornado"]).output.contains("tornado gap"))
    for arguments in [["source", "decode_tim"], ["inputs", "inferense"]] {
      let run = try ProgramRun.yarrow(arguments)
      #expect(run.status == 65)
      #expect(run.errors.contains("did you mean"))
    }
    #expect(try ProgramRun.yarrow(["doc", "no_such_thing"]).status == 66)
  }

  @Test func colourIsThereWhereItIsAskedFor() throws {
    let script = Data("show x\n".utf8)
    let colour = try ProgramRun.yarrow(["check", "--color", "always"], input: script)
    #expect(colour.errors.contains("\u{1B}["))
    for arguments in [["check"], ["check", "--color", "never"], ["run"]] {
      #expect(try !ProgramRun.yarrow(arguments, input: script).errors.contains("\u{1B}"))
    }
  }

  @Test func overridesOfTheCommandAreCheckedLikeAnyOther() throws {
    let script = Data("input growth = 19%\nlet x = 100 MW * (1 + growth)\nshow x\n".utf8)
    #expect(
      try ProgramRun.yarrow(["run", "--set", "growth=25%"], input: script).output == "x = 125 MW\n")
    let wrong = try ProgramRun.yarrow(["run", "--set", "growth=25 MW"], input: script)
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("E301"))
    let unknown = try ProgramRun.yarrow(["run", "--set", "grwth=25%"], input: script)
    #expect(unknown.errors.contains("did you mean `growth`?"))
  }

  @Test func aScenarioOfTheCommandHoldsForAllQuestions() throws {
    let script = Data(
      """
      input growth = 19%
      scenario boom { growth = 30% }
      scenario more extends boom { growth += 5 pp }
      show growth

      """.utf8)
    #expect(
      try ProgramRun.yarrow(["run", "--scenario", "boom"], input: script).output == "growth = 30%\n"
    )
    #expect(
      try ProgramRun.yarrow(["run", "--scenario", "more"], input: script).output == "growth = 35%\n"
    )
    #expect(try ProgramRun.yarrow(["run", "--scenario", "bom"], input: script).status == 65)
  }

  @Test func filesCarryUnitsAxesAndAllDigits() throws {
    let script = Data(
      """
      axis year = 2024..2026
      input base = 10 GW
      show base * 1.1^(year - 2024) / 3

      """.utf8)
    let rows = try ProgramRun.yarrow(["run", "--format", "csv"], input: script).output
    #expect(rows.hasPrefix("year,base * 1.1^(year - 2024) / 3 (GW)\n2024,3.3333333333333335\n"))
    let object = try ProgramRun.yarrow(["run", "--format", "json"], input: script).output
    let parsed = try JSONSerialization.jsonObject(with: Data(object.utf8))
    let answer = try #require((parsed as? [[String: Any]])?.first)
    #expect(answer["unit"] as? String == "GW")
    let values = try #require(answer["values"] as? [Double])
    #expect(values[0] == 10 / 3.0)
    let axes = try #require(answer["axes"] as? [[String: Any]])
    #expect(axes[0]["elements"] as? [Double] == [2024, 2025, 2026])
  }

  @Test func aClosedPipeIsNoCrash() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let script = "axis a = 1..100_000\\nshow a * 2\\nexpect 1 == 2\\n"
    process.arguments = [
      "-c",
      "printf '\(script)' | \(ProjectFiles.program("yarrow").path) run --format csv 2>/dev/null | head -1 >/dev/null; exit ${PIPESTATUS[1]}",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 1)
  }

  @Test func timeAndMemoryHaveLimits() throws {
    let script = Data(
      "axis a = 1..100_000\naxis b = 1..100_000\nshow sum(sqrt(a * b) over a, b)\n".utf8)
    let late = try ProgramRun.yarrow(["run", "--max-time", "0.2"], input: script)
    #expect(late.status == 75)
    #expect(late.errors.contains("E703"))
    let large = try ProgramRun.yarrow(
      ["run", "--max-memory", "1"],
      input: Data("axis a = 1..1000\naxis b = 1..1000\nshow a * b\n".utf8))
    #expect(large.status == 75)
    #expect(large.errors.contains("E702"))
  }

}
