import Diagnostics
import Dimensions

extension CheckedQuestion {

  /// A search for the inputs at which as many equations hold.
  package struct Solve: Sendable {

    /// The equations.
    package let equations: [Equation]

    /// What is moved.
    package let unknowns: [Unknown]

    /// The world clauses, as they were written; empty where there are none.
    package let worlds: String

  }

  /// Two formulas that are to be equal.
  package struct Equation: Sendable {

    /// The first formula.
    package let lhs: Shown

    /// The second formula.
    package let rhs: Shown

    /// How far the first lies above the second.
    package let difference: FormulaID

  }

  /// What a search moves, and how far.
  package struct Unknown: Sendable {

    /// The input, column or cells.
    package let target: Target

    /// The least and the greatest value to try, in coherent units.
    package let range: ClosedRange<Double>

    /// The unit in which it is shown.
    package let unit: MeasuringUnit

  }

  /// A search along one input or two for where the winner changes.
  package struct Flip: Sendable {

    /// Who competes.
    package let contest: Contest

    /// What is moved.
    package let along: [Unknown]

    /// The world clauses, as they were written; empty where there are none.
    package let worlds: String

  }

  /// A contest, and how its contenders do in the draws.
  package enum Contest: Sendable {

    /// The lesser of two wins; `chances` are those of either.
    case pair(Shown, Shown, chances: [FormulaID])

    /// An element of an axis wins.
    case elements(Elements)

  }

  /// The elements of an axis that compete.
  package struct Elements: Sendable {

    /// The formula that finds the winner.
    package let shown: Shown

    /// What each comes to.
    package let scores: FormulaID

    /// The chance of each to be the winner.
    package let chances: FormulaID

    /// The axis.
    package let axis: AxisName

    /// `true` iff the greatest wins.
    package let isGreatest: Bool

  }

}

extension CheckedQuestion.Solve {

  /// The formulas of both sides of all equations.
  var formulas: [FormulaID] { equations.flatMap { [$0.lhs.formula, $0.rhs.formula] } }

}

extension CheckedQuestion.Flip {

  /// The formulas that compete.
  var formulas: [FormulaID] {
    switch contest {
    case .pair(let first, let second, _): [first.formula, second.formula]
    case .elements(let elements): [elements.shown.formula]
    }
  }

}
