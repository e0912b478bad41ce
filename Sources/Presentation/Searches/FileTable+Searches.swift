import Dimensions

/// Searches as rows.
extension FileTable {

  /// The rows of a search: one for each place or stretch, and where there is none one for the closest place.
  init(_ search: SearchAnswer) {
    let axes = search.axes.map { FileTable.heading($0.name, $0.unit) }
    let headings: [String]
    switch search.kind {
    case .solve: headings = FileTable.solveHeadings(search)
    case .flip(let contest):
      let name = FileTable.heading(search.unknowns[0].name, search.unknowns[0].unit)
      headings =
        ["from " + name, "to " + name, contest.distinction]
        + (FileTable.hasErrors(search) ? ["standard error of to"] : [])
    }
    let rows = search.cells.enumerated().flatMap { number, cell in
      let place = FileTable.place(of: number, over: search.axes)
      return FileTable.rows(of: cell, search).map { place + $0 }
    }
    let notes = search.cells.flatMap(\.remarks) + search.notes
    self.init(search.heading, axes + headings, count: rows.count, notes: notes) { rows[$0] }
  }

  /// The elements of `axes` in the cell with number `cell`.
  private static func place(of cell: Int, over axes: [ResultTable.Axis]) -> [Cell] {
    zip(axes, ResultTable.coordinates(of: cell, over: axes)).map { $0.cell($1) }
  }

  /// The headings of the columns of a `solve`.
  private static func solveHeadings(_ search: SearchAnswer) -> [String] {
    let names = search.unknowns.map { heading($0.name, $0.unit) }
    return names + ["kind"] + (hasEnds(search) ? ["to"] : [])
      + (hasErrors(search) ? names.map { "standard error of " + $0 } : [])
  }

  /// `true` iff some place of `search` has an end.
  private static func hasEnds(_ search: SearchAnswer) -> Bool {
    search.cells.contains { $0.places.contains { $0.through != nil } || $0.isIdentity }
  }

  /// `true` iff something that was found has a standard error.
  private static func hasErrors(_ search: SearchAnswer) -> Bool {
    search.cells.contains {
      $0.places.contains { !$0.errors.isEmpty } || $0.stretches.contains { $0.error != nil }
    }
  }

  /// The rows of `cell`, without its place.
  private static func rows(of cell: SearchAnswer.Cell, _ search: SearchAnswer) -> [[Cell]] {
    let hasErrors = hasErrors(search)
    switch search.kind {
    case .flip:
      let unknown = search.unknowns[0]
      return cell.stretches.map { stretch in
        [
          .exact(unknown.exact(stretch.lower)), .exact(unknown.exact(stretch.upper)),
          .text(stretch.winner ?? ""),
        ] + (hasErrors ? [.exact(stretch.error.map(unknown.exactError) ?? "")] : [])
      }
    case .solve:
      return solutions(of: cell, search).map { values, kind, through, errors in
        zip(search.unknowns, values).map { .exact($0.exact($1)) } + [.text(kind)]
          + (hasEnds(search) ? [.exact(through.map { search.unknowns[0].exact($0) } ?? "")] : [])
          + (hasErrors
            ? search.unknowns.indices.map {
              .exact(errors.isEmpty ? "" : search.unknowns[$0].exactError(errors[$0]))
            } : [])
      }
    }
  }

  /// What stands in the rows of `cell`: its places, or why there is none.
  private static func solutions(of cell: SearchAnswer.Cell, _ search: SearchAnswer) -> [(
    values: [Double], kind: String, through: Double?, errors: [Double]
  )] {
    if cell.isIdentity {
      let range = search.unknowns[0].range
      return [([range.lowerBound], "every value", range.upperBound, [])]
    }
    guard cell.places.isEmpty else {
      return cell.places.map { ($0.values, $0.kind.rawValue, $0.through, $0.errors) }
    }
    let values = cell.closest?.place ?? search.unknowns.map { _ in .nan }
    return [(values, cell.closest == nil ? "none" : "none; closest", nil, [])]
  }

  /// The rows of a map: one for each point of a border.
  init(_ map: WinnerMap) {
    let hasErrors = map.cells.contains { $0.border.contains { $0.error != nil } }
    let rows = map.cells.enumerated().flatMap { number, cell in
      let place = FileTable.place(of: number, over: map.axes)
      return cell.border.map { point -> [Cell] in
        let moved = map.unknowns[point.direction]
        return place + zip(map.unknowns, point.place).map { .exact($0.exact($1)) } + [
          .text(map.name(point.before) ?? ""), .text(map.name(point.after) ?? ""),
        ]
          + (hasErrors
            ? [.text(moved.name), .exact(point.error.map(moved.exactError) ?? "")] : [])
      }
    }
    self.init(
      map.heading,
      (map.axes.map { FileTable.heading($0.name, $0.unit) }
        + map.unknowns.map { FileTable.heading($0.name, $0.unit) }) + ["before", "after"]
        + (hasErrors ? ["moved", "standard error of moved"] : []), count: rows.count,
      notes: map.cells.flatMap(\.remarks) + map.notes
    ) { rows[$0] }
  }

}

extension SearchAnswer.Unknown {

  /// `value` with all its digits; empty where there is none.
  func exact(_ value: Double) -> String {
    value.isNaN ? "" : NumberFormat.exact(unit.scale.measured(value))
  }

  /// The standard error `error` with all its digits; empty where it is not known.
  func exactError(_ error: Double) -> String {
    error.isFinite ? NumberFormat.exact(unit.measuredError(error)) : ""
  }

}
