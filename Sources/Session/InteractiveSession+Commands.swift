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
    case .watch: return watch(argument, services)
    case .unwatch: return unwatch(argument)
    case .branch: return branch(argument, services)
    case .unbranch: return unbranch(argument)
    case .undo: return undo(argument)
    case .redo: return redo(argument)
    case .source: return [source(of: argument)]
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
    if output.failed { return output.events }
    changes += 1
    settings = next.settings
    return output.events
  }

  /// The value of the expression `text` in this session, with its name before it.
  mutating func show(_ text: String, _ services: SessionServices) -> (
    events: [SessionOutput], failed: Bool
  ) {
    let checked = check(showing: text)
    if checked.hasErrors {
      // A wrong setting makes its own question wrong too: the first error, by place, is the cause.
      let errors = checked.diagnostics.filter { $0.level == .error }
      return (errors.prefix(1).map { .diagnostic($0) }, true)
    }
    return (answers(to: checked.model, checksAll: true, services), false)
  }

  /// Checks `show` of the expression `text` in this session.
  mutating func check(showing text: String) -> CheckResult {
    check(statement: "\(Keyword.show.rawValue) \(text)")
  }

  /// Checks the question `text` in this session.
  mutating func check(statement text: String) -> CheckResult {
    let file = SourceFile(name: "<input>", text: text)
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    let questions = parsed.tree.statements.compactMap { statement -> Question? in
      if case .question(let question) = statement { question } else { nil }
    }
    let (tree, problems) = NameQualifier.qualify(parsed.tree, in: scope())
    let checked = check(questions, nil, of: tree)
    return CheckResult(
      model: checked.model, diagnostics: parsed.diagnostics + problems + checked.diagnostics)
  }

  /// Gives inputs their own values again.
  private mutating func reset(_ argument: String) -> [SessionOutput] {
    if argument.allSatisfy(\.isWhitespace) {
      if settings.isEmpty { return [.text("nothing is set\n")] }
      changes += 1
      settings = []
      return []
    }
    let target = argument.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard settings.contains(where: { $0.target == target }) else {
      return [.diagnostic(.notSet(target, set: settings.map(\.target)))]
    }
    settings.removeAll { $0.target == target }
    changes += 1
    return []
  }

  /// The value of `setting` as it was written.
  func value(of setting: Setting) -> String {
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
  func description(of shown: Shown, in model: CheckedModel) -> String {
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
