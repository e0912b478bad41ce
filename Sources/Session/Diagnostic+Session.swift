import Diagnostics

/// The wording of all conditions of a session's commands.
extension Diagnostic {

  /// A command that does not exist.
  static func unknownCommand(_ command: String) -> Diagnostic {
    let known = SessionCommand.allCases.map(\.rawValue)
    let nearest = Spelling.nearest(to: command, among: known)
    return Diagnostic(
      .unknownName, "there is no command `\(command)`",
      help: [nearest.map { Help("did you mean `\($0)`?") } ?? "`:help` lists the commands"])
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
      help: [nearest.map { Help("did you mean `\($0)`?") } ?? "`:explain` lists the codes"])
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
      help: [nearest.map { Help("did you mean `\($0)`?") } ?? "`:help` lists the commands"])
  }

}
