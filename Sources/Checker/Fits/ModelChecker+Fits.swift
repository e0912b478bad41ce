import Diagnostics
import Dimensions
import Fits
import Syntax

/// Curves through the columns of tables.
extension ModelChecker {

  /// Declares the parameters of `fit`.
  func declare(_ fit: FitDeclaration, _ declaration: Declaration) {
    let name = spelling(declaration.name.symbol)
    guard let curve = Curve(rawValue: spelling(fit.curve.symbol)) else {
      let curves = Curve.allCases.map(\.rawValue)
      report(
        .unknownCurve(
          spelling(fit.curve.symbol), at: fit.curve.span,
          nearest: Spelling.nearest(to: spelling(fit.curve.symbol), among: curves), curves: curves))
      unreadNames.insert(declaration.name.symbol)
      return
    }
    func declare(_ part: String) -> DefinitionID {
      add(
        Definition(
          name: "\(name).\(part)", role: .formula, span: declaration.name.span,
          documentation: declaration.documentation, formula: FormulaID(index: 0), type: .failed,
          unit: nil, range: nil, source: nil, seen: nil))
    }
    let parameters = curve.parameters.map { declare($0.name) }
    var columns: [Symbol: DefinitionID] = [:]
    for (parameter, id) in zip(curve.parameters, parameters) {
      columns[symbols.intern(parameter.name)] = id
    }
    if let derived = curve.derived {
      let id = declare(derived.name)
      columns[symbols.intern(derived.name)] = id
      fits.derived[id] = parameters[derived.parameter]
    }
    fits.entries[declaration.name.symbol] = FitTable.Entry(curve: curve, parameters: parameters)
    values[declaration.name.symbol] = .fit(columns)
  }

  /// Makes the fit called `name`, unless it is made, and gives the definition `id` of it its formula.
  func checkFit(
    _ fit: FitDeclaration, named name: Name, definition id: DefinitionID, in scope: Scope
  ) {
    guard var entry = fits.entries[name.symbol] else { return }
    if !entry.isChecked {
      entry.isChecked = true
      entry.fit = makeFit(fit, name, &entry, in: scope)
      fits.entries[name.symbol] = entry
    }
    // The data are in the script, and a what-if that changes them fits no other curve.
    for column in model.dependencies[id.index] where isColumn(column) {
      model.dependents[column.index].removeAll { $0 == id }
    }
    model.dependencies[id.index].removeAll { isColumn($0) }
    guard let made = entry.fit else { return }
    if let number = entry.parameters.firstIndex(of: id) {
      let measure = entry.curve.parameters[number].measure
      define(id, parameter(number, of: made, entry, at: name.span), measure, entry)
    } else if let derived = entry.curve.derived {
      let parameter = model.formulas.add(
        .definition(entry.parameters[derived.parameter]), at: name.span)
      define(id, self.derived(from: parameter, entry.curve, at: name.span), derived.measure, entry)
    }
  }

  /// `true` iff the definition known as `id` is a table's column.
  private func isColumn(_ id: DefinitionID) -> Bool {
    if case .column = model[id].role { true } else { false }
  }

  /// Gives the definition `id` a formula, and the type that `measure` means in the fit `entry`.
  private func define(
    _ id: DefinitionID, _ formula: FormulaID, _ measure: Curve.Measure, _ entry: FitTable.Entry
  ) {
    let (type, unit) = kind(of: measure, entry)
    model.definitions[id.index].formula = formula
    model.definitions[id.index].type = type
    model.definitions[id.index].unit = unit
  }

  /// The type of what `measure` means in the fit `entry`, and the unit in which it is written.
  private func kind(of measure: Curve.Measure, _ entry: FitTable.Entry) -> (
    ValueType, MeasuringUnit?
  ) {
    guard case .quantity(let value) = entry.value.type, case .quantity(let place) = entry.place.type
    else { return (.failed, nil) }
    switch measure {
    case .value: return (entry.value.type, entry.value.unit)
    case .time: return (entry.place.type, entry.place.unit)
    case .slope: return (.quantity(value / place), place.isDimensionless ? entry.value.unit : nil)
    case .rate: return (.quantity(Dimension.one / place), nil)
    case .plain: return (.quantity(.one), nil)
    }
  }

  /// The fit that `declaration` asks for, with what it goes through and along in `entry`; `nil`, with a report, where
  /// there is none.
  private func makeFit(
    _ declaration: FitDeclaration, _ name: Name, _ entry: inout FitTable.Entry, in scope: Scope
  ) -> CurveFit? {
    guard let values = data(declaration.values, in: scope),
      let places = data(declaration.places, in: scope)
    else { return nil }
    (entry.value, entry.place) = (values.typed, places.typed)
    guard values.axis == places.axis else {
      report(.dataOfTwoTables(at: span(of: declaration.places, in: scope)))
      return nil
    }
    let fit: CurveFit
    do {
      fit = try CurveFit(entry.curve, places.numbers, values.numbers)
    } catch {
      report(
        .notFittable(
          error, entry.curve, count: values.numbers.count, at: name.span,
          values: span(of: declaration.values, in: scope),
          places: span(of: declaration.places, in: scope)))
      return nil
    }
    for (number, reason) in fit.unidentified {
      let parameter = entry.curve.parameters[number]
      let (_, unit) = kind(of: parameter.measure, entry)
      warn(
        .parameterNotIdentified(
          "\(spelling(name.symbol)).\(parameter.name)", reason, at: name.span,
          values: span(of: declaration.values, in: scope),
          estimate: (unit ?? .one).reading(fit.estimates[number]),
          turn: { (entry.place.unit ?? .one).reading($0) }))
    }
    entry.summary = summary(of: fit, entry, at: name.span)
    return fit
  }

