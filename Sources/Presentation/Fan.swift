import Dimensions

/// The picture of an uncertain series beside its table: for each row a line from the low percentile to the high one, with a
/// mark at the middle, all on one scale.
struct Fan {

  /// The places of a line.
  private static let width = 32

  /// The low, the middle and the high percentile of each row.
  private let rows: [(low: Double, middle: Double, high: Double)]

  /// The fan of `table`, if it is one and its values lie apart.
  init?(_ table: ResultTable) {
    guard table.isFan, table.axes.count == 2, case .numbers(let numbers, _) = table.values else {
      return nil
    }
    rows = stride(from: 0, to: numbers.count, by: 4).map { start in
      (numbers[start + 1], numbers[start + 2], numbers[start + 3])
    }
    guard least < greatest else { return nil }
  }

  /// The least value of all.
  private var least: Double { rows.map(\.low).filter(\.isFinite).min() ?? 0 }

  /// The greatest value of all.
  private var greatest: Double { rows.map(\.high).filter(\.isFinite).max() ?? 0 }

  /// The column of the lines of `shown` rows.
  func column(_ shown: [Int?]) -> TextColumn {
    var column = TextColumn(heading: "", alignsRight: false)
    for row in shown { column.add(row.map { line($0) } ?? "") }
    return column
  }

  /// The line of `row`.
  private func line(_ row: Int) -> String {
    let (low, middle, high) = rows[row]
    guard low.isFinite, middle.isFinite, high.isFinite else { return "" }
    let places = [low, middle, high].map { value in
      Int(((value - least) / (greatest - least) * Double(Fan.width - 1)).rounded())
    }
    return String(
      (0...places[2]).map { place -> Character in
        place == places[1] ? "●" : place < places[0] ? " " : "─"
      })
  }

}
