import Diagnostics

/// The wording of all conditions of modules.
extension Diagnostic {

  /// The path of a module's file whose name is no name.
  package static func unnamedModule(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownModule, "the file `\(path)` gives its module no name", at: [DiagnosticLabel(span)],
      help: ["a module's file is called by a name and `.yarrow`: `use \"costs.yarrow\"`"])
  }

  /// A module that the library does not have.
  package static func unknownModule(_ name: String, at span: SourceSpan, known: [String])
    -> Diagnostic
  {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    let nearest = Spelling.nearest(to: name, among: known)
    return Diagnostic(
      .unknownModule, "the library has no module `\(name)`", at: [DiagnosticLabel(span)],
      help: nearest != nil
        ? .didYouMean(nearest, at: span)
        : [
          "its modules are \(list)",
          "a module of your own is used by its file: `use \"\(name).yarrow\"`",
        ])
  }

  /// Modules that use each other.
  package static func moduleCycle(_ path: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .moduleCycle,
      path.count == 1
        ? "the module `\(path[0])` uses itself"
        : "these modules use each other: \((path + [path[0]]).joined(separator: " → "))",
      at: [DiagnosticLabel(span)],
      help: ["move what both need into a module of its own"])
  }

  /// Two modules of one name.
  package static func moduleNamedTwice(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .moduleCycle, "there are two modules called `\(name)`", at: [DiagnosticLabel(span)],
      help: ["rename the file of one"])
  }

  /// A name that a module does not have in a space, or keeps for itself.
  static func unknownMember(
    _ name: String, of module: String, in space: ModuleScope.Space, at span: SourceSpan,
    known: [String], isDeclared: Bool, isPrivate: Bool
  ) -> Diagnostic {
    let place = SourceSpan(
      file: span.file, start: span.end - UInt32(name.utf8.count), end: span.end)
    let noun =
      switch space {
      case .values: "value"
      case .functions: "function"
      case .scenarios: "scenario"
      }
    if isPrivate {
      return Diagnostic(
        .unknownMember, "`\(name)` is private to the module `\(module)`",
        at: [DiagnosticLabel(place)],
        help: ["names that begin with `_` are for the module alone"])
    }
    let nearest = isDeclared ? nil : Spelling.nearest(to: name, among: known)
    let list = known.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    let help: [Help] =
      nearest.map { .didYouMean($0, at: place) }
      ?? [
        known.isEmpty
          ? "it has no \(noun)s"
          : "its \(noun)s are \(list)\(known.count > 8 ? ", …" : "")"
      ]
    return Diagnostic(
      .unknownMember,
      isDeclared
        ? "`\(name)` of the module `\(module)` is no \(noun)"
        : "the module `\(module)` has no \(noun) `\(name)`",
      at: [DiagnosticLabel(place)], help: help)
  }

  /// A module that changes the inputs of another for all who use it.
  package static func overrideInModule(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .moduleCycle, "a module leaves the inputs of others to those who use it",
      at: [DiagnosticLabel(span)],
      help: ["write `with` behind the formulas that need other inputs"])
  }

  /// A name that is imported although the text has it already.
  package static func importedTwice(_ name: String, of module: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .duplicateName, "`\(name)` is declared or imported already", at: [DiagnosticLabel(span)],
      help: ["leave it out, and say `\(module).\(name)`"])
  }

  /// A name that is imported from a module that does not have it.
  package static func unknownImport(
    _ name: String, of module: String, at span: SourceSpan, known: [String]
  ) -> Diagnostic {
    let list = known.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownMember, "the module `\(module)` has no `\(name)`", at: [DiagnosticLabel(span)],
      help: Spelling.nearest(to: name, among: known).map { [Help("did you mean `\($0)`?")] }
        ?? ["its names are \(list)\(known.count > 8 ? ", …" : "")"])
  }

}
