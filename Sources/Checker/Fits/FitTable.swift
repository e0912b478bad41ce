import Dimensions
import Fits
import Syntax

/// The curves through data of a model.
///
/// A fit is made while checking, because its data are numbers that the script itself has. What comes of it are
/// definitions like any other: each parameter is its estimate plus the errors that the covariance says, which are made
/// of as many independent normal draws as there are parameters, the j-th named after the j-th parameter. So parameters
/// that hang together are drawn together, `adoption(2030)` is a formula of them, and a what-if can set one.
struct FitTable {

  /// One fit.
  struct Entry {

    /// The curve.
    let curve: Curve

    /// The definitions of its parameters, in their order.
    let parameters: [DefinitionID]

    /// The fit, once it is made.
    var fit: CurveFit?

    /// `true` iff it was tried.
    var isChecked = false

    /// What it goes along, and in which unit.
    var place = Typed(formula: FormulaID(index: 0), type: .failed)

    /// What it goes through, and in which unit.
    var value = Typed(formula: FormulaID(index: 0), type: .failed)

    /// What is shown of it.
    var summary: FormulaID?

  }

  /// The fits by name.
  var entries: [Symbol: Entry] = [:]

  /// The parameter that each derived value follows from.
  var derived: [DefinitionID: DefinitionID] = [:]

  /// `true` iff the value known as `id` follows from a parameter.
  func isDerived(_ id: DefinitionID) -> Bool { derived[id] != nil }

  /// The parameter that the value known as `id` follows from.
  func parameter(of id: DefinitionID) -> DefinitionID? { derived[id] }

  /// The names of the parameters among `columns`.
  func parameters(of columns: [Symbol: DefinitionID], _ model: CheckedModel) -> [String] {
    columns.values.filter { !isDerived($0) }.sorted { $0.index < $1.index }.map { model[$0].name }
  }

}

extension Curve {

  /// What people say instead of a parameter: its name, the number of the parameter, and its measure.
  var derived: (name: String, parameter: Int, measure: Measure)? {
    switch self {
    case .exponential: ("doubling", 1, .time)
    case .power: ("learning", 1, .plain)
    case .linear, .logistic, .gompertz, .bass: nil
    }
  }

}
