import Diagnostics
import Dimensions
import Syntax

/// Conversions from one money to another.
///
/// An amount without a price year is money of the day: the year in which it changes hands is not part of what it
/// measures, so a conversion that needs it asks for it, `to CNY at 2023`. An amount with one, `900 USD@2020`, says it
/// itself. Rates lead from one currency to another within a year, price levels from one year to another within
/// a currency; what needs both is two conversions, because which goes first matters.
extension ModelChecker {

  /// Why a conversion of money cannot be made.
  enum ExchangeProblem {

    /// The year of the amount must be named.
    case yearMissing

    /// The year of the amount is known, so `at` names none.
    case yearGiven

    /// Nothing leads from one to the other: the declaration that would.
    case noBridge(String)

    /// The rate is one for all years, and so is not known to be that of the year of the prices.
    case rateWithoutYears

    /// Both the currency and the year change.
    case twoSteps

  }

  /// The money in `dimension`, and the dimension without it; `nil` where there is none, or several.
  private func money(in dimension: Dimension) -> (money: Money, rest: Dimension)? {
    let currencies = dimension.factors.filter { model.units.isCurrency($0.base) }
    let years = dimension.factors.compactMap { factor -> (Dimension.Factor, Int)? in
      guard let year = model.units.priceYear(of: factor.base) else { return nil }
      return (factor, year)
    }
    guard currencies.count == 1, years.count <= 1,
      years.allSatisfy({ $0.0.exponent == currencies[0].exponent })
    else { return nil }
    let rest = (currencies + years.map(\.0)).reduce(dimension) { rest, factor in
      rest / Dimension(factor.base).raised(to: factor.exponent)
    }
    let money = Money(
      currency: currencies[0].base, year: years.first?.1, exponent: currencies[0].exponent)
    return (money, rest)
  }

  /// The conversion of money that makes `target` of `type`, where it takes one or `unit` names a year.
  func exchange(of type: ValueType, to target: Dimension, _ unit: DisplayUnit) -> Exchange? {
    guard case .quantity(let dimension) = unification.resolve(type) else { return nil }
    guard let exchange = exchange(from: dimension, to: target) else { return nil }
    return exchange.source == exchange.target && unit.year == nil ? nil : exchange
  }

  /// The conversion of money that makes `target` of `source`, where they differ in nothing else.
  private func exchange(from source: Dimension, to target: Dimension) -> Exchange? {
    guard let (from, rest) = money(in: source), let (to, other) = money(in: target), rest == other,
      from.exponent == to.exponent
    else { return nil }
    return Exchange(source: from, target: to)
  }

  /// Types `exchange` of `value`, which `operand` is, to `unit`.
  func check(
    _ exchange: Exchange, of value: Typed, _ operand: ExpressionID, to unit: MeasuringUnit,
    _ target: DisplayUnit, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    let problem = self.problem(with: exchange, yearIsNamed: target.year != nil)
    if let problem {
      report(
        exchange, problem, at: target, year: target.year.map { self.span(of: $0, in: scope) },
        value: self.span(of: operand, in: scope), value.type)
      return failed(at: span)
    }
    var formula = value.formula
    for (bridge, divides, year) in steps(of: exchange) {
      guard let factor = self.factor(bridge, in: year, target, scope) else {
        return failed(at: span)
      }
      let inverts = exchange.source.exponent < .zero
      let operation: BinaryOperation = divides == inverts ? .multiply : .divide
      let power = inverts ? -exchange.source.exponent : exchange.source.exponent
      var operand = factor
      if power != .one {
        let exponent = model.formulas.add(.constant(power.value), at: target.span)
        operand = model.formulas.add(.binary(.power, factor, exponent), at: target.span)
      }
      formula = model.formulas.add(.binary(operation, formula, operand), at: span)
    }
    return Typed(formula: formula, type: .quantity(unit.dimension), unit: unit)
  }

  /// What is wrong with `exchange`, if anything; its bridges are checked then.
  private func problem(with exchange: Exchange, yearIsNamed: Bool) -> ExchangeProblem? {
    let (source, target) = (exchange.source, exchange.target)
    if source == target { return .yearGiven }
    if source.currency == target.currency {
      checkDeflator(of: source.currency)
      guard bridges.deflators[source.currency] != nil else {
        return .noBridge("deflator \(currencyName(source.currency)) = prices.cpi")
      }
      let isKnown = source.year != nil && target.year != nil
      return isKnown == yearIsNamed ? (isKnown ? .yearGiven : .yearMissing) : nil
    }
    guard source.year == target.year else { return .twoSteps }
    let path = self.path(from: source.currency, to: target.currency)
    guard let path else {
      let missing = [source.currency, target.currency].first {
        bridges.rates[$0] == nil && $0 != dollar
      }
      let name = currencyName(missing ?? source.currency)
      return .noBridge("unit \(name) = USD / usd_\(name.lowercased())")
    }
    for (currency, _) in path { checkRate(of: currency) }
    let needsYear = path.contains { bridges.rates[$0.currency]?.bridge.years != nil }
    if source.year != nil {
      return yearIsNamed ? .yearGiven : needsYear ? nil : .rateWithoutYears
    }
    return needsYear == yearIsNamed ? nil : needsYear ? .yearMissing : .yearGiven
  }

  /// The base dimension of dollars.
  private var dollar: BaseDimension? { model.units.dimension(named: "Money")?.factors.first?.base }

