import Calendars
import DataFiles
import Diagnostics

/// A formula with names resolved and units erased, one node deep.
package enum Formula: Hashable, Sendable {

  /// A number.
  case constant(Double)

  /// The value of an input, a definition or a column.
  case definition(DefinitionID)

  /// The elements of an axis: its numbers or the positions of its labels' texts.
  case axis(AxisID)

  /// One formula for each element of an axis; the index is that of their list.
  case cells(AxisID, Int)

  /// A column of a data file; the index is that of its `FileColumn`.
  case fileColumn(AxisID, Int)

  /// The values of a formula at rows of its table, as rows of another; the index is that of its `Gather`.
  case gather(FormulaID, Int)

  /// The value of the parameter or local definition with this number in the function at hand.
  case parameter(Int)

  /// An operation on one value.
  case unary(UnaryOperation, FormulaID)

  /// An operation on two values.
  case binary(BinaryOperation, FormulaID, FormulaID)

  /// The second value where the first is true, else the third.
  case select(FormulaID, FormulaID, FormulaID)

  /// A reduction; the index is that of its `ReductionFormula`.
  case reduction(Int)

  /// The value at some elements of axes; the index is that of its list of `Pick`s.
  case pick(FormulaID, Int)

  /// The value of a column of the table with this axis, in the row whose element is that of a formula.
  case row(DefinitionID, AxisID, FormulaID)

  /// A call; the index is that of its arguments.
  case call(FunctionID, Int)

  /// Draws of a distribution; the index is that of its `DrawFormula`.
  case draw(Int)

  /// A statistic of an uncertain value; the index is that of its `StatisticFormula`.
  case statistic(Int)

  /// The positions of an axis' elements, from 0.
  case position(AxisID)

  /// What can be said of a cash flow; the index is that of its `CashFlowFormula`.
  case cashFlow(Int)

  /// A series at another frequency; the index is that of its `ResamplingFormula`.
  case resampling(Int)

  /// The value so many elements before along the axis of the recurrence at hand; the third formula stands in before the
  /// first element, where there is one.
  case previous(FormulaID, Int, FormulaID?)

  /// A value that follows from those before; the index is that of its `RecurrenceFormula`.
  case recurrence(Int)

  /// The value in another world; the index is that of its `WorldChange`.
  case world(FormulaID, Int)

}

/// The operations on one value.
package enum UnaryOperation: String, CaseIterable, Sendable {

  case negate, not, absolute, known, squareRoot, exponential, logarithm, logarithm2, logarithm10
  case floor, ceiling, round, sine, cosine, tangent
  case wholeNumber, monthOfDay, firstDayOfMonth

}

/// The operations on two values.
package enum BinaryOperation: String, CaseIterable, Sendable {

  case add, subtract, multiply, divide, power, minimum, maximum
  case equal, notEqual, less, lessOrEqual, and, or

  /// `true` iff it tells how two values stand to each other.
  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual: true
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .and, .or: false
    }
  }

  /// `true` iff it puts truths together.
  var isLogical: Bool {
    switch self {
    case .and, .or: true
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .equal, .notEqual, .less,
      .lessOrEqual:
      false
    }
  }

}

/// The ways to make one value of many.
package enum Reduction: String, CaseIterable, Sendable {

  case sum, mean, median, p, product, min, max, count, any, all, argmin, argmax

  /// How it is called.
  var signature: String {
    switch self {
    case .p: "p(x, 90% over axis)"
    case .sum, .mean, .median, .product, .min, .max, .count, .any, .all, .argmin, .argmax:
      "\(rawValue)(x over axis)"
    }
  }

  /// `true` iff the cells are those along one axis, which has an order or an element to find.
  var goesOverOneAxis: Bool {
    switch self {
    case .median, .p, .argmin, .argmax: true
    case .sum, .mean, .product, .min, .max, .count, .any, .all: false
    }
  }

}

/// A reduction of a formula over axes.
package struct ReductionFormula: Hashable, Sendable {

  /// The way.
  package let reduction: Reduction

  /// What is reduced.
  package let body: FormulaID

  /// Which cells count, where not all do.
  package let condition: FormulaID?

  /// The names of the axes and where they stand.
  package let axes: [AxisName]

  /// Where this is the value at an element that a formula finds, `x[engine = from]`, that formula.
  package var element: FormulaID?

  /// The share of cells below, where this is a percentile.
  package var share = 0.5

}

/// The name of an axis at a place; which axis it is depends on what the formula's value has.
package struct AxisName: Hashable, Sendable {

  /// The name.
  package let name: String

  /// The place.
  package let span: SourceSpan

}

/// An element picked from an axis.
package struct Pick: Hashable, Sendable {

  /// The axis.
  package let axis: AxisName

  /// The element.
  package let element: Element

  /// Where the element stands.
  package let span: SourceSpan

  /// The ways to name an element.
  package enum Element: Hashable, Sendable {

    /// A quantity in coherent units.
    case number(Double)

    /// A label.
    case label(String)

    /// A period, by its ordinal.
    case period(Int, PeriodKind)

  }

}

