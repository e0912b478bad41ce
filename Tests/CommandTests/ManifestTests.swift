import Diagnostics
import Foundation
import Session
import TestSupport
import Testing

/// Manifests: the same one gives the same bytes, or a word on why not.
@Suite struct ManifestTests {

  /// A folder of its own for a run.
  final class Place {

    /// The folder.
    let folder: URL

    /// Creates the folder with a script, a module and a table in it.
    init() throws {
      folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("yarrow-manifests-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("runs"), withIntermediateDirectories: true)
      try write(
        """
        use "costs.yarrow"
        use reactors
        table plant from "plants.csv"
        input 增长 = 19% in 10%..30% from "report §3.3" seen 2024-12-31
        input load ~ normal(100 MW, 10 MW)
        let gap = sum(plant.power over plant) * (1 + 增长) - load
        show gap to MW
        show costs.yearly(gap)
        sweep gap for 增长, load by latin 50 runs
        importance gap

        """, to: "s.yarrow")
      try write("input rate = $8/W from \"bank\"\nfn yearly(x) = x * rate\n", to: "costs.yarrow")
      try write("plant,power (MW)\n三门,1250\nVogtle,1117\n", to: "plants.csv")
    }

    /// Removes it.
    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of the file called `name`.
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// Writes `text` to the file called `name`.
    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// The text of the file called `name`.
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// Runs the script with a manifest at `name`.
    func run(_ name: String, _ options: [String] = []) throws -> ProgramRun {
      try ProgramRun.yarrow(["run", path("s.yarrow"), "--manifest", path(name)] + options)
    }

    /// Does `command` with the manifests called `names`.
    func yarrow(_ command: String, _ names: [String], _ options: [String] = []) throws
      -> ProgramRun
    {
      try ProgramRun.yarrow([command] + names.map { path($0) } + options)
    }

  }

  @Test func theSameManifestGivesTheSameBytes() throws {
    let place = try Place()
    let options = ["--set", "增长=21%", "--seed", "7", "--samples", "2048", "--format", "json"]
    let run = try place.run("runs/a.json", options + ["--threads", "1"])
    #expect(run.status == 0 && run.errors.isEmpty)
    for threads in ["1", "2", "5"] {
      let again = try place.yarrow("rerun", ["runs/a.json"], ["--threads", threads])
      #expect(again.status == 0 && again.errors.isEmpty, "\(again.errors)")
      #expect(again.output == run.output)
    }
    _ = try place.run("runs/b.json", options + ["--threads", "3"])
    #expect(try place.text("runs/a.json") == (try place.text("runs/b.json")))
    let manifest = try #require(JSONValue(parsing: try place.text("runs/a.json")))
    let script = try #require(manifest["scripts"]?.array?.first)
    #expect(script["path"]?.string == "../s.yarrow")
    #expect(
      script["files"]?.array?.map { $0["path"]?.string ?? "" }
        == ["s.yarrow", "costs.yarrow", "reactors", "plants.csv"])
    let growth = script["inputs"]?.array?.first { $0["name"]?.string == "增长" }
    #expect(growth?["value"]?.string == "19%" && growth?["from"]?.string == "report §3.3")
    let other = try place.yarrow("rerun", ["runs/a.json"], ["--format", "csv"])
    #expect(other.status == 0 && other.output != run.output)
  }

  @Test func whatHasChangedIsNamed() throws {
    let place = try Place()
    #expect(try place.run("a.json").status == 0)
    for (name, text) in [
      ("plants.csv", "plant,power (MW)\n三门,1250\nVogtle,1118\n"),
      ("costs.yarrow", "input rate = $9/W from \"bank\"\nfn yearly(x) = x * rate\n"),
      ("s.yarrow", try place.text("s.yarrow") + "show 1\n"),
    ] {
      let old = try place.text(name)
      try place.write(text, to: name)
      let run = try place.yarrow("rerun", ["a.json"])
      #expect(run.status == 65 && run.output.isEmpty)
      #expect(run.errors.contains("error[E852]: `\(name)` has changed"), "\(run.errors)")
      #expect(run.errors.components(separatedBy: "error[").count == 2)
      try FileManager.default.removeItem(atPath: place.path(name))
      let gone = try place.yarrow("rerun", ["a.json"])
      #expect(gone.status >= 65 && gone.errors.contains(name) && gone.output.isEmpty)
      try place.write(old, to: name)
    }
    #expect(try place.yarrow("rerun", ["a.json"]).status == 0)
  }

