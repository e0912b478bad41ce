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

    /// The number of values that its range has, evenly spaced, where the question says steps; else it takes all.
    package let levels: Int?

    /// Creates a mover.
    package init(
      target: CheckedQuestion.Target, range: ClosedRange<Double>?, unit: MeasuringUnit?,
      isNamed: Bool, hasOwnRange: Bool, levels: Int? = nil
    ) {
      (self.target, self.range, self.unit, self.levels) = (target, range, unit, levels)
      (self.isNamed, self.hasOwnRange) = (isNamed, hasOwnRange)
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

/// A search for the inputs at which a value is least or greatest.
package struct Optimization: Sendable {

  /// The value, and what may be moved.
  package let study: Study

  /// `true` iff the value is to be greatest.
  package let isMaximum: Bool

  /// What has to hold, if anything.
  package let condition: Shown?

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
