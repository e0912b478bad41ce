import Diagnostics
import Dimensions
import Syntax

/// Pass 1: dimensions and units.
extension ModelChecker {

  /// Declares all dimensions and units of the text, whatever their order.
  func declareUnits() {
    var pending = text.declarations.filter { isOfUnits($0.declaration) }
    var isProgressing = true
    while isProgressing, !pending.isEmpty {
      let count = pending.count
      pending = pending.filter { !declare($0.declaration, of: $0.tree, isFinal: false) }
      isProgressing = pending.count < count
    }
    // What these are of is not known, which is no mistake of those who use them.
    for (_, declaration) in pending {
      unreadNames.insert(declaration.name.symbol)
      if case .unit(let unit) = declaration.kind {
        unreadNames.formUnion(unit.aliases.map(\.symbol))
      }
    }
    for (tree, declaration) in pending { _ = declare(declaration, of: tree, isFinal: true) }
  }

  /// `true` iff `declaration` is of a dimension or a unit.
  private func isOfUnits(_ declaration: Declaration) -> Bool {
    switch declaration.kind {
    case .unit, .dimension: true
    case .axis, .calendar, .table, .rows, .input, .let, .function, .deflator, .fit, .scenario: false
    }
  }

  /// Declares a dimension or unit, and returns `false` where it must wait for another.
  ///
  /// With `isFinal`, nothing more will come: what is still unknown is reported.
  private func declare(_ declaration: Declaration, of tree: Int, isFinal: Bool) -> Bool {
    switch declaration.kind {
    case .dimension(let dimension):
      return declare(dimension, as: declaration.name, isFinal: isFinal)
    case .unit(let unit):
      return declare(unit, as: declaration.name, of: tree, isFinal: isFinal)
    case .axis, .calendar, .table, .rows, .input, .let, .function, .deflator, .fit, .scenario:
      return true
    }
  }

  /// Declares a dimension, and returns `false` where it must wait for another.
  private func declare(_ dimension: DimensionDeclaration, as name: Name, isFinal: Bool) -> Bool {
    let spelling = spelling(name.symbol)
    let known = model.units.dimension(named: spelling)
    if known != nil, !isElsewhere(spelling, than: name.span) {
      report(.duplicate(dimension: spelling, at: name.span))
      return true
    }
    guard let definition = dimension.definition else {
      if known != nil {
        if !model.units.isBaseDimension(spelling) {
          report(.duplicate(dimension: spelling, at: name.span))
        }
      } else {
        _ = model.units.addBaseDimension(spelling)
        unitPlaces[spelling] = name.span
      }
      return true
    }
    guard let value = resolve(definition, reports: isFinal) else { return isFinal }
    if let known {
      if known != value { report(.duplicate(dimension: spelling, at: name.span)) }
      return true
    }
    unitPlaces[spelling] = name.span
    model.units.addDimension(spelling, as: value)
    return true
  }

  /// Declares a unit, and returns `false` where it must wait for another.
  private func declare(
    _ unit: UnitDeclaration, as name: Name, of tree: Int, isFinal: Bool
  ) -> Bool {
    let names = [name] + unit.aliases
    var dimension: Dimension?
    var scale = UnitScale.one
    if let expression = unit.dimension {
      guard let resolved = resolve(expression, reports: isFinal) else { return isFinal }
      dimension = resolved
    } else if let rate = unit.rate {
      return declare(rate, of: names, in: tree, isFinal: isFinal)
    } else if let definition = unit.definition {
      let quantity = text.trees[tree].quantities[Int(definition)]
      guard let resolved = resolve(quantity.unit, reports: isFinal) else { return isFinal }
      dimension = resolved.dimension
      scale = UnitScale(quantity.value) * resolved.scale
      guard quantity.value > 0 else {
        report(.unitOfNothing(spelling(name.symbol), at: name.span))
        return true
      }
    }
    let prefixes: UnitPrefix.Set =
      switch unit.prefixes {
      case .none: []
      case .metric: [.small, .large]
      case .binary: [.large, .binary]
      }
    if let first = names.first(where: { name in
      model.units.unit(named: self.spelling(name.symbol)) != nil
        && !isElsewhere(self.spelling(name.symbol), than: name.span)
    }) {
      report(.duplicate(unit: self.spelling(first.symbol), at: first.span, first: nil))
      return true
    }
    let declared = Unit(
      names: names.map { spelling($0.symbol) }, dimension: dimension ?? ownDimension(of: name),
      scale: scale, prefixes: prefixes)
    for name in names {
      guard let known = model.units.unit(named: spelling(name.symbol)) else { continue }
      if known.unit != declared {
        report(
          .duplicate(
            unit: spelling(name.symbol), at: name.span,
            first: unitPlaces[spelling(name.symbol)]))
      }
      return true
    }
    for name in names { unitPlaces[spelling(name.symbol)] = name.span }
    model.units.add(declared)
    return true
  }

  /// `true` iff the unit or dimension `name` was declared in another file than that of `span`: modules that declare the
  /// same unit share it.
  private func isElsewhere(_ name: String, than span: SourceSpan) -> Bool {
    unitPlaces[name].map { $0.file != span.file } ?? false
  }

