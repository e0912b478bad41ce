import Checker
import Engine
import Planner
import Syntax

/// What the user of a run asks for beyond the script.
package struct RunOptions: Sendable {

  /// Overrides of inputs, each as `name=value` in the language's own syntax.
  package var settings: [String] = []

  /// The scenario in whose world all questions are asked, if any, as an overlay in the language's own syntax.
  package var scenario: String?

  /// What a plan may cost.
  package var limits = PlanLimits()

  /// How plans are run.
  package var machine = MachineOptions()

  /// How uncertain values are drawn.
  package var sampling = SamplingPlan()

  /// Creates options that ask for nothing.
  package init() {}

}