/// The numbers of a column of a data file, and where they stand.
package struct FileColumn: Sendable {

  /// One number for each row, in coherent units; NaN where there is none.
  package let numbers: [Double]

  /// The number of the column in its file.
  package let column: Int

  /// The file.
  package let file: DataFile

  /// Where the number of `row` stands.
  package func span(row: Int) -> SourceSpan { file.span(row: row, column: column) }

}

/// Which rows of one table are the rows of another.
package struct Gather: Sendable {

  /// The table whose rows they are.
  package let source: AxisID

  /// The table that is made of them.
  package let target: AxisID

  /// For each row of the target, the position of its row in the source.
  package let positions: [Int]

}

/// All formulas of a model, in one array, with the place that each comes from.
package struct FormulaArena: Sendable {

  /// The formulas.
  private(set) var formulas: [Formula] = []

  /// Where each stands.
  private var spans: [SourceSpan] = []

  /// The reductions.
  package private(set) var reductions: [ReductionFormula] = []

  /// The lists of picked elements.
  package private(set) var picks: [[Pick]] = []

  /// The arguments of calls and the cells of columns.
  package private(set) var lists: [[FormulaID]] = []

  /// The columns of data files.
  package private(set) var fileColumns: [FileColumn] = []

  /// The rows of tables that are made of others.
  package internal(set) var gathers: [Gather] = []

  /// The draws.
  package private(set) var draws: [DrawFormula] = []

  /// The statistics.
  package private(set) var statistics: [StatisticFormula] = []

  /// The judgements of cash flows.
  package private(set) var cashFlows: [CashFlowFormula] = []

  /// The series at other frequencies.
  package private(set) var resamplings: [ResamplingFormula] = []

  /// The values that follow from those before.
  package private(set) var recurrences: [RecurrenceFormula] = []

  /// The changes of world.
  package private(set) var changes: [WorldChange] = []

  /// The formula known as `id`.
  package subscript(id: FormulaID) -> Formula { formulas[id.index] }

  /// Where the formula known as `id` stands.
  package func span(of id: FormulaID) -> SourceSpan { spans[id.index] }

  /// The number of formulas.
  package var count: Int { formulas.count }

  /// Adds `formula`, which stands at `span`.
  mutating func add(_ formula: Formula, at span: SourceSpan) -> FormulaID {
    formulas.append(formula)
    spans.append(span)
    return FormulaID(index: formulas.count - 1)
  }

  /// Adds a reduction.
  mutating func add(_ reduction: ReductionFormula, at span: SourceSpan) -> FormulaID {
    reductions.append(reduction)
    return add(.reduction(reductions.count - 1), at: span)
  }

  /// Adds draws of a distribution.
  mutating func add(_ draw: DrawFormula, at span: SourceSpan) -> FormulaID {
    draws.append(draw)
    return add(.draw(draws.count - 1), at: span)
  }

  /// Adds a statistic.
  mutating func add(_ statistic: StatisticFormula, at span: SourceSpan) -> FormulaID {
    statistics.append(statistic)
    return add(.statistic(statistics.count - 1), at: span)
  }

  /// Adds a judgement of a cash flow.
  mutating func add(_ cashFlow: CashFlowFormula, at span: SourceSpan) -> FormulaID {
    cashFlows.append(cashFlow)
    return add(.cashFlow(cashFlows.count - 1), at: span)
  }

  /// Adds a series at another frequency.
  mutating func add(_ resampling: ResamplingFormula, at span: SourceSpan) -> FormulaID {
    resamplings.append(resampling)
    return add(.resampling(resamplings.count - 1), at: span)
  }

  /// Adds a value that follows from those before.
  mutating func add(_ recurrence: RecurrenceFormula, at span: SourceSpan) -> FormulaID {
    recurrences.append(recurrence)
    return add(.recurrence(recurrences.count - 1), at: span)
  }

  /// Adds the pick of `elements` from `body`.
  mutating func add(pick elements: [Pick], from body: FormulaID, at span: SourceSpan) -> FormulaID {
    picks.append(elements)
    return add(.pick(body, picks.count - 1), at: span)
  }

  /// Adds a call of `function`.
  mutating func add(call function: FunctionID, _ values: [FormulaID], at span: SourceSpan)
    -> FormulaID
  {
    lists.append(values)
    return add(.call(function, lists.count - 1), at: span)
  }

  /// Adds the column of `cells` over `axis`.
  mutating func add(cells: [FormulaID], over axis: AxisID, at span: SourceSpan) -> FormulaID {
    lists.append(cells)
    return add(.cells(axis, lists.count - 1), at: span)
  }

  /// Adds a column of a data file over `axis`.
  mutating func add(_ column: FileColumn, over axis: AxisID, at span: SourceSpan) -> FormulaID {
    fileColumns.append(column)
    return add(.fileColumn(axis, fileColumns.count - 1), at: span)
  }

  /// Adds the value of `body` after `change`.
  mutating func add(_ change: WorldChange, to body: FormulaID, at span: SourceSpan) -> FormulaID {
    changes.append(change)
    return add(.world(body, changes.count - 1), at: span)
  }

}
