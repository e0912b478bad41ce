/// A step that computes arrays element by element along one axis, each from those before.
///
/// Each turn is one element. It runs a list of loop nests over the other axes, which read and write the elements of the turn
/// at hand, or of so many turns before (`ArrayAccess.turnStride` and `lag`). The first turns have lists of their own: they
/// say how it begins.
package struct Recurrence: Sendable {

  /// The number of turns.
  package let turnCount: Int

  /// The steps of each of the first turns.
  package let beginnings: [[Plan.Step]]

  /// The steps of every further turn.
  package let steps: [Plan.Step]

  /// Creates a recurrence.
  package init(turnCount: Int, beginnings: [[Plan.Step]], steps: [Plan.Step]) {
    self.turnCount = turnCount
    self.beginnings = beginnings
    self.steps = steps
  }

  /// All steps.
  var allSteps: [Plan.Step] { beginnings.joined() + steps }

  /// The steps of `turn`.
  func steps(of turn: Int) -> [Plan.Step] {
    turn < beginnings.count ? beginnings[turn] : steps
  }

}
