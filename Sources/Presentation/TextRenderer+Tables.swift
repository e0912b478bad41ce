import Diagnostics
import Dimensions

extension TextRenderer {

  /// Rows shown at the most: what is longer is for a file.
  private static let rowLimit = 200

  /// Cells of a line at the most before columns go on below, where nobody knows the terminal: a wide one.
  private static let lineLimit = 120

  /// The text of a table: one line for one value, rows for one axis, rows and columns for more.
  static func render(_ table: ResultTable, width limit: Int? = nil) -> String {
    let cells = Cells(table)
    if table.axes.isEmpty {
      let value = cells.amount(0)
      return table.isBare ? "\(value)\n" : "\(table.title) = \(value)\n"
    }
    let title = title(of: table, cells)
    let heading = title.isEmpty ? "" : title + "\n"
    if let remark = emptiness(of: table) { return heading + "  \(remark)\n" }
    let picture = table.shape.map { render($0, in: cells.unit) } ?? ""
    let width = table.axes.count > 1 ? table.axes.last?.count ?? 1 : 1
    let rowCount = table.values.count / width
    let rows = shownRows(rowCount)
    let (head, columns, columnAxis) = grid(table, cells, rows)
    var text = layOut(head, columns, columnAxis, width: limit)
    if rows.count < rowCount { text += "  (\(rowCount) rows; all of them with --format csv)\n" }
    return heading + text + picture
  }

  /// All of `table`.
  static func passages(of table: ResultTable) -> [Passage] {
    let cells = Cells(table)
    if table.axes.isEmpty { return [.line("\(table.title) = \(cells.amount(0))")] }
    let heading = Passage.heading(title(of: table, cells))
    if let remark = emptiness(of: table) { return [heading, .line(remark)] }
    let width = table.axes.count > 1 ? table.axes.last?.count ?? 1 : 1
    let (head, columns, axis) = grid(
      table, cells, Array(0..<table.values.count / width), value: title(of: table, cells))
    return [heading, .table(head + columns, across: axis.map { ($0, head.count) })]
  }

  /// The formula of `table` with the unit of its values.
  private static func title(of table: ResultTable, _ cells: Cells) -> String {
    (table.title + (cells.unitLabel.isEmpty ? "" : " (\(cells.unitLabel))")).trimmingBlanks
  }

  /// What to say of `table` where it has no values.
  private static func emptiness(of table: ResultTable) -> String? {
    if table.values.count > 0 { return nil }
    let empty = table.axes.first { $0.count == 0 }?.name ?? ""
    return "(the axis `\(empty)` has no elements)"
  }

  /// The columns of `table` with `rows` of it, the first of them those of the rows' labels, and the axis along which the
  /// others lie; a single column of values is called `value`.
  private static func grid(
    _ table: ResultTable, _ cells: Cells, _ rows: [Int?], value: String = ""
  ) -> (
    head: [TextColumn], columns: [TextColumn], axis: String?
  ) {
    let columnAxis = table.axes.count > 1 ? table.axes.last : nil
    let rowAxes = columnAxis == nil ? table.axes : Array(table.axes.dropLast())
    let width = columnAxis?.count ?? 1
    var head = rowAxes.map { TextColumn(heading: $0.name, alignsRight: $0.alignsRight) }
    for row in rows {
      guard let row else {
        for index in head.indices { head[index].add("…") }
        continue
      }
      var rest = row
      for (index, axis) in rowAxes.enumerated().reversed() {
        head[index].add(axis.label(rest % axis.count))
        rest /= axis.count
      }
    }
    var columns: [TextColumn] = []
    for index in 0..<width {
      var column = TextColumn(
        heading: columnAxis?.label(index) ?? value, alignsRight: cells.alignsRight)
      for row in rows { column.add(row.map { cells.text($0 * width + index) } ?? "…") }
      columns.append(column)
    }
    if let fan = Fan(table) { columns.append(fan.column(rows)) }
    return (head, columns, columnAxis?.name)
  }

