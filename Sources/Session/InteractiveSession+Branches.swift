import Checker
import Diagnostics
import Presentation
import Syntax

/// A named variant of a session's inputs.
struct Branch {

  /// The name of the one that a session begins with.
  static let first = "main"

  /// Its name.
  let name: String

  /// The inputs that are set in it.
  var settings: [InteractiveSession.Setting] = []

}

/// Variants of the inputs, side by side.
///
/// Branches share all definitions and differ in what is set, so a branch is a scenario that was made by trying. For questions
/// it is one: `compare gap across branches`, `bridge gap from main to lean`, `gap under lean`. Such a question is asked of
/// the model as it is declared, with a scenario for each branch; `base` is then the model with nothing set.
extension InteractiveSession {

  /// The branch at hand.
  var branch: Branch { branches[branchIndex] }

  /// Goes to the branch that `argument` names, or lists all.
  mutating func branch(_ argument: String, _ services: SessionServices) -> [SessionOutput] {
    let words = argument.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let name = words.first else { return [.text(listOfBranches())] }
    if let problem = problem(ofBranch: name, words.count) { return [.diagnostic(problem)] }
    if let index = branches.firstIndex(where: { $0.name == name }) {
      if index == branchIndex { return [.text("this is branch \(name) already\n")] }
      branchIndex = index
      changes += 1
      return [.text(description(of: branch) + "\n")] + dropSettingsThatDoNotFit(services)
    }
    let origin = branch.name
    branches.append(Branch(name: name, settings: settings))
    branchIndex = branches.count - 1
    changes += 1
    return [.text("branch \(name), new, with the inputs of \(origin)\n")]
  }

  /// What is wrong with a branch of this `name` behind which stand `count` words, if anything.
  private func problem(ofBranch name: String, _ count: Int) -> Diagnostic? {
    let file = SourceFile(name: "<input>", text: name)
    let written = namesWritten(in: file, symbols: symbols)
    let isName = written.count == 1 && written[0].bytes == 0..<file.bytes.count
    let isWord = Keyword(rawValue: name).map { $0 == .base || $0 == .scenarios } ?? false
    if count > 1 || !isName || isWord || name == InteractiveSession.branchesWord {
      return .wrongBranchName(name, isTaken: isName)
    }
    let isScenario = entries.contains { entry in
      if case .scenario = entry.declaration.kind {
        return symbols.text(of: entry.declaration.name.symbol) == name
      }
      return false
    }
    return isScenario ? .branchIsScenario(name) : nil
  }

  /// The word that stands for all branches behind `across`.
  static let branchesWord = "branches"

  /// Forgets the branch that `argument` names.
  mutating func unbranch(_ argument: String) -> [SessionOutput] {
    let name = argument.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let index = branches.firstIndex(where: { $0.name == name }) else {
      return [.diagnostic(.unknownBranch(name, known: branches.map(\.name)))]
    }
    if index == branchIndex { return [.diagnostic(.branchAtHand(name))] }
    branches.remove(at: index)
    if index < branchIndex { branchIndex -= 1 }
    changes += 1
    return [.text("branch \(name) is forgotten; `undo` brings it back\n")]
  }

  /// Sets branches side by side, those that `argument` names or all of them: what is set otherwise, and what is watched.
  mutating func compareBranches(_ argument: String, _ services: SessionServices) -> [SessionOutput]
  {
    let separators: Set<Character> = [",", " ", "\t", "\n"]
    let names = argument.split { separators.contains($0) }.map(String.init)
    if let name = names.first(where: { name in !branches.contains { $0.name == name } }) {
      return [.diagnostic(.unknownBranch(name, known: branches.map(\.name)))]
    }
    let chosen =
      names.isEmpty ? branches : names.compactMap { name in branches.first { $0.name == name } }
    if chosen.count < 2 { return [.diagnostic(.oneBranch())] }
    var targets: [String] = []
    for setting in chosen.flatMap(\.settings) where !targets.contains(setting.target) {
      targets.append(setting.target)
    }
    let rows = targets.map { target in
      [target] + chosen.map { value(of: target, in: $0) }
    }.filter { row in Set(row.dropFirst()).count > 1 }
    let table =
      rows.isEmpty
      ? "the inputs are the same in all of them\n"
      : TextGrid.render(["input"] + chosen.map(\.name), rows)
    let list = chosen.map(\.name).joined(separator: ", ")
    let comparisons = watches.flatMap { watch in
      let verb = watch.isOfNumbers ? Keyword.compare : .show
      let question = "\(verb.rawValue) \(watch.text) across [\(list)]"
      return take(SourceFile(name: "<input>", text: question), isEntry: true, services)
    }
    return [.text(table)] + comparisons
  }

