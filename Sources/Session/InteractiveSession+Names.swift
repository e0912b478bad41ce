import Checker
import Diagnostics
import Dimensions
import ModelLibrary
import Presentation
import Syntax

/// What a session tells of names, its own and the library's.
extension InteractiveSession {

  /// A session of its own in which `module` is in use.
  static func using(_ module: Library.Module) -> InteractiveSession {
    var session = InteractiveSession()
    let services = SessionServices(
      read: { .failure(FileFailure(Diagnostic(.fileMissing, "there is no file `\($0)`"))) },
      write: { _, _ in nil })
    _ = session.step("\(Keyword.use.rawValue) \(module.name)", services)
    return session
  }

  /// Help on `topic`, or on the session.
  package func help(on topic: String) -> SessionOutput {
    let name = topic.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    if name.isEmpty { return .text(overview()) }
    if let module = modules[symbols.intern(name)] { return .text(contents(of: module)) }
    if let entry = entry(named: name) { return .text(description(of: entry, name)) }
    let parts = [
      languageHelp(name), Library.module(name).map { libraryHelp(of: $0) }, libraryHelp(on: name),
    ]
    let text = parts.compactMap { $0 }.joined(separator: "\n")
    return text.isEmpty ? .diagnostic(unknown(name)) : .text(text)
  }

  /// What is wrong with a `name` that nothing is known about.
  private func unknown(_ name: String) -> Diagnostic {
    let library = Library.modules.flatMap { LibrarySearch.names(in: $0) }
    let short = library.map { $0.split(separator: ".").dropFirst().joined(separator: ".") }
    let known = words(forHelp: name) + library + short
    return .noHelp(on: name, nearest: Spelling.nearest(to: name, among: known))
  }

  /// The words about which something is known, those of the library's modules where `name` begins with one of these.
  func words(forHelp name: String) -> [String] {
    let statements = Keyword.allCases.filter { $0.usage != nil }.map(\.rawValue)
    let module = name.split(separator: ".").first.flatMap { Library.module(String($0)) }
    return names() + LanguageFunctions.names + SessionCommand.allCases.map(\.rawValue) + statements
      + (module.map { LibrarySearch.names(in: $0) } ?? [])
  }

  /// What the language itself has of this `name`: a function, a unit, a statement, a command.
  private func languageHelp(_ name: String) -> String? {
    var lines: [String] = []
    if let function = LanguageFunctions.signature(of: name) { lines.append(function) }
    if let unit = UnitRegistry.standard.unit(named: name) {
      let dimension = UnitRegistry.standard.name(of: unit.unit.dimension)
      lines.append("\(name): a unit of \(dimension)")
    }
    if let usage = Keyword(rawValue: name)?.usage {
      lines.append("\(usage.form): \(usage.summary)")
    }
    if let command = SessionCommand(rawValue: name) {
      lines.append("\(command.rawValue) \(command.argument)".trimmingEnd + ": \(command.summary)")
    }
    return lines.isEmpty ? nil : lines.map { $0 + "\n" }.joined()
  }

  /// What the library's module that is not in use has for others.
  private func libraryHelp(of module: Library.Module) -> String {
    let session = InteractiveSession.using(module)
    let contents = session.modules[session.symbols.intern(module.name)]
    return (contents.map { session.contents(of: $0) } ?? "")
      + "(field \(module.field); `use \(module.name)` brings it in)\n"
  }

  /// What the library has of this `name` in modules that are not in use; several names are listed.
  private func libraryHelp(on name: String) -> String? {
    let found = LibrarySearch.declarations(named: name)
    guard let only = found.first else { return nil }
    if found.count > 1 { return InteractiveSession.list(found) }
    let session = InteractiveSession.using(only.module)
    guard let entry = session.entry(named: only.name) else { return nil }
    return session.description(of: entry, only.name)
      + "(\(only.name): `use \(only.module.name)` brings it in)\n"
  }

  /// The names in `found`, one a line.
  private static func list(_ found: [LibrarySearch.Found]) -> String {
    "several modules of the library have it:\n" + found.map { "  \($0.name)\n" }.joined()
  }

