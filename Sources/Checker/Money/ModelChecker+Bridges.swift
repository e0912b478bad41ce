import Diagnostics
import Dimensions
import Syntax

/// Declarations of rates and price levels.
extension ModelChecker {

  /// Declares the currency `names`, whose first is worth `rate`; `false` where it must wait for another.
  func declare(_ rate: UnitDeclaration.Rate, of names: [Name], in tree: Int, isFinal: Bool) -> Bool
  {
    let reference = spelling(rate.reference.symbol)
    guard let unit = model.units.unit(named: reference) else {
      if isFinal {
        reportUnknown(rate.reference.symbol, in: .units) { [self] in
          .unknown(
            unit: reference, at: rate.reference.span,
            nearest: Spelling.nearest(to: reference, among: model.units.unitNames).map { [$0] }
              ?? [], isValue: false, spacing: [])
        }
      }
      return isFinal
    }
    let factors = unit.unit.dimension.factors
    guard factors.count == 1, model.units.isCurrency(factors[0].base) else {
      report(.notACurrency(reference, at: rate.reference.span))
      unreadNames.formUnion(names.map(\.symbol))
      return true
    }
    for name in names where model.units.unit(named: spelling(name.symbol)) != nil {
      report(
        .duplicate(
          unit: spelling(name.symbol), at: name.span, first: unitPlaces[spelling(name.symbol)]))
      return true
    }
    let dimension = ownDimension(of: names[0])
    model.units.add(Unit(names: names.map { spelling($0.symbol) }, dimension: dimension))
    if dimension.factors.count == 1 {
      model.units.addCurrency(dimension.factors[0].base)
      bridges.rates[dimension.factors[0].base] = MoneyBridges.Rate(
        reference: factors[0].base, isQuotient: rate.isQuotient,
        bridge: MoneyBridges.Bridge(tree: tree, value: rate.value))
    }
    return true
  }

  /// Declares the price levels of the text.
  func declareDeflators() {
    for (tree, declaration) in text.declarations {
      guard case .deflator(let deflator) = declaration.kind else { continue }
      let name = declaration.name
      let factors = model.units.unit(named: spelling(name.symbol))?.unit.dimension.factors ?? []
      guard factors.count == 1, model.units.isCurrency(factors[0].base) else {
        if !isUnread(name.symbol) {
          report(.notACurrency(spelling(name.symbol), at: name.span))
        }
        continue
      }
      if let first = bridges.deflators[factors[0].base] {
        report(
          .duplicate(
            name: spelling(name.symbol), at: name.span,
            first: text.trees[first.tree].span(of: first.value)))
        continue
      }
      bridges.deflators[factors[0].base] = MoneyBridges.Bridge(tree: tree, value: deflator.value)
    }
  }

  /// Checks the formulas of all rates and price levels that no conversion has needed.
  func checkBridges() {
    for currency in bridges.rates.keys.sorted() { checkRate(of: currency) }
    for currency in bridges.deflators.keys.sorted() { checkDeflator(of: currency) }
  }

  /// Checks the rate of `currency`, once.
  func checkRate(of currency: BaseDimension) {
    guard let rate = bridges.rates[currency], !rate.bridge.isChecked else { return }
    let own = Dimension(currency) / Dimension(rate.reference)
    bridges.rates[currency]?.bridge = checked(
      rate.bridge, asRate: rate.isQuotient ? own : own.raised(to: Rational(-1)))
  }

  /// Checks the price level of `currency`, once.
  func checkDeflator(of currency: BaseDimension) {
    guard let deflator = bridges.deflators[currency], !deflator.isChecked else { return }
    var level = checked(deflator, asRate: nil)
    if level.typed != nil, level.years == nil {
      report(.deflatorWithoutYears(at: text.trees[level.tree].span(of: level.value)))
      level.typed = nil
    }
    bridges.deflators[currency] = level
  }

  /// `bridge` with the formula that its value becomes: a plain number, or for a rate a quantity of `dimension`.
  private func checked(_ bridge: MoneyBridges.Bridge, asRate dimension: Dimension?)
    -> MoneyBridges.Bridge
  {
    var result = bridge
    result.isChecked = true
    let scope = Scope(tree: bridge.tree)
    let count = errorCount
    let value = checkQuantity(bridge.value, in: scope)
    guard errorCount == count, value.type != .failed else { return result }
    let isRight =
      dimension.map { unification.resolve(value.type) == .quantity($0) } ?? false
      || unification.unify(value.type, .quantity(.one))
    guard isRight else {
      report(
        .wrongRate(
          name(of: value.type), at: span(of: bridge.value, in: scope),
          measures: dimension.map { model.units.plainUnit(for: $0).label }))
      return result
    }
    if case .member(let table, _) = text.trees[bridge.tree][bridge.value],
      case .name(let symbol) = text.trees[bridge.tree][table],
      case .table(let axis, _) = values[symbol]
    {
      guard case .numbers(_, let unit) = model[axis].elements, unit.dimension.isDimensionless
      else {
        report(.tableWithoutYears(spelling(symbol), at: span(of: table, in: scope)))
        return result
      }
      (result.years, result.table) = (axis, symbol)
    }
    result.typed = value
    return result
  }

  /// The name of the currency whose sign is `sign`, where it has one and is declared; else `sign`.
  func currency(bySign sign: String) -> String {
    let name = sign == "€" ? "EUR" : sign == "£" ? "GBP" : sign
    return model.units.unit(named: name) == nil ? sign : name
  }

  /// `true` iff `unit` has a currency in it.
  func isMoney(_ unit: UnitExpression) -> Bool {
    unit.factors.contains { factor in
      let unit = model.units.unit(named: currency(bySign: spelling(factor.name)))?.unit
      return unit?.dimension.factors.contains { model.units.isCurrency($0.base) } ?? false
    }
  }

  /// The definitions that rates and price levels name.
  var definitionsOfBridges: [DefinitionID] {
    let all = bridges.rates.values.map(\.bridge) + bridges.deflators.values
    return all.compactMap { definition(of: $0) }.sorted { $0.index < $1.index }
  }

  /// The definition that `bridge` names, where there is one.
  private func definition(of bridge: MoneyBridges.Bridge) -> DefinitionID? {
    let tree = text.trees[bridge.tree]
    switch tree[bridge.value] {
    case .name(let symbol):
      guard case .definition(let id) = values[symbol] else { return nil }
      return id
    case .member(let table, let column):
      guard case .name(let symbol) = tree[table], case .table(_, let columns) = values[symbol]
      else { return nil }
      return columns[column]
    case .quantity, .period, .text, .boolean, .hole, .negation, .complement, .binary, .conditional,
      .conversion, .resampling, .selection, .call, .world:
      preconditionFailure("unreachable: the grammar lets only names stand here")
    }
  }

}
