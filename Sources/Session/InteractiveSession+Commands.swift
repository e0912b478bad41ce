import Checker
import Diagnostics
import Dimensions
import ModelLibrary
import Presentation
import Syntax

/// The commands of a session.
extension InteractiveSession {

  /// Runs `command` with what stands behind its word.
  mutating func run(_ command: SessionCommand, _ argument: String, _ services: SessionServices)
    -> [SessionOutput]
  {
    switch command {
    case .set: return set(argument, services)
    case .reset: return reset(argument)
    case .inputs: return [listInputs(of: argument)]
    case .source: return [source(of: argument)]
    case .about: return [help(on: argument)]
    case .type: return type(of: argument)
    case .help: return [help(on: argument)]
    case .explain: return [explanation(of: argument)]
    case .load: return load(argument, services)
    case .save: return save(argument, services)
    case .quit: return [.leave]
    }
  }

  /// Sets an input as `argument` says, and shows its value.
  private mutating func set(_ argument: String, _ services: SessionServices) -> [SessionOutput] {
    let file = SourceFile(name: "<input>", text: argument)
    let parsed = parseOverride(file, as: sources.add(file), symbols: symbols)
    guard parsed.diagnostics.isEmpty, let written = parsed.override else {
      return parsed.diagnostics.map { .diagnostic($0) }
    }
    let (tree, override, problems) = NameQualifier.qualify(written, of: parsed.tree, in: scope())
    if !problems.isEmpty { return problems.map { .diagnostic($0) } }
    guard override.combination == nil, case .formula = override.value else {
      return [.diagnostic(.notOneValue(at: override.span))]
    }
    var next = self
    let target = sources.text(of: override.target.span)
    next.settings.removeAll { $0.target == target }
    next.settings.append(Setting(tree: tree, override: override, target: target))
    let output = next.show(target, services)
    sources = next.sources
    if !output.failed { settings = next.settings }
    return output.events
  }

  /// The value of the expression `text` in this session, with its name before it.
  private mutating func show(_ text: String, _ services: SessionServices) -> (
    events: [SessionOutput], failed: Bool
  ) {
    let file = SourceFile(name: "<input>", text: "show \(text)")
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    let questions = parsed.tree.statements.compactMap { statement -> Question? in
      if case .question(let question) = statement { question } else { nil }
    }
    let checked = check(
      questions, nil, of: NameQualifier.qualify(parsed.tree, in: scope()).tree)
    if checked.hasErrors {
      // A wrong setting makes its own question wrong too: the first error, by place, is the cause.
      let errors = checked.diagnostics.filter { $0.level == .error }
      return (errors.prefix(1).map { .diagnostic($0) }, true)
    }
    return (answers(to: checked.model, checksAll: true, services), false)
  }

  /// Gives inputs their own values again.
  private mutating func reset(_ argument: String) -> [SessionOutput] {
    if argument.isEmpty {
      settings = []
      return []
    }
    let target = argument.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard settings.contains(where: { $0.target == target }) else {
      return [.diagnostic(.notSet(target, set: settings.map(\.target)))]
    }
    settings.removeAll { $0.target == target }
    return []
  }

  /// The inputs of the session, or of the module called `argument`, with their values, ranges and sources.
  private func listInputs(of argument: String) -> SessionOutput {
    let name = argument.split(whereSeparator: \.isWhitespace).first.map(String.init)
    var declared = entries
    if let name {
      guard let module = modules[symbols.intern(name)] else {
        return .diagnostic(.noModule(name, used: moduleNames, known: Library.modules.map(\.name)))
      }
      declared = module.entries
    }
    let inputs = declared.compactMap { entry -> (Entry, InputDeclaration)? in
      if case .input(let input) = entry.declaration.kind { (entry, input) } else { nil }
    }
    let own = settings.filter { setting in name.map { setting.target.hasPrefix($0 + ".") } ?? true }
    if inputs.isEmpty, own.isEmpty { return .text("no inputs\n") }
    var rows: [[String]] = []
    for (entry, input) in inputs {
      let name = symbols.text(of: entry.declaration.name.symbol)
      let own = sources.text(of: entry.tree.span(of: input.value))
      let setting = settings.first { $0.target == name }.map { value(of: $0) }
      let source = input.facts.words
      rows.append([
        name, setting ?? own, setting == nil ? "" : own,
        input.range.map { sources.text(of: $0.span) } ?? "", source,
      ])
    }
    let cells = own.filter { setting in !rows.contains { $0[0] == setting.target } }
    for setting in cells { rows.append([setting.target, value(of: setting), "", "", ""]) }
    return .text(TextGrid.render(["input", "value", "own value", "range", "source"], rows))
  }

  /// The value of `setting` as it was written.
  private func value(of setting: Setting) -> String {
    guard case .formula(let formula) = setting.override.value else { return "" }
    return sources.text(of: setting.tree.span(of: formula))
  }

  /// The dimension, unit and axes of the expression `argument`.
  private mutating func type(of argument: String) -> [SessionOutput] {
    let file = SourceFile(name: "<input>", text: argument)
    let parsed = parse(file, as: sources.add(file), symbols: symbols, allowsExpression: true)
    if !parsed.diagnostics.isEmpty { return parsed.diagnostics.map { .diagnostic($0) } }
    guard let expression = parsed.expression else {
      return [.diagnostic(.expressionExpected(after: SessionCommand.type.rawValue))]
    }
    let (tree, problems) = NameQualifier.qualify(parsed.tree, in: scope())
    if !problems.isEmpty { return problems.map { .diagnostic($0) } }
    let checked = check([], expression, of: tree)
    if checked.hasErrors {
      return checked.diagnostics.filter { $0.level == .error }.map { .diagnostic($0) }
    }
    guard case .show(let shown) = checked.model.questions.first?.kind else { return [] }
    return [.text(description(of: shown, in: checked.model) + "\n")]
  }

  /// The type, unit and axes of `shown` in words.
  private func description(of shown: Shown, in model: CheckedModel) -> String {
    var text: String
    switch shown.type {
    case .quantity(let dimension):
      text = model.units.name(of: dimension)
      let unit = shown.unit ?? model.units.plainUnit(for: dimension)
      if !unit.isPlain { text += ", in \(unit.label)" }
    case .boolean: text = "a truth value"
    case .text: text = "a text"
    case .period(let kind): text = kind.description
    case .variable, .failed: text = "a value of unknown kind"
    }
    let inference = AxisInference(model)
    let world = inference.world(after: .steps(model.root), in: .base)
    let axes = inference.axes(of: shown.formula, in: world)
      .map { "\(inference.model[$0].name) (\(inference.model[$0].elements.count))" }
    return text + (axes.isEmpty ? "" : ", over " + axes.joined(separator: " × "))
  }

  /// Takes the statements of the script at `path`.
  private mutating func load(_ path: String, _ services: SessionServices) -> [SessionOutput] {
    if path.isEmpty { return [.diagnostic(.fileExpected(after: SessionCommand.load.rawValue))] }
    switch services.read(path) {
    case .success(let file):
      return take(file, isEntry: false, services)
    case .failure(let failure): return [.diagnostic(failure.diagnostic)]
    }
  }

}
