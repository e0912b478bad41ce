import Dimensions

/// Searches as rows.
extension CSVRenderer {

  /// The rows of a search: one for each place or stretch, and where there is none one for the closest place.
  static func render(_ search: SearchAnswer) -> String {
    let axes = search.axes.map { heading($0.name, $0.unit) }
    var lines: [[String]]
    switch search.kind {
    case .solve: lines = [axes + solveHeadings(search)]
    case .flip(let contest):
      let name = heading(search.unknowns[0].name, search.unknowns[0].unit)
      lines = [
        axes + ["from " + name, "to " + name, contest.distinction]
          + (hasErrors(search) ? ["standard error of to"] : [])
      ]
    }
    for (number, cell) in search.cells.enumerated() {
      let coordinates = ResultTable.coordinates(of: number, over: search.axes)
      let place = zip(search.axes, coordinates).map { $0.exactElement($1) }
      lines += rows(of: cell, search).map { place + $0 }
    }
    return rows(lines)
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
  private static func rows(of cell: SearchAnswer.Cell, _ search: SearchAnswer) -> [[String]] {
    let hasErrors = hasErrors(search)
    switch search.kind {
    case .flip:
      let unknown = search.unknowns[0]
      return cell.stretches.map { stretch in
        [unknown.exact(stretch.lower), unknown.exact(stretch.upper), stretch.winner ?? ""]
          + (hasErrors ? [stretch.error.map(unknown.exactError) ?? ""] : [])
      }
    case .solve:
      var places = cell.places.map { (values: $0.values, $0.kind.rawValue, $0.through, $0.errors) }
      if cell.isIdentity {
        let range = search.unknowns[0].range
        places = [([range.lowerBound], "every value", range.upperBound, [])]
      } else if places.isEmpty {
        let values = cell.closest?.place ?? search.unknowns.map { _ in .nan }
        places = [(values, cell.closest == nil ? "none" : "none; closest", nil, [])]
      }
      return places.map { values, kind, through, errors in
        zip(search.unknowns, values).map { $0.exact($1) } + [kind]
          + (hasEnds(search) ? [through.map { search.unknowns[0].exact($0) } ?? ""] : [])
          + (hasErrors
            ? search.unknowns.indices.map {
              errors.isEmpty ? "" : search.unknowns[$0].exactError(errors[$0])
            } : [])
      }
    }
  }

  /// The rows of a map: one for each point of a border.
  static func render(_ map: WinnerMap) -> String {
    let hasErrors = map.cells.contains { $0.border.contains { $0.error != nil } }
    var lines = [
      map.axes.map { heading($0.name, $0.unit) } + map.unknowns.map { heading($0.name, $0.unit) }
        + ["before", "after"] + (hasErrors ? ["moved", "standard error of moved"] : [])
    ]
    for (number, cell) in map.cells.enumerated() {
      let coordinates = ResultTable.coordinates(of: number, over: map.axes)
      let place = zip(map.axes, coordinates).map { $0.exactElement($1) }
      lines += cell.border.map { point in
        let moved = map.unknowns[point.direction]
        return place + zip(map.unknowns, point.place).map { $0.exact($1) }
          + [map.name(point.before) ?? "", map.name(point.after) ?? ""]
          + (hasErrors ? [moved.name, point.error.map(moved.exactError) ?? ""] : [])
      }
    }
    return rows(lines)
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
