import Diagnostics
import Syntax

/// A model that is right, ready to be asked and to be changed a line at a time.
///
/// A session asks many questions of one model and changes little in between. What the declarations came to is kept,
/// so a question costs only its own check. So does a change of one input or definition that leaves its kind,
/// unit, axes and the names it needs as they were: nothing that depends on it can be typed otherwise.
/// Every other change is left to a check of the whole, which is also what words the problems of a change.
package struct RevisedModel {

  /// The checker as it stands behind the declarations; nobody changes it.
  private let checker: ModelChecker

  /// The changes since the whole was checked.
  private let revisions: Int

  /// Changes after which the whole is checked again: each leaves a tree and some formulas behind that nothing uses.
  private static let revisionLimit = 1000

  /// Checks the whole of `text`, which has no questions; `nil` where it has errors.
  package init?(_ text: ModelText, symbols: SymbolTable, sources: SourceMap) {
    checker = ModelChecker.ofDeclarations(text, symbols: symbols, sources: sources)
    revisions = 0
    let trial = ModelChecker(continuing: checker, sources: sources)
    guard checker.errorCount == 0, !trial.conclude().hasErrors else { return nil }
    checker.knownAxes = trial.knownAxes
  }

  /// A model that `checker` stands behind.
  private init(_ checker: ModelChecker, revisions: Int) {
    self.checker = checker
    self.revisions = revisions
  }

  /// What is asked of a model: questions and expressions, each with its tree, in the world of some overrides.
  package struct Request {

    /// The questions, which all lie in one tree.
    package var questions: [Question] = []

    /// An expression of that tree to be shown by itself.
    package var expression: ExpressionID?

    /// The tree.
    package let tree: SyntaxTree

    /// The overrides in whose world all is asked, each with its tree.
    package let overrides: [(tree: SyntaxTree, override: Override)]

    /// The scenario around that world, if any, with its tree.
    package var scenario: (tree: SyntaxTree, overlay: Overlay)?

    /// Creates a request of what lies in `tree`.
    package init(
      questions: [Question] = [], expression: ExpressionID? = nil, tree: SyntaxTree,
      overrides: [(tree: SyntaxTree, override: Override)]
    ) {
      self.questions = questions
      self.expression = expression
      self.tree = tree
      self.overrides = overrides
    }

  }

  /// The model with the questions of `request` checked, and what is wrong or worth knowing of them.
  package func check(_ request: Request, sources: SourceMap) -> CheckResult {
    let trial = ModelChecker(continuing: checker, sources: sources)
    let tree = trial.text.add(treeOnly: request.tree)
    for question in request.questions { trial.text.add(question, of: tree) }
    if let expression = request.expression { trial.text.add(shown: expression, of: tree) }
    for (tree, override) in request.overrides {
      trial.text.add(override, of: trial.text.add(treeOnly: tree))
    }
    if let (tree, overlay) = request.scenario {
      trial.text.scenario = (trial.text.add(treeOnly: tree), overlay)
    }
    return trial.conclude()
  }

  /// The model in which `declaration` of `tree` stands in the place of the one of its name, with what is worth
  /// knowing of it; `nil` where the whole has to be checked.
  package func replacing(_ declaration: Declaration, of tree: SyntaxTree, sources: SourceMap)
    -> (model: RevisedModel, warnings: [Diagnostic])?
  {
    guard revisions < RevisedModel.revisionLimit else { return nil }
    let next = ModelChecker(continuing: checker, sources: sources)
    guard next.revise(declaration, of: tree) else { return nil }
    let warnings = next.diagnostics
    next.diagnostics = []
    return (RevisedModel(next, revisions: revisions + 1), warnings)
  }

}

extension ModelChecker {

  /// Checks `declaration` of `tree` in the place of the one of its name; `false` where others may have to be checked too.
  fileprivate func revise(_ declaration: Declaration, of tree: SyntaxTree) -> Bool {
    guard case .definition(let id) = values[declaration.name.symbol],
      let place = text.declarations.firstIndex(where: {
        $0.declaration.name.symbol == declaration.name.symbol
          && $0.declaration.name.span == model[id].span
      })
    else { return false }
    let old = text.declarations[place]
    let number = text.add(treeOnly: tree)
    guard old.declaration.kind.facts.validity.isEmpty, declaration.kind.facts.validity.isEmpty,
      let needs = items(of: old.declaration, in: old.tree),
      let newNeeds = items(of: declaration, in: number), needs == newNeeds,
      isInput(old.declaration) == isInput(declaration), !hasWeight(old.declaration),
      !hasWeight(declaration)
    else { return false }
    text.replace(place, by: declaration, of: number)
    places[declaration.name.symbol] = declaration.name.span
    let before = model[id]
    redeclare(id, as: declaration)
    currentItem = .definition(id)
    check(
      id,
      ItemSyntax(
        tree: number, declaration: declaration, expressions: [], locals: [], overrides: [],
        parent: nil))
    currentItem = nil
    let after = model[id]
    guard errorCount == 0, after.type == before.type, after.unit == before.unit,
      after.series == before.series
    else {
      return false
    }
    let axes = knownAxes?[id]
    knownAxes?[id] = nil
    let inference = AxisInference(model, known: knownAxes ?? [:])
    guard inference.axes(of: id, in: .base) == axes, inference.diagnostics.isEmpty else {
      return false
    }
    knownAxes?[id] = axes
    return true
  }

  /// The items that the formula of an input or definition names; `nil` for other declarations.
  private func items(of declaration: Declaration, in tree: Int) -> Set<Item>? {
    var collector = NameCollector(checker: self, tree: tree, locals: [])
    switch declaration.kind {
    case .input(let input): collector.collect(input.value)
    case .let(let definition):
      if definition.recurrence != nil { return nil }
      collector.collect(definition.value)
    case .axis, .calendar, .table, .rows, .function, .unit, .dimension, .deflator, .fit, .scenario:
      return nil
    }
    return collector.hasLevels ? nil : Set(collector.items)
  }

  /// `true` iff `declaration` names a weight, which other formulas need.
  private func hasWeight(_ declaration: Declaration) -> Bool {
    if case .let(let definition) = declaration.kind, case .rate(_?) = definition.series {
      true
    } else {
      false
    }
  }

  /// `true` iff `declaration` is of an input.
  private func isInput(_ declaration: Declaration) -> Bool {
    switch declaration.kind {
    case .input: true
    case .axis, .calendar, .table, .rows, .let, .function, .unit, .dimension, .deflator, .fit,
      .scenario:
      false
    }
  }

  /// Gives the definition `id` what `declaration` says of it beside its formula.
  private func redeclare(_ id: DefinitionID, as declaration: Declaration) {
    let old = model[id]
    let facts = declaration.kind.facts
    model.definitions[id.index] = Definition(
      name: old.name, role: old.role, span: declaration.name.span,
      documentation: declaration.documentation, formula: old.formula, type: old.type,
      unit: old.unit, series: old.series, weight: old.weight, range: nil, source: facts.source,
      seen: facts.seen)
  }

}