  /// The dimension of a unit that is declared without one: a base dimension of its name.
  func ownDimension(of name: Name) -> Dimension {
    let spelling = spelling(name.symbol)
    return model.units.dimension(named: spelling) ?? model.units.addBaseDimension(spelling)
  }

  /// The dimension that `expression` says, or `nil` where a name of it is unknown.
  func resolve(_ expression: DimensionExpression, reports: Bool = true) -> Dimension? {
    var result = Dimension.one
    for factor in expression.factors {
      guard let name = factor.name else { continue }
      guard let dimension = model.units.dimension(named: spelling(name.symbol)) else {
        if reports {
          let known = model.units.dimensions.map(\.name)
          reportUnknown(name.symbol, in: .dimensions) { [self] in
            .unknown(
              dimension: spelling(name.symbol), at: name.span,
              nearest: Spelling.nearest(to: spelling(name.symbol), among: known))
          }
        }
        return nil
      }
      result = result * tagged(dimension, factor.tag).raised(to: Rational(factor.exponent))
    }
    return result
  }

  /// `dimension` with `tag`, where there is one.
  private func tagged(_ dimension: Dimension, _ tag: Name?) -> Dimension {
    guard let tag else { return dimension }
    let name = spelling(tag.symbol)
    if !name.hasPrefix("@") { tagPlaces[tag.symbol, default: []].append(tag.span) }
    return dimension * model.units.tag(name)
  }

  /// The unit that `expression` says, or `nil` where a name of it is unknown.
  ///
  /// Where a name is unknown, one whose unit measures what is `expected` is proposed first.
  func resolve(
    _ expression: UnitExpression, magnitude: Keyword? = nil, reports: Bool = true,
    expected: ValueType? = nil
  ) -> MeasuringUnit? {
    var dimension = Dimension.one
    var scale = UnitScale.one
    var factors: [MeasuringUnit.Factor] = []
    for factor in expression.factors {
      let name = currency(bySign: spelling(factor.name))
      guard let prefixed = model.units.unit(named: name) else {
        if reports {
          reportUnknown(factor.name, in: .units) { [self] in
            unknownUnit(factor, of: expression, expected)
          }
        }
        return nil
      }
      let measured = tagged(prefixed.unit.dimension, factor.tag)
      dimension = dimension * measured.raised(to: Rational(factor.exponent))
      scale = scale * prefixed.scale.raised(to: factor.exponent)
      let mark = factor.tag.map { UnitRegistry.mark(ofTag: spelling($0.symbol)) } ?? ""
      factors.append(
        MeasuringUnit.Factor(
          name: UnitRegistry.name(name == "USD" ? "$" : name, marked: mark),
          exponent: Rational(factor.exponent)))
    }
    if let power = magnitude?.powerOfTen {
      var factor = 1.0
      for _ in 0..<power { factor *= 10 }
      scale = scale * UnitScale(factor)
    }
    return MeasuringUnit(
      factors: factors, dimension: dimension, scale: scale, magnitude: magnitude?.rawValue)
  }

  /// The diagnostic of a unit that nobody declared.
  private func unknownUnit(
    _ factor: UnitExpression.Factor, of expression: UnitExpression, _ expected: ValueType?
  ) -> Diagnostic {
    let name = spelling(factor.name)
    let isValue = values[symbols.intern(name)] != nil || isDeclaredValue(name)
    let isAlone = expression.factors.count == 1 && factor.exponent == 1 && factor.tag == nil
    let nearest = Spelling.nearest(to: name, among: model.units.unitNames) { candidate in
      guard isAlone, let unit = model.units.unit(named: candidate)?.unit else { return true }
      return couldBe(.quantity(unit.dimension), expected)
    }
    let ofOtherCase = model.units.unitNames.filter { $0.lowercased() == name.lowercased() }
    var near = nearest.map { [$0] } ?? []
    if ofOtherCase.count > 1 {
      // `mw` may be milliwatts or megawatts, and only its author knows.
      near = ofOtherCase
    } else if name.count <= 2, ofOtherCase.isEmpty, expected == nil {
      // Every name of two letters is near to a dozen others.
      near = []
    }
    return .unknown(
      unit: name, at: factor.span, nearest: near, isValue: isValue,
      spacing: isValue ? spacing(before: factor.span) : [])
  }

  /// The edits that put blanks around the sign just before `span`, where that makes it an operator.
  private func spacing(before span: SourceSpan) -> [TextEdit] {
    guard span.start > 0 else { return [] }
    let sign = SourceSpan(file: span.file, start: span.start - 1, end: span.start)
    switch sources.text(of: sign) {
    case "/": return [TextEdit(sign, " / ")]
    case "*": return [TextEdit(sign, " * ")]
    default: return []
    }
  }

  /// `true` iff the text declares a value called `name`.
  private func isDeclaredValue(_ name: String) -> Bool {
    let symbol = symbols.intern(name)
    return text.declarations.contains { $0.declaration.name.symbol == symbol }
  }

}