  /// The currencies whose rates lead from `source` to `target`, and whether each is left or entered.
  private func path(from source: BaseDimension, to target: BaseDimension)
    -> [(currency: BaseDimension, isLeft: Bool)]?
  {
    let up = bridges.chain(from: source)
    let down = bridges.chain(from: target)
    guard let meeting = up.first(where: down.contains) else { return nil }
    let left = up.prefix { $0 != meeting }.map { ($0, true) }
    let entered = down.prefix { $0 != meeting }.reversed().map { ($0, false) }
    return left + entered
  }

  /// The year in which a bridge is crossed.
  private enum Moment {

    /// The one behind `at`.
    case named

    /// This one.
    case year(Int)

  }

  /// The bridges that `exchange` crosses: whether an amount is divided by each, and in which year it stands.
  private func steps(of exchange: Exchange) -> [(MoneyBridges.Bridge, divides: Bool, Moment)] {
    let (source, target) = (exchange.source, exchange.target)
    if source.currency == target.currency, let deflator = bridges.deflators[source.currency] {
      return [
        (deflator, false, target.year.map { .year($0) } ?? .named),
        (deflator, true, source.year.map { .year($0) } ?? .named),
      ]
    }
    let year: Moment = source.year.map { .year($0) } ?? .named
    return (path(from: source.currency, to: target.currency) ?? []).compactMap { step in
      bridges.rates[step.currency].map { ($0.bridge, $0.isQuotient == step.isLeft, year) }
    }
  }

  /// The last year for which the first table of rates that `exchange` needs has a row.
  func lastYear(of exchange: Exchange) -> String {
    for (bridge, _, _) in steps(of: exchange) {
      guard let axis = bridge.years, case .numbers(let years, _) = model[axis].elements,
        let last = years.max()
      else { continue }
      return NumberFormat.label(last)
    }
    return "2023"
  }

  /// The formula of `bridge` in the year that `moment` says; `nil` where it has a mistake.
  private func factor(
    _ bridge: MoneyBridges.Bridge, in moment: Moment, _ target: DisplayUnit, _ scope: Scope
  ) -> FormulaID? {
    guard let typed = bridge.typed else {
      errorCount += 1
      return nil
    }
    guard let axis = bridge.years, let table = bridge.table else { return typed.formula }
    let name = AxisName(name: model[axis].name, span: target.span)
    switch moment {
    case .year(let year):
      let pick = Pick(axis: name, element: .number(Double(year)), span: target.span)
      return model.formulas.add(pick: [pick], from: typed.formula, at: target.span)
    case .named:
      guard let year = target.year else { return typed.formula }
      let selector = Selector(
        axis: Name(symbol: table, span: span(of: year, in: scope)), element: year)
      if indexedAxis(of: selector, in: scope) != nil {
        return value(of: typed, at: selector, of: axis, target.span, in: scope)?.formula
      }
      guard let element = element(of: selector, in: scope) else { return nil }
      let pick = Pick(axis: name, element: element, span: span(of: year, in: scope))
      return model.formulas.add(pick: [pick], from: typed.formula, at: target.span)
    }
  }

  /// The name of `currency` as it is written behind a number.
  func currencyName(_ currency: BaseDimension) -> String {
    let name = model.units.plainUnit(for: Dimension(currency)).label
    return name == "$" ? "USD" : name
  }

  /// What kind of mismatch of money there is between `lhs` and `rhs`, which cannot be added or compared, if any.
  func mismatchOfMoney(_ lhs: Dimension, _ rhs: Dimension) -> DiagnosticCode? {
    guard let exchange = exchange(from: lhs, to: rhs) else { return nil }
    return exchange.source.currency == exchange.target.currency
      ? .priceYearMismatch : .currencyMismatch
  }

  /// The bridge from `rhs` to the money of `lhs`: the conversion, or what has to be declared for it.
  func waysToExchange(_ lhs: Side, _ rhs: Side, _ item: Item?) -> [Help] {
    guard let exchange = exchange(from: rhs.dimension, to: lhs.dimension) else { return [] }
    let unit = model.units.plainUnit(for: lhs.dimension).label
    let target = unit.hasPrefix("$") ? "USD" + unit.dropFirst() : unit
    let text = line(at: rhs.span)
    switch problem(with: exchange, yearIsNamed: false) {
    case nil:
      let conversion = "(\(text) to \(target))"
      return [Help("convert one of them: `\(conversion)`", TextEdit(rhs.span, conversion))]
    case .yearMissing, .yearGiven:
      let conversion = "(\(text) to \(target) at \(lastYear(of: exchange)))"
      return [Help("convert one of them, and name its year: `\(conversion)`")]
    case .noBridge(let declaration):
      var help: [Help] = []
      if let bridge = bridge(lhs, rhs, item) ?? bridge(rhs, lhs, item) { help = [bridge] }
      let isRate = exchange.source.currency != exchange.target.currency
      return help + [
        "between them lies a \(isRate ? "rate" : "price level"): declare it, `\(declaration)`, and write `(\(text) to \(target))`"
      ]
    case .rateWithoutYears:
      return ["between them lies a rate by year: a column of a table whose rows are years"]
    case .twoSteps:
      return ["two bridges lie between them, a rate and a price level: convert in two steps"]
    }
  }

}
