import Diagnostics
import Dimensions

/// A study of what moves a value.
package struct Study: Sendable {

  /// The value.
  package let shown: Shown

  /// What may be moved, in the order of declaration or of the question.
  package let movers: [Mover]

  /// What is moved as one, in the order of the question; each mover is part of one group.
  package let groups: [MovedGroup]

  /// One thing that may be moved.
  package struct Mover: Sendable {

    /// The input, column or cells.
    package let target: CheckedQuestion.Target

    /// The least and the greatest value, in coherent units, where they are said.
    package let range: ClosedRange<Double>?

    /// The unit in which it is shown; `nil` where it is no quantity.
    package let unit: MeasuringUnit?

    /// `true` iff the question names it.
    package let isNamed: Bool

    /// `true` iff the question says how far it is to be moved: then that holds for an uncertain input too.
    package let hasOwnRange: Bool

    /// The values that it takes, where the question says which; else it takes all of its range.
    package let values: [Double]?

    /// The texts that these values stand for, where it is a text.
    package let labels: [String]?

    /// Creates a mover.
    package init(
      target: CheckedQuestion.Target, range: ClosedRange<Double>?, unit: MeasuringUnit?,
      isNamed: Bool, hasOwnRange: Bool, values: [Double]? = nil, labels: [String]? = nil
    ) {
      (self.target, self.range, self.unit) = (target, range, unit)
      (self.isNamed, self.hasOwnRange) = (isNamed, hasOwnRange)
      (self.values, self.labels) = (values, labels)
    }

  }

}

/// Several things that are moved as one, or one thing alone.
package struct MovedGroup: Sendable {

  /// The name under which they are shown.
  package let name: String

  /// Their numbers among all that is moved.
  package let members: [Int]

  /// `true` iff the question gives them this name.
  package let isNamed: Bool

  /// Creates a group.
  package init(name: String, members: [Int], isNamed: Bool) {
    (self.name, self.members, self.isNamed) = (name, members, isNamed)
  }

}

/// Values compared between worlds.
package struct ScenarioComparison: Sendable {

  /// The values, each over the axis of worlds.
  package let values: [Shown]

  /// The axis of worlds, the first of which is what others are compared with.
  package let axis: AxisID

  /// How probable each world is, where that is said.
  package let weights: [Double?]

}

/// A search for the inputs and elements at which a value is least or greatest.
package struct Optimization: Sendable {

  /// The value, and the inputs that may be moved.
  package let study: Study

  /// The axes of the value of which an element is chosen.
  package let axes: [ChosenAxis]

  /// `true` iff the value is to be greatest.
  package let isMaximum: Bool

  /// What has to hold.
  package let conditions: [Condition]

  /// An axis of which an element is chosen.
  package struct ChosenAxis: Sendable {

    /// The axis.
    package let axis: AxisID

    /// Its name.
    package let name: String

    /// The elements to choose from.
    package let elements: [Int]

    /// Where it stands.
    package let span: SourceSpan

  }

  /// A condition.
  package struct Condition: Sendable {

    /// The condition.
    package let shown: Shown

    /// How far it is from failing, where it is a comparison.
    package let margin: Margin?

  }

  /// How far a comparison is from failing.
  package struct Margin: Sendable {

    /// The side that is to be greater, less the other.
    package let formula: FormulaID

    /// The two sides.
    package let lhs: FormulaID, rhs: FormulaID

    /// `true` iff they are to be equal.
    package let isEquality: Bool

  }

}

/// A choice between alternatives, and what may be known before it is made.
package struct Decision: Sendable {

  /// The value of the best alternative, and what may be known.
  package let study: Study

  /// `true` iff the greatest value is best.
  package let isMaximum: Bool

  /// What is chosen from.
  package let alternatives: Alternatives

  /// The ways to say what is chosen from.
  package enum Alternatives: Sendable {

    /// The elements of axes of a formula.
    case elements(FormulaID, [AxisName])

    /// Formulas, each with its text.
    case formulas([(formula: FormulaID, text: String)])

  }

}

/// The way of a value from one world to another.
package struct WorldBridge: Sendable {

  /// The value.
  package let shown: Shown

  /// What the two worlds set.
  package let start: [[WorldOverride]], end: [[WorldOverride]]

  /// The names of the two worlds.
  package let startName: String, endName: String

  /// What is set in one of them and the value depends on.
  package let drivers: [CheckedQuestion.Target]

  /// What shares the difference out: drivers, or groups of them.
  package let groups: [MovedGroup]

}

extension CheckedModel {

  /// `true` iff the value of `definition` is drawn where nothing overrides it.
  package func isDrawn(_ definition: DefinitionID) -> Bool {
    if case .draw = formulas[self[definition].formula] { true } else { false }
  }

}
