import Diagnostics
import Syntax

/// What is not wrong but probably not meant.
extension ModelChecker {

  /// Warns of inputs that no question of a whole script depends on.
  ///
  /// A script without questions is a library, and one with errors has questions that were left out.
  func warnOfUnusedInputs() {
    guard text.isWholeScript, errorCount == 0, !model.questions.isEmpty else { return }
    var used = ineffectiveTargets
    for question in model.questions {
      for formula in question.kind.formulas { used.formUnion(model.reached(from: formula)) }
      used.formUnion(question.kind.targets)
    }
    for assertion in model.assertions {
      for formula in assertion.checks.flatMap(\.condition.formulas) {
        used.formUnion(model.reached(from: formula))
      }
    }
    used.formUnion(model.root.joined().map(\.target))
    for (index, definition) in model.definitions.enumerated()
    where definition.role == .input && !used.contains(DefinitionID(index: index)) {
      warn(.unusedInput(definition.name, at: definition.span))
    }
  }

  /// Warns of tags that stand in one place only and nearly spell another.
  func warnOfLonelyTags() {
    let names = tagPlaces.keys.map { spelling($0) }.sorted()
    for (symbol, places) in tagPlaces where Set(places).count == 1 {
      let name = spelling(symbol)
      guard let nearest = Spelling.nearest(to: name, among: names) else { continue }
      warn(.lonelyTag(name, at: places[0], nearest: nearest))
    }
  }

  /// Warns where the parameter or local `name` of a function hides a value of the model.
  func warnOfShadowing(_ name: Name) {
    guard let place = places[name.symbol] else { return }
    warn(.shadowedName(spelling(name.symbol), at: name.span, hidden: place))
  }

}

extension CheckedQuestion.Kind {

  /// The inputs and columns that the question moves.
  fileprivate var targets: [DefinitionID] {
    switch self {
    case .show, .list, .plot, .histogram, .expect, .claim, .audit, .compare, .explain: []
    case .optimize(let optimization): optimization.study.movers.map(\.target.definition)
    case .information(let decision): decision.study.movers.map(\.target.definition)
    case .bridge(let bridge): bridge.drivers.map(\.definition)
    case .tornado(let study), .importance(let study, _), .stress(let study):
      study.movers.map(\.target.definition)
    case .solve(let solve): solve.unknowns.map(\.target.definition)
    case .flip(let flip): flip.along.map(\.target.definition)
    case .sweep(let sweep): sweep.factors.map(\.target.definition)
    }
  }

}