  /// The rows that are shown of `count`; `nil` stands for those left out.
  private static func shownRows(_ count: Int) -> [Int?] {
    guard count > rowLimit else { return Array(0..<count) }
    let half = rowLimit / 2
    return Array(0..<half) + [nil] + Array(count - half..<count)
  }

  /// The lines of a table with `head` columns for its rows' labels, in as many strips as `columns` need on lines of `width`.
  static func layOut(
    _ head: [TextColumn], _ columns: [TextColumn], _ columnAxis: String?, width limit: Int?
  ) -> String {
    let limit = limit ?? lineLimit
    let headWidth = head.reduce(0) { $0 + $1.width + 2 }
    var text = ""
    var start = 0
    while start < columns.count {
      var end = start
      var width = headWidth
      while end < columns.count, end == start || width + columns[end].width + 2 <= limit {
        width += columns[end].width + 2
        end += 1
      }
      text += strip(head, Array(columns[start..<end]), columnAxis, headWidth)
      start = end
    }
    return text
  }

  /// The lines of one strip of a table.
  private static func strip(
    _ head: [TextColumn], _ columns: [TextColumn], _ columnAxis: String?, _ headWidth: Int
  ) -> String {
    let above = columnAxis.map { [String(repeating: " ", count: headWidth + 2) + $0] } ?? []
    return (above + TextColumn.lines(of: head + columns)).map { $0 + "\n" }.joined()
  }

}

/// The values of a table as text, all in one unit and with the same digits.
struct Cells {

  /// The values.
  private let values: ResultTable.Values

  /// Their standard errors.
  private let errors: [Double]?

  /// The unit of numbers.
  let unit: MeasuringUnit

  /// The digits behind the point of numbers.
  private let decimals: Int

  /// Creates the text of the values of `table`.
  init(_ table: ResultTable) {
    values = table.values
    errors = table.errors
    switch table.values {
    case .numbers(let numbers, let unit):
      self.unit = unit.reading
      decimals = NumberFormat.decimals(forAll: numbers.lazy.map { unit.reading.scale.measured($0) })
    case .truths, .texts:
      unit = .one
      decimals = 0
    }
  }

  /// The unit as a heading has it.
  var unitLabel: String { unit.label }

  /// `true` iff the cells are numbers.
  var alignsRight: Bool {
    switch values {
    case .numbers, .truths: true
    case .texts: false
    }
  }

  /// The value at `index`, without its unit.
  func text(_ index: Int) -> String {
    switch values {
    case .numbers(let numbers, _):
      let value = unit.scale.measured(numbers[index])
      if let known = known(index, value), known < decimals, value.isFinite, abs(value) < 1e15 {
        // The point stays below those of other rows.
        let blanks = decimals - max(0, known) + (known <= 0 && decimals > 0 ? 1 : 0)
        return NumberFormat.fixed(value, toPlace: known) + String(repeating: " ", count: blanks)
      }
      return NumberFormat.tabular(value, decimals: decimals)
    case .truths(let truths):
      return truths[index].isNaN ? NumberFormat.undefined : truths[index] == 1 ? "true" : "false"
    case .texts(let texts):
      return texts[index]
    }
  }

  /// The value at `index` with its unit.
  func amount(_ index: Int) -> String {
    switch values {
    case .numbers(let numbers, _): unit.reading(numbers[index], error: errors?[index])
    case .truths, .texts: text(index)
    }
  }

  /// The digits behind the point to which `value`, the one at `index`, is known, if that has a limit.
  private func known(_ index: Int, _ value: Double) -> Int? {
    guard let error = errors?[index], error > 0 else { return nil }
    return NumberFormat.decimals(of: value, knownWithin: unit.measuredError(error))
  }

}

extension ResultTable.Axis {

  /// `true` iff the labels are numbers.
  fileprivate var alignsRight: Bool {
    switch elements {
    case .numbers: true
    case .labels: false
    }
  }

}

extension String {

  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }).trimmingEnd }

}