  /// The numbers in the column that `expression` names; `nil`, with a report, where it is none of numbers.
  private func data(_ expression: ExpressionID, in scope: Scope)
    -> (typed: Typed, numbers: [Double], axis: AxisID)?
  {
    let count = errorCount
    let typed = checkQuantity(expression, in: scope)
    guard errorCount == count, typed.type != .failed else { return nil }
    if case .definition(let id) = model.formulas[typed.formula],
      case .cells(let axis, let index) = model.formulas[model[id].formula]
    {
      let numbers = model.formulas.lists[index].compactMap { constant($0) }
      if numbers.count == model.formulas.lists[index].count, numbers.allSatisfy(\.isFinite) {
        return (typed, numbers, axis)
      }
    }
    if case .definition(let id) = model.formulas[typed.formula],
      case .fileColumn(let axis, let index) = model.formulas[model[id].formula],
      model.formulas.fileColumns[index].numbers.allSatisfy(\.isFinite)
    {
      return (typed, model.formulas.fileColumns[index].numbers, axis)
    }
    report(.dataNotWritten(at: span(of: expression, in: scope)))
    return nil
  }

  /// The formula of parameter `number` of `fit`: its estimate and its errors.
  private func parameter(
    _ number: Int, of fit: CurveFit, _ entry: FitTable.Entry, at span: SourceSpan
  ) -> FormulaID {
    var formula = model.formulas.add(.constant(fit.estimates[number]), at: span)
    for (error, size) in fit.errorTriangle[number].enumerated() where size > 0 || size < 0 {
      noteDraw(at: span)
      let parameters = [("mean", 0.0), ("sd", 1.0)].map { name, value in
        DistributionFormula.Parameter(
          name: name, formula: model.formulas.add(.constant(value), at: span))
      }
      let normal = DistributionFormula(kind: .family(.normal, parameters), span: span)
      let draw = model.formulas.add(
        DrawFormula(input: entry.parameters[error], distribution: normal), at: span)
      let scale = model.formulas.add(.constant(size), at: span)
      let term = model.formulas.add(.binary(.multiply, scale, draw), at: span)
      formula = model.formulas.add(.binary(.add, formula, term), at: span)
    }
    return formula
  }

  /// The formula of what people say instead of `parameter` of `curve`.
  private func derived(from parameter: FormulaID, _ curve: Curve, at span: SourceSpan) -> FormulaID
  {
    func number(_ value: Double) -> FormulaID { model.formulas.add(.constant(value), at: span) }
    switch curve {
    case .exponential:
      let two = model.formulas.add(.unary(.logarithm, number(2)), at: span)
      return model.formulas.add(.binary(.divide, two, parameter), at: span)
    case .power:
      let ratio = model.formulas.add(.binary(.power, number(2), parameter), at: span)
      return model.formulas.add(.binary(.subtract, number(1), ratio), at: span)
    case .linear, .logistic, .gompertz, .bass:
      return parameter
    }
  }

  /// What is shown of `fit`: estimates with their standard errors, and what the fit is worth.
  private func summary(of fit: CurveFit, _ entry: FitTable.Entry, at span: SourceSpan) -> FormulaID
  {
    var rows: [(label: String, cells: [String])] = []
    for (number, parameter) in entry.curve.parameters.enumerated() {
      let (type, unit) = kind(of: parameter.measure, entry)
      var shown = unit ?? .one
      if unit == nil, case .quantity(let dimension) = type {
        shown = model.units.plainUnit(for: dimension)
      }
      rows.append(
        (
          parameter.name,
          [shown.reading(fit.estimates[number]), shown.reading(fit.standardErrors[number])]
        ))
    }
    let unit = kind(of: .value, entry).1 ?? .one
    rows.append(("residual sd", [unit.reading(fit.residualDeviation), ""]))
    rows.append(("R²", [NumberFormat.significant(fit.determination), ""]))
    rows.append(("AIC", [NumberFormat.significant(fit.akaike), ""]))
    let labels = addAxis("parameter", .labels(rows.map(\.label)), at: span)
    let columns = addAxis("of fit", .labels(["estimate", "standard error"]), at: span)
    let cells = rows.map { row -> FormulaID in
      let texts = row.cells.map { text in
        model.formulas.add(.constant(Double(position(of: text))), at: span)
      }
      return model.formulas.add(cells: texts, over: columns, at: span)
    }
    return model.formulas.add(cells: cells, over: labels, at: span)
  }

  /// What is shown of the fit called `symbol`.
  func summary(ofFit symbol: Symbol, at span: SourceSpan) -> Typed {
    guard let summary = fits.entries[symbol]?.summary else {
      errorCount += 1
      return failed(at: span)
    }
    return Typed(formula: summary, type: .text)
  }

}
