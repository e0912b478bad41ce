import Calendars
import DataFiles
import Diagnostics
import Dimensions
import Syntax

/// Tables that are read from files.
///
/// Their columns are known when names are declared, since nothing in a file depends on the script but its units: each
/// is one formula that holds all its numbers. The first column is the axis itself, so that labels by the million
/// are looked at only where a question needs them.
extension ModelChecker {

  /// Declares the table that is read from `source`.
  func declare(_ source: FileSource, _ declaration: Declaration) {
    let symbol = declaration.name.symbol
    switch text.data[source.span] {
    case .success(let file):
      for diagnostic in file.diagnostics { report(diagnostic) }
      if file.columns.isEmpty {
        unreadNames.insert(symbol)
      } else {
        declare(file, source, declaration)
      }
    case .failure(let failure): reportUnreadable(failure, source, symbol)
    case nil: reportUnreadable(.missing, source, symbol)
    }
  }

  /// Reports that the file of the table called `symbol` cannot be read; whatever uses the table is not reported as well.
  private func reportUnreadable(_ failure: DataFailure, _ source: FileSource, _ symbol: Symbol) {
    var columns: [String] = []
    for named in text.trees.flatMap(\.namedColumns) where named.table == symbol {
      let name = spelling(named.column)
      if !columns.contains(name) { columns.append(name) }
    }
    report(
      .unreadable(
        failure, source.path, at: source.span, table: spelling(symbol), columns: columns))
    unreadNames.insert(symbol)
  }

  /// Declares the axis and the columns of the table whose content is `file`.
  private func declare(_ file: DataFile, _ source: FileSource, _ declaration: Declaration) {
    let name = spelling(declaration.name.symbol)
    let count = file.rowStarts.count
    if count > ModelChecker.elementLimit {
      report(
        .tooManyElements(Double(count), limit: ModelChecker.elementLimit, at: source.span))
    }
    let kinds = file.columns.map { kind(of: $0) }
    let added = rows(addedTo: declaration.name.symbol, file, kinds, isByRow: source.isByRow)
    let elements: Axis.Elements =
      source.isByRow
      ? .numbers((0..<count + added.count).map { Double($0 + 1) }, .one)
      : labels(of: file.columns[0], added.map { $0.values[0] }, kinds[0])
    if !added.isEmpty, !source.isByRow, file.diagnostics.isEmpty {
      reportDuplicates(
        in: elements,
        at: (0..<count).map { file.span(row: $0, column: 0) } + added.map(\.span))
    }
    let axis = addAxis(axisName(declaration.name.symbol), elements, at: declaration.name.span)
    model.axes[axis.index].isPartial = file.isPartial || !file.diagnostics.isEmpty
    var columns: [Symbol: DefinitionID] = [:]
    for (number, column) in file.columns.enumerated() {
      let symbol = symbols.intern(column.heading.name)
      guard columns[symbol] == nil else { continue }
      let isAxis = number == 0 && !source.isByRow
      let id = add(
        definition(
          of: column, called: "\(name).\(column.heading.name)", over: axis, kinds[number]
        ) { span in
          isAxis
            ? model.formulas.add(.axis(axis), at: span)
            : model.formulas.add(
              FileColumn(
                numbers: numbers(of: column, kinds[number]) + added.map { $0.values[number] },
                column: number, file: file),
              over: axis, at: span)
        })
      columns[symbol] = id
      if isAxis { labelColumns.insert(id) }
    }
    values[declaration.name.symbol] = .table(axis, columns)
  }

  /// The definition of `column`, whose values are of `kind`.
  private func definition(
    of column: DataColumn, called name: String, over axis: AxisID, _ kind: FileColumnKind,
    formula: (SourceSpan) -> FormulaID
  ) -> Definition {
    let span = column.heading.span
    return Definition(
      name: name, role: .column(axis), span: span, documentation: nil, formula: formula(span),
      type: kind.type, unit: kind.unit.flatMap { $0.isPlain ? nil : $0 }, range: nil, source: nil,
      seen: nil)
  }