  @Test func damagedAndForeignManifestsAreRefused() throws {
    let place = try Place()
    _ = try place.run("a.json")
    let text = try place.text("a.json")
    let damaged = [
      "", "{", "[]", "{\"manifest\": \"1\"}", String(text.dropLast(20)),
      text.replacingOccurrences(of: "normal(100", with: "normal(110"),
      text.replacingOccurrences(of: "\"seed\": \"1\"", with: "\"seed\": \"-1\""),
      text.replacingOccurrences(of: "\"samples\": 16384", with: "\"samples\": 1e99"),
      String(repeating: "[", count: 100_000), text + "x",
    ]
    for text in damaged {
      try place.write(text, to: "b.json")
      for run in [
        try place.yarrow("rerun", ["b.json"]), try place.yarrow("bridge", ["a.json", "b.json"]),
      ] {
        #expect(run.status == 65 && run.output.isEmpty, "\(text.prefix(40))")
        #expect(run.errors.contains("error[E850]"), "\(text.prefix(40)): \(run.errors)")
      }
    }
    try place.write(
      text.replacingOccurrences(of: "\"yarrow\": \"", with: "\"yarrow\": \"9"), to: "b.json")
    #expect(try place.yarrow("rerun", ["b.json"]).errors.contains("error[E851]"))
    try place.write(
      text.replacingOccurrences(of: "\"manifest\": \"1\"", with: "\"manifest\": \"7\""),
      to: "b.json")
    #expect(try place.yarrow("rerun", ["b.json"]).errors.contains("error[E851]"))
    let hash = try #require(JSONValue(parsing: text)?["output"]?["sha256"]?.string)
    try place.write(
      text.replacingOccurrences(of: hash, with: String(hash.reversed())), to: "b.json")
    #expect(try place.yarrow("rerun", ["b.json"]).errors.contains("error[E853]"))
    #expect(try place.yarrow("rerun", ["none.json"]).status == 66)
  }

  @Test func aManifestReplacesNothingThatIsRead() throws {
    let place = try Place()
    for name in ["s.yarrow", "plants.csv", "costs.yarrow"] {
      let old = try place.text(name)
      let run = try place.run(name)
      #expect(run.status == 65 && run.errors.contains("error[E842]"), "\(run.errors)")
      #expect(try place.text(name) == old)
    }
    #expect(try ProgramRun.yarrow(["run", "--manifest", place.path("x.json")]).status == 2)
    #expect(try place.run("nowhere/x.json").errors.contains("error[E803]"))
    try place.write("show nothing\n", to: "s.yarrow")
    #expect(try place.run("y.json").status == 65)
    #expect(!FileManager.default.fileExists(atPath: place.path("y.json")))
  }

  /// The examples of FIPS 180-4 and its million letters.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func hashesAreThoseOfTheStandard(_ text: String, _ digits: String) {
    #expect(SHA256.digits(of: Array(text.utf8)) == digits)
    var parts = SHA256()
    for part in stride(from: 0, to: text.utf8.count, by: 4999) {
      parts.add(Array(text.utf8.dropFirst(part).prefix(4999)))
    }
    #expect(parts.digits == digits)
  }

  /// What Foundation reads in a text of ours, and what we read in one of Foundation's.
  @Test func jsonIsReadAsOthersDo() throws {
    let texts = ["a\"\\/\n\t\u{1}", "三门 𝄞 \u{2028}", ""]
    let value = JSONValue.object([
      JSONValue.Member("texts", .array(texts.map { .string($0) })),
      JSONValue.Member("numbers", .array([.number("-1.5e-7"), .number("0"), .bool(true), .null])),
    ])
    for depth in 0...3 {
      let data = Data(value.text(depth: depth).utf8)
      let read = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(read["texts"] as? [String] == texts)
      #expect(JSONValue(parsing: value.text(depth: depth)) == value)
    }
    let escaped = "{\"x\": \"\\ud834\\udd1e\\u4e09\\/\"}"
    #expect(JSONValue(parsing: escaped)?["x"]?.string == "𝄞三/")
    for wrong in ["\"\\ud834\"", "\"\\u12\"", "[1,]", "{\"a\" 1}", "01x", "tru", "\"\n\"", "1 2"] {
      #expect(JSONValue(parsing: wrong) == nil, "\(wrong)")
    }
  }

}
