import Dimensions
import Syntax

/// What leads from one currency to another, and from the money of one year to that of another.
///
/// Every currency is a base dimension of its own and so is every price year, which multiplies its currency as a tag
/// does. So yuan and dollars, and dollars of 2020 and of 2024, never meet by accident: that follows from the algebra
/// of dimensions. `x to CNY at 2023` is the one place where a unit is no constant but a formula of inputs.
struct MoneyBridges {

  /// A formula that leads across, as it is declared.
  struct Bridge {

    /// The tree of its declaration.
    let tree: Int

    /// Its formula.
    let value: ExpressionID

    /// `true` iff it is checked.
    var isChecked = false

    /// Its type and formula, once they are checked and right.
    var typed: Typed?

    /// The axis of years, where the formula is a table's column.
    var years: AxisID?

    /// The table of that column.
    var table: Symbol?

  }

  /// What one unit of a currency is worth.
  struct Rate {

    /// The currency in which it is told.
    let reference: BaseDimension

    /// `true` iff one unit of the reference is as many units of this currency as the value says.
    let isQuotient: Bool

    /// The value.
    var bridge: Bridge

  }

  /// The rate of each currency that has one.
  var rates: [BaseDimension: Rate] = [:]

  /// The price level of each currency that has one.
  var deflators: [BaseDimension: Bridge] = [:]

  /// The currencies from `currency` on, each the reference of the one before.
  func chain(from currency: BaseDimension) -> [BaseDimension] {
    var chain = [currency]
    while let rate = rates[chain[chain.count - 1]], !chain.contains(rate.reference) {
      chain.append(rate.reference)
    }
    return chain
  }

}

/// The currency in which a quantity is counted.
struct Money: Equatable {

  /// The currency.
  let currency: BaseDimension

  /// The year of its prices, where it is one year's money.
  let year: Int?

  /// The power to which it is raised: -1 in a quantity per dollar.
  let exponent: Rational

}

/// A conversion from one money to another.
struct Exchange {

  /// What is converted.
  let source: Money

  /// What it becomes.
  let target: Money

}