  /// What the values of `column` are in the model.
  private func kind(of column: DataColumn) -> FileColumnKind {
    switch column.kind {
    case .numbers:
      let unit = unit(of: column)
      return FileColumnKind(type: unit.map { .quantity($0.dimension) } ?? .failed, unit: unit)
    case .truths: return FileColumnKind(type: .boolean)
    case .texts: return FileColumnKind(type: .text)
    case .periods(let frequency, nil):
      return FileColumnKind(type: .period(PeriodKind(frequency)))
    case .periods(let frequency, let named?):
      let calendar = calendar(named: symbols.intern(named.name), at: named.span)
      return FileColumnKind(
        type: calendar.map { .period(PeriodKind(frequency, fiscal: $0)) } ?? .failed)
    }
  }

  /// The unit of the numbers of `column`: that of its heading, or the sign at its cells; `nil`, with a report, where there
  /// is no such unit, and for columns of other kinds.
  private func unit(of column: DataColumn) -> MeasuringUnit? {
    guard case .numbers(let mark) = column.kind else { return nil }
    guard let span = column.heading.unit else {
      switch mark {
      case .none: return .one
      case .percent: return .percent
      case .dollar, .euro, .yen, .pound: return currency(mark, of: column)
      }
    }
    guard
      let written = parseHeadingUnit(
        in: sources[span.file], as: span.file, from: span.start, to: span.end, symbols: symbols)
    else {
      report(.badUnit(sources.text(of: span), of: column.heading, at: span))
      return nil
    }
    guard let unit = resolve(written.unit, magnitude: written.magnitude, reports: false) else {
      reportUnknown(written.unit)
      return nil
    }
    let isAlike =
      switch mark {
      case .none: true
      case .percent: unit.isPercentage
      case .dollar, .euro, .yen, .pound: unit.factors.first?.name == mark.rawValue
      }
    if !isAlike { report(.wrongMark(mark, of: column.heading, at: column.heading.span)) }
    return isAlike ? unit : nil
  }

  /// The unit of the currency that `mark` is the sign of.
  private func currency(_ mark: CellMark, of column: DataColumn) -> MeasuringUnit? {
    guard let found = model.units.unit(named: mark.rawValue) else {
      report(.unknownUnit(mark.rawValue, inHeading: column.heading.span, nearest: nil))
      return nil
    }
    return MeasuringUnit(
      factors: [MeasuringUnit.Factor(name: mark.rawValue, exponent: .one)],
      dimension: found.unit.dimension, scale: found.scale)
  }

  /// Reports the first unit of `expression` that nobody declared.
  private func reportUnknown(_ expression: UnitExpression) {
    let unknown = expression.factors.first { factor in
      model.units.unit(named: spelling(factor.name)) == nil
    }
    guard let unknown else { return }
    let name = spelling(unknown.name)
    report(
      .unknownUnit(
        name, inHeading: unknown.span,
        nearest: name.count > 2 ? Spelling.nearest(to: name, among: model.units.unitNames) : nil))
  }

  /// The elements of an axis whose labels are those of `column` and then `added`, of `kind`.
  ///
  /// Texts of the file alone are taken as they are: a million of them would be no texts that formulas ask for.
  private func labels(of column: DataColumn, _ added: [Double], _ kind: FileColumnKind)
    -> Axis.Elements
  {
    if added.isEmpty, case .texts(let texts) = column.kind {
      return .labels(column.values.map { $0.isNaN ? "" : texts[Int($0)] })
    }
    return elements(numbers(of: column, kind) + added, kind)
  }

  /// The elements of an axis whose labels are `values`, which are of `kind`.
  private func elements(_ values: [Double], _ kind: FileColumnKind) -> Axis.Elements {
    switch kind.type {
    case .quantity: .numbers(values, kind.unit ?? .one)
    case .boolean: .labels(values.map { $0 == 1 ? "true" : "false" })
    case .text: .labels(values.map { $0.isNaN ? "" : model.texts[Int($0)] })
    // A row without a label has been reported.
    case .period(let kind): .periods(values.map { $0.isNaN ? 0 : Int($0) }, kind)
    case .variable, .failed: .numbers(values, .one)
    }
  }

  /// The values of `column`, which are of `kind`, as the model has them: numbers in coherent units, texts as their positions.
  private func numbers(of column: DataColumn, _ kind: FileColumnKind) -> [Double] {
    switch column.kind {
    case .numbers:
      guard let unit = kind.unit, unit.scale != .one else { return column.values }
      return column.values.map { unit.scale.coherent($0) }
    case .truths, .periods: return column.values
    case .texts(let texts):
      let positions = texts.map { Double(position(of: $0)) }
      return column.values.map { $0.isNaN ? $0 : positions[Int($0)] }
    }
  }

}