  /// The value of `target` in `branch` as it is written.
  private func value(of target: String, in branch: Branch) -> String {
    if let setting = branch.settings.first(where: { $0.target == target }) {
      return value(of: setting)
    }
    guard let setting = branches.flatMap(\.settings).first(where: { $0.target == target }),
      let entry = entry(named: symbols.text(of: setting.override.target.name.symbol)),
      let place = places(of: setting, in: entry).first
    else { return "" }
    return sources.text(of: entry.tree.span(of: place))
  }

  /// The name of `branch` and what is set in it, on one line.
  private func description(of branch: Branch) -> String {
    let set = branch.settings.map { sources.text(of: $0.override.span) }.joined(separator: ", ")
    return "branch \(branch.name): \(set.isEmpty ? "nothing is set" : set)"
  }

  /// All branches, the one at hand with a mark.
  private func listOfBranches() -> String {
    let rows = branches.indices.map { index in
      let set = branches[index].settings.map { sources.text(of: $0.override.span) }
      return [
        index == branchIndex ? "*" : "", branches[index].name,
        set.isEmpty ? "nothing is set" : set.joined(separator: ", "),
      ]
    }
    return TextGrid.render(["", "branch", "set"], rows)
  }

  /// Drops the settings that no longer fit the definitions, which all branches share, and says so.
  private mutating func dropSettingsThatDoNotFit(_ services: SessionServices) -> [SessionOutput] {
    var output: [SessionOutput] = []
    for setting in settings {
      var alone = self
      alone.settings = [setting]
      let checked = alone.check(showing: setting.target)
      sources = alone.sources
      guard checked.hasErrors else { continue }
      settings.removeAll { $0.target == setting.target }
      output += checked.diagnostics.filter { $0.level == .error }.prefix(1).map { .diagnostic($0) }
      output.append(.text("`\(setting.target)` is no longer set in branch \(branch.name)\n"))
    }
    return output
  }

}

/// Questions about branches.
extension InteractiveSession {

  /// What `entry` asks for where it sets branches side by side without a value, `compare branch main, lean`.
  func comparedBranches(in entry: String) -> String? {
    let words = entry.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard words.count >= 2, words[0] == Keyword.compare.rawValue,
      words[1] == SessionCommand.branch.rawValue || words[1] == InteractiveSession.branchesWord,
      !isDeclared(String(words[1]))
    else { return nil }
    return words.count > 2 ? String(words[2]) : ""
  }

  /// `entry` with the names of all branches in the place of `across branches`.
  func withBranchesNamed(_ entry: String) -> String {
    let file = SourceFile(name: "<input>", text: entry)
    let names = namesWritten(in: file, symbols: symbols)
    let list = "[" + branches.map(\.name).joined(separator: ", ") + "]"
    var result = ""
    var start = 0
    for (first, second) in zip(names, names.dropFirst())
    where symbols.text(of: first.name) == Keyword.across.rawValue
      && symbols.text(of: second.name) == InteractiveSession.branchesWord
    {
      result += file.text(from: UInt32(start), to: UInt32(second.bytes.lowerBound)) + list
      start = second.bytes.upperBound
    }
    return start == 0 ? entry : result + file.text(from: UInt32(start), to: .max)
  }

  /// The branches whose names stand in `file`.
  func branchesNamed(in file: SourceFile) -> [Branch] {
    let named = Set(namesWritten(in: file, symbols: symbols).map { symbols.text(of: $0.name) })
    return branches.filter { named.contains($0.name) }
  }

  /// Checks `questions` and `expression` of `tree` against the declarations in force and a scenario for each branch.
  mutating func checkAmongBranches(
    _ questions: [Question], _ expression: ExpressionID?, of tree: SyntaxTree
  ) -> CheckResult {
    var text = declarations()
    for (tree, override) in overridesOfUses() { text.add(override, of: text.add(treeOnly: tree)) }
    for branch in branches {
      let overrides = branch.settings.map { "  " + sources.text(of: $0.override.span) + "\n" }
      let script = "scenario \(branch.name) {\n\(overrides.joined())}\n"
      let file = SourceFile(name: "<branch \(branch.name)>", text: script)
      let parsed = parse(file, as: sources.add(file), symbols: symbols)
      text.add(NameQualifier.qualify(parsed.tree, in: scope()).tree)
    }
    if let (tree, overlay) = scenario() { text.scenario = (text.add(treeOnly: tree), overlay) }
    let number = text.add(treeOnly: tree)
    for question in questions { text.add(question, of: number) }
    if let expression { text.add(shown: expression, of: number) }
    return ModelChecker.check(text, symbols: symbols, sources: sources)
  }

}

extension CheckResult {

  /// `true` iff one of `branches` is taken for a scenario that is not there.
  func asksForBranches(_ branches: [Branch]) -> Bool {
    !branches.isEmpty && diagnostics.contains { $0.code == .unknownScenario }
  }

}
