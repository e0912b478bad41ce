import Diagnostics
import Dimensions

/// A model without mistakes of name, dimension or axis, and the questions asked of it.
///
/// Units are erased: every number is in coherent units, every text is its position in `texts`, and truth is
/// 1 or 0. What is left of units is how to show values.
package struct CheckedModel: Sendable {

  /// The units and dimensions that the model knows.
  package internal(set) var units: UnitRegistry

  /// The axes: declared ones, tables' and those that overrides make.
  package internal(set) var axes: [Axis] = []

  /// The first place at which something is drawn.
  var drawSpan = SourceSpan(file: SourceFileID(index: 0), start: 0, end: 0)

  /// `true` iff something is drawn.
  package internal(set) var isUncertain = false

  /// How uncertain values are drawn.
  package internal(set) var sampling = SamplingPlan()

  /// The inputs, definitions and columns.
  package internal(set) var definitions: [Definition] = []

  /// The functions.
  package internal(set) var functions: [Function] = []

  /// All formulas.
  package internal(set) var formulas = FormulaArena()

  /// The definitions in an order in which each comes after those it depends on.
  package internal(set) var order: [DefinitionID] = []

  /// For each definition, those whose formulas name it.
  package internal(set) var dependents: [[DefinitionID]] = []

  /// For each definition, those that its formula names.
  package internal(set) var dependencies: [[DefinitionID]] = []

  /// The definitions that are computed together along an axis.
  package internal(set) var recurrences: [RecurrenceGroup] = []

  /// The position among them of the group that each of their definitions is in.
  package internal(set) var recurrenceOfDefinitions: [DefinitionID: Int] = [:]

  /// The scenarios, in order: name, title and what they set.
  package internal(set) var scenarios: [Scenario] = []

  /// The texts that values stand for.
  package internal(set) var texts: [String] = []

  /// The drawn inputs that depend on each other.
  package internal(set) var correlations: [CorrelationGroup] = []

  /// The conditions that are to hold in every world.
  package internal(set) var assertions: [CheckedAssertion] = []

  /// The conditions under which values and functions hold.
  package internal(set) var validity: [Validity] = []

  /// The conditions under which each definition holds, by their numbers.
  package internal(set) var validityOfDefinitions: [DefinitionID: [Int]] = [:]

  /// The conditions under which each function holds, by their numbers.
  package internal(set) var validityOfFunctions: [FunctionID: [Int]] = [:]

  /// The questions, in order.
  package internal(set) var questions: [CheckedQuestion] = []

  /// What is set in the world of all questions, step by step.
  package internal(set) var root: [[WorldOverride]] = []

  /// The worlds in which formulas are evaluated.
  package internal(set) var worlds = WorldTable()

  /// A named set of overrides.
  package struct Scenario: Sendable {

    /// Its name.
    package let name: String

    /// What it is called in prose.
    package let title: String?

    /// How probable it is, where that is said.
    package let weight: Double?

    /// What it sets, step by step: the overrides of a step see the world that the steps before made.
    package let steps: [[WorldOverride]]

    /// Where its name is declared.
    package let span: SourceSpan

  }

  /// The axis known as `id`; the axes of draws and of replicates have no elements to name, only a number of them.
  package subscript(id: AxisID) -> Axis {
    if id == .draw { return Axis(name: "draw", elements: .labels([]), span: drawSpan) }
    if id == .replicate { return Axis(name: "replicate", elements: .labels([]), span: drawSpan) }
    return axes[id.index]
  }

  /// The number of elements of `axis`.
  package func count(of axis: AxisID) -> Int {
    if axis == .draw { return sampling.draws }
    if axis == .replicate { return sampling.replicates + 1 }
    return self[axis].elements.count
  }

  /// The definition known as `id`.
  package subscript(id: DefinitionID) -> Definition { definitions[id.index] }

  /// The function known as `id`.
  package subscript(id: FunctionID) -> Function { functions[id.index] }

}
