/// What a series measures in a period, which decides how it goes from one frequency to another.
package enum SeriesKind: Hashable, Sendable {

  /// An amount of the period, such as sales: amounts add up.
  case flow

  /// A level at the end of the period, such as devices in use: the last one counts.
  case stock

  /// A ratio in the period, such as a price: ratios average, by their weights where they have some.
  case rate(Weight?)

  /// What the periods of a rate are weighted by.
  package enum Weight: Hashable, Sendable {

    /// What its declaration names.
    case named(DefinitionID)

    /// What it is a ratio to.
    case formula(FormulaID)

  }

  /// `true` iff this is a rate, with or without a weight.
  var isRate: Bool {
    switch self {
    case .rate: true
    case .flow, .stock: false
    }
  }

  /// The kind in words.
  var name: String {
    switch self {
    case .flow: "flow"
    case .stock: "stock"
    case .rate: "rate"
    }
  }

}