  /// What `entry`, which is called `name` here, is: its documentation, how it is declared, what it measures.
  private func description(of entry: Entry, _ name: String) -> String {
    let documentation = entry.declaration.documentation.map { $0 + "\n" } ?? ""
    switch entry.declaration.kind {
    case .function(let function):
      return documentation + signature(of: function, entry) + "\n"
        + "(`source \(name)` shows how it is computed)\n"
    case .input, .let:
      var session = self
      let checked = session.check(showing: name)
      let text = documentation + sources.text(of: entry.declaration.span) + "\n"
      guard !checked.hasErrors, case .show(let shown) = checked.model.questions.first?.kind else {
        return text
      }
      return text + "(\(description(of: shown, in: checked.model)))\n"
    case .axis, .calendar, .table, .rows, .unit, .dimension, .deflator, .fit, .scenario:
      return documentation + sources.text(of: entry.declaration.span) + "\n"
    }
  }

  /// How `function` is called, with its sources.
  private func signature(of function: FunctionDeclaration, _ entry: Entry) -> String {
    let span = entry.declaration.span
    let body = entry.tree.span(of: function.result).start
    var head = sources[span.file].text(from: span.start, to: body)[...]
    if let brace = head.firstIndex(of: "{") { head = head[..<brace] }
    while let last = head.last, last.isWhitespace || last == "=" { head.removeLast() }
    let source = function.facts.words
    return String(head) + (source.isEmpty ? "" : "\n  from \(source)")
  }

  /// The text of the declaration that `argument` names, or of a module.
  package func source(of argument: String) -> SessionOutput {
    let name = argument.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    if name.isEmpty { return .diagnostic(.nameExpected(after: SessionCommand.source.rawValue)) }
    if let module = modules[symbols.intern(name)] {
      return .text(sources[module.tree.file].text(from: 0, to: .max))
    }
    if let entry = entry(named: name) {
      return .text(sources.text(of: entry.declaration.span) + "\n")
    }
    if let module = Library.module(name) { return .text(module.file.text(from: 0, to: .max)) }
    let found = LibrarySearch.declarations(named: name)
    guard let only = found.first else {
      guard let language = languageHelp(name) else { return .diagnostic(unknown(name)) }
      return .text(language + "(a part of the language, which has no text of its own)\n")
    }
    if found.count > 1 { return .text(InteractiveSession.list(found)) }
    let session = InteractiveSession.using(only.module)
    guard let entry = session.entry(named: only.name) else { return .diagnostic(unknown(name)) }
    return .text(
      session.sources.text(of: entry.declaration.span) + "\n"
        + "(\(only.name): `use \(only.module.name)` brings it in)\n")
  }

  /// The inputs of the session, or of the module called `argument`, with their values, ranges and sources.
  package func listInputs(of argument: String) -> SessionOutput {
    let name = argument.split(whereSeparator: \.isWhitespace).first.map(String.init)
    guard let name else { return .text(table(ofInputs: entries, settings)) }
    if let module = modules[symbols.intern(name)] {
      let own = settings.filter { $0.target.hasPrefix(name + ".") }
      return .text(table(ofInputs: module.entries, own))
    }
    guard let module = Library.module(name) else {
      return .diagnostic(.noModule(name, used: moduleNames, known: Library.modules.map(\.name)))
    }
    let session = InteractiveSession.using(module)
    guard case .text(let text) = session.listInputs(of: name) else { return .text("") }
    return .text(text + "(`use \(name)` brings it in)\n")
  }

  /// The inputs that `declared` declare, with the values that `set` gives them and other cells that it sets.
  private func table(ofInputs declared: [Entry], _ set: [Setting]) -> String {
    let inputs = declared.compactMap { entry -> (Entry, InputDeclaration)? in
      if case .input(let input) = entry.declaration.kind { (entry, input) } else { nil }
    }
    if inputs.isEmpty, set.isEmpty { return "no inputs\n" }
    var rows: [[String]] = []
    for (entry, input) in inputs {
      let name = symbols.text(of: entry.declaration.name.symbol)
      let own =
        (input.drawn == nil ? "" : "~ ") + sources.text(of: entry.tree.span(of: input.value))
      let setting = set.first { $0.target == name }.map { value(of: $0) }
      let range = input.range.map { sources.text(of: $0.span) } ?? ""
      rows.append([
        name, setting ?? own, setting == nil ? "" : own, range, input.facts.words,
      ])
    }
    let cells = set.filter { setting in !rows.contains { $0[0] == setting.target } }
    for setting in cells { rows.append([setting.target, value(of: setting), "", "", ""]) }
    return TextGrid.render(["input", "value", "own value", "range", "source"], rows)
  }

}
