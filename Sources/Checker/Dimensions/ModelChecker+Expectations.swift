import Diagnostics
import Dimensions
import Syntax

/// What an expression should be, as far as its surroundings tell, and what to say where it is something else.
///
/// The best message names what would fit, and that is known only when every definition has its type. So these
/// errors are counted where they occur and put into words at the end.
extension ModelChecker {

  /// Counts an error that `diagnostic` puts into words when all types are known.
  func reportLater(_ diagnostic: @escaping () -> Diagnostic) {
    errorCount += 1
    if errorCount <= ModelChecker.diagnosticLimit { deferred.append(diagnostic) }
  }

  /// Puts the errors that had to wait into words.
  func reportDeferred() {
    diagnostics += deferred.map { $0() }
    deferred = []
  }

  /// What `body` makes of an expression that should be of `type`.
  func expecting(_ type: ValueType?, _ body: () -> Typed) -> Typed {
    expectedType = type
    defer { expectedType = nil }
    return body()
  }

  /// The values of `lhs` and `rhs`, which should be alike, as quantities or periods where they must be: a name or hole whose own
  /// type is unknown is seen after the other side, which tells what it should be.
  ///
  /// It is written without closures because a long sum recurses through it for each of its terms.
  func checkAlike(
    _ lhs: ExpressionID, _ rhs: ExpressionID, asQuantities: Bool, in scope: Scope
  ) -> (Typed, Typed) {
    let expected = expectedType
    let isReversed = isUndeclared(lhs, in: scope)
    let (early, late) = isReversed ? (rhs, lhs) : (lhs, rhs)
    let first =
      asQuantities ? checkQuantity(early, allowsPeriod: true, in: scope) : check(early, in: scope)
    expectedType = expected ?? first.type
    let second =
      asQuantities ? checkQuantity(late, allowsPeriod: true, in: scope) : check(late, in: scope)
    return isReversed ? (second, first) : (first, second)
  }

  /// `true` iff `expression` is a name that nothing has.
  private func isUndeclared(_ expression: ExpressionID, in scope: Scope) -> Bool {
    guard case .name(let symbol) = text.trees[scope.tree][expression] else { return false }
    return scope.locals[symbol] == nil && values[symbol] == nil
  }

  /// `true` iff a value of type `type` may stand where `expected` should.
  func couldBe(_ type: ValueType, _ expected: ValueType?) -> Bool {
    guard let expected else { return true }
    var trial = unification
    return trial.unify(type, expected)
  }

  /// Types a name that nothing has.
  func checkUnknown(
    name symbol: Symbol, _ expected: ValueType?, at span: SourceSpan, in scope: Scope
  )
    -> Typed
  {
    let item = currentItem
    reportUnknown(symbol, in: .values) { [self] in
      let name = spelling(symbol)
      let locals = scope.locals.keys.map { spelling($0) }.sorted()
      let globals = text.declarations.filter { isOfValue($0.declaration) }
        .map { spelling($0.declaration.name.symbol) }
      let fits = { (candidate: String) in
        self.couldBe(self.type(of: candidate, in: scope), expected)
          && !self.wouldCycle(candidate, item)
      }
      let nearest = Spelling.nearest(to: name, among: locals + globals, fits: fits)
      return .unknown(
        name: name, at: span, nearest: nearest, fits: nearest.map(fits) ?? false,
        unit: model.units.unit(named: name).map {
          couldBe(.quantity($0.unit.dimension), expected)
        }, role: role(of: symbol))
    }
    return failed(at: span)
  }

  /// What `symbol`, which no value has, is the name of, and how that is used.
  private func role(of symbol: Symbol) -> String? {
    let name = spelling(symbol)
    if scenarios[symbol] != nil {
      return "`\(name)` is a scenario: a value in its world is written `x under \(name)`"
    }
    if functions[symbol] != nil {
      return "`\(name)` is a function: it is called as `\(name)(…)`"
    }
    return LanguageFunctions.signature(of: name).map { "it is called as \($0)" }
  }

  /// `true` iff `declaration` is of something that has a value.
  private func isOfValue(_ declaration: Declaration) -> Bool {
    switch declaration.kind {
    case .axis, .table, .input, .let, .fit: true
    case .calendar, .rows, .function, .unit, .dimension, .deflator, .scenario: false
    }
  }

  /// The type of what is called `name`.
  private func type(of name: String, in scope: Scope) -> ValueType {
    let symbol = symbols.intern(name)
    if let local = scope.locals[symbol] { return unification.resolve(local.type) }
    switch values[symbol] {
    case .definition(let id): return model[id].type
    case .axis(let id), .table(let id, _): return typeOfElements(of: id)
    case .fit: return .text
    case nil: return .failed
    }
  }

  /// `true` iff the value called `name` needs `item`, so that `item` cannot use it.
  func wouldCycle(_ name: String, _ item: Item?) -> Bool {
    guard case .definition(let current) = item,
      case .definition(let candidate) = values[symbols.intern(name)]
    else { return false }
    return candidate == current || model.needs(of: [candidate]).contains(current)
  }

  /// Types `?`: it is what its surroundings make of it.
  func checkHole(_ expected: ValueType?, at span: SourceSpan) -> Typed {
    let type = unification.freshType()
    let item = currentItem
    reportLater { [self] in
      var resolved = unification.resolve(type)
      if case .variable = resolved, let expected { resolved = unification.resolve(expected) }
      return .unfilledHole(
        at: span, measures: described(resolved), candidates: candidates(for: resolved, item))
    }
    return Typed(formula: model.formulas.add(.constant(.nan), at: span), type: type)
  }

  /// The names of inputs and definitions of type `type` that `item` may use, in the order of their declarations.
  func candidates(for type: ValueType, _ item: Item?) -> [String] {
    guard case .quantity(let dimension) = type,
      !dimension.factors.contains(where: \.base.isVariable)
    else { return [] }
    return model.definitions.filter { definition in
      switch definition.role {
      case .input, .formula: break
      case .column: return false
      }
      return definition.type == type && !wouldCycle(definition.name, item)
    }.map(\.name)
  }

}
