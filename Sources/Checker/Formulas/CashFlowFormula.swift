/// What can be said of a cash flow along an axis.
package enum CashFlowMeasure: String, Sendable {

  case npv, irr, payback

}

/// A judgement of a cash flow along an axis, whose first element is the time 0.
package struct CashFlowFormula: Hashable, Sendable {

  /// What is asked.
  package let measure: CashFlowMeasure

  /// The flow.
  package let flow: FormulaID

  /// The rate at which it is discounted from one element to the next, where there is one.
  package let rate: FormulaID?

  /// The axis, and where its name stands.
  package let axis: Place

  /// An axis that is named at a place.
  package struct Place: Hashable, Sendable {

    /// The axis.
    package let id: AxisID

    /// Its name there.
    package let name: AxisName

  }

}
