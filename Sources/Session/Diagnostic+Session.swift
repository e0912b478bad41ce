import Diagnostics

/// The wording of all conditions of a session's commands.
extension Diagnostic {

  /// A command that does not exist.
  static func unknownCommand(_ command: String) -> Diagnostic {
    let known = SessionCommand.allCases.map(\.rawValue)
    let nearest = Spelling.nearest(to: String(command.dropFirst()), among: known)
    return Diagnostic(
      .unknownName, "there is no command `\(command)`",
      help: [nearest.map { Help("did you mean `\($0)`?") } ?? "`help` lists the commands"])
  }

  /// A name that is declared twice in one entry.
  static func declaredTwice(_ name: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .duplicateName, "`\(name)` is declared twice",
      at: [DiagnosticLabel(span, "again here"), DiagnosticLabel(first, "first here")],
      help: ["nothing is assigned twice: rename one"])
  }

  /// A `set` of more than one value.
  static func notOneValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sweepInScenario, "`set` gives an input one value", at: [DiagnosticLabel(span)],
      help: ["sweep in a question: `x with input = low..high step …`"])
  }

  /// A `reset` of something that is not set.
  static func notSet(_ target: String, set: [String]) -> Diagnostic {
    let list = set.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownInput, "`\(target)` is not set",
      help: [set.isEmpty ? "nothing is set" : "these are set: \(list)"])
  }

  /// A command without its expression.
  static func expressionExpected(after command: String) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "`\(command)` takes an expression", help: ["`\(command) 2 * 3 MW`"])
  }

  /// A command without its file.
  static func fileExpected(after command: String) -> Diagnostic {
    Diagnostic(.unexpectedToken, "`\(command)` takes a file", help: ["`\(command) plan.yarrow`"])
  }

  /// A command without its name.
  static func nameExpected(after command: String) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "`\(command)` takes a name, or a module", help: ["`\(command) growth`"])
  }

  /// A setting that a saved script has no place for.
  static func settingNotSaved(_ target: String) -> Diagnostic {
    Diagnostic(
      .settingNotSaved, "`\(target)` is set, and a script has no place for it",
      help: [
        "the cells of its table do not stand in the script: `reset \(target)`, or say it in a scenario"
      ])
  }

  /// A code that does not exist.
  static func unknownCode(_ code: String) -> Diagnostic {
    let nearest = DiagnosticCode.nearest(to: code)?.rawValue
    return Diagnostic(
      .unknownName, "there is no code `\(code)`",
      help: [nearest.map { Help("did you mean `\($0)`?") } ?? "`explain` alone lists the codes"])
  }

  /// A module that is not in use.
  static func noModule(_ name: String, used: [String], known: [String]) -> Diagnostic {
    let isKnown = known.contains(name)
    return Diagnostic(
      .unknownModule, "the module `\(name)` is not in use",
      help: [
        isKnown
          ? "`use \(name)` brings it in"
          : Spelling.nearest(to: name, among: used + known).map { Help("did you mean `\($0)`?") }
            ?? "`use NAME` brings in a module of the library"
      ])
  }

  /// A name that nothing is known about.
  static func noHelp(on name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .unknownName, "nothing is known about `\(name)`",
      help: [nearest.map { Help("did you mean `\($0)`?") } ?? "`help` lists the commands"])
  }

  /// An `undo` or `redo` that does not say how often.
  static func stepsExpected(after command: String) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "`\(command)` takes a number of steps, or nothing for one",
      help: ["`\(command) 3`"])
  }

  /// An `undo` or `redo` where there is nothing.
  static func nothingToTakeBack(_ command: SessionCommand) -> Diagnostic {
    Diagnostic(
      .nothingToUndo,
      command == .undo
        ? "nothing was changed before this" : "nothing was undone that could be done again",
      help: [
        command == .undo
          ? "what was asked is no change of the model"
          : "a new change leaves what was undone behind"
      ])
  }

  /// A branch that is called like nothing can be, or by a word that questions have `taken`.
  static func wrongBranchName(_ name: String, isTaken: Bool) -> Diagnostic {
    Diagnostic(
      .wrongBranch,
      isTaken
        ? "`\(name)` stands for something else in questions, so it cannot be a branch"
        : "`\(name)` cannot be the name of a branch",
      help: ["a branch has a name as definitions have, one word: `branch lean`"])
  }

  /// A branch that is called like a scenario.
  static func branchIsScenario(_ name: String) -> Diagnostic {
    Diagnostic(
      .wrongBranch,
      "`\(name)` is a scenario, and questions could not tell a branch of this name from it",
      help: ["take another name, or ask `… under \(name)`"])
  }

  /// A scenario that is called like a branch.
  static func scenarioIsBranch(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongBranch,
      "`\(name)` is a branch, and questions could not tell a scenario of this name from it",
      at: [DiagnosticLabel(span)], help: ["take another name, or `unbranch \(name)` first"])
  }

  /// A branch that there is not.
  static func unknownBranch(_ name: String, known: [String]) -> Diagnostic {
    let nearest = Spelling.nearest(to: name, among: known)
    return Diagnostic(
      .unknownBranch,
      name.isEmpty ? "which branch is meant is not said" : "there is no branch `\(name)`",
      help: [
        nearest.map { Help("did you mean `\($0)`?") }
          ?? Help("these there are: \(known.map { "`\($0)`" }.joined(separator: ", "))")
      ])
  }

  /// The branch at hand, which is to be forgotten.
  static func branchAtHand(_ name: String) -> Diagnostic {
    Diagnostic(
      .wrongBranch, "`\(name)` is the branch at hand",
      help: ["go to another one first: `branch NAME`"])
  }

  /// A comparison of branches where there is one.
  static func oneBranch() -> Diagnostic {
    Diagnostic(
      .unknownBranch, "there is only one branch, so there is nothing to compare",
      help: ["`branch lean` makes another one, in which `set` changes inputs"])
  }

  /// An `unwatch` of something that is not watched.
  static func notWatched(_ text: String, watched: [String]) -> Diagnostic {
    let list = watched.enumerated().map { "\($0.offset + 1) `\($0.element)`" }
    return Diagnostic(
      .notWatched, "`\(text)` is not watched",
      help: [
        watched.isEmpty
          ? "nothing is watched; `watch x` watches x"
          : Help("these are watched: \(list.joined(separator: ", "))")
      ])
  }

}
