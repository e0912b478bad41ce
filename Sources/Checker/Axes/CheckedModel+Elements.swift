import Calendars
import Diagnostics
import Dimensions

extension CheckedModel {

  /// The position of `element` on `axis`; numbers match within a rounding.
  package func position(of element: Pick.Element, in axis: AxisID) -> Int? {
    switch (element, self[axis].elements) {
    case (.label(let label), .labels(let labels)):
      return labels.firstIndex(of: label)
    case (.number(let number), .numbers(let numbers, _)):
      return numbers.firstIndex { abs($0 - number) <= 1e-12 * abs(number) }
    case (.period(let ordinal, let kind), .periods(let ordinals, let own)):
      return kind == own ? ordinals.firstIndex(of: ordinal) : nil
    case (.label, .numbers), (.number, .labels), (.label, .periods), (.number, .periods),
      (.period, .numbers), (.period, .labels):
      return nil
    }
  }

  /// The element at `index` of `axis` as it is written.
  package func text(of index: Int, in axis: AxisID) -> String {
    switch self[axis].elements {
    case .labels(let labels): "\"\(labels[index])\""
    case .numbers(let numbers, let unit): unit.element(numbers[index])
    case .periods(let ordinals, let kind): kind.text(of: ordinals[index])
    }
  }

  /// The diagnostic of an `element` of the axis `other` that `axis`, which is indexed by it, does not have.
  func unknownElement(
    _ element: Pick.Element, of axis: AxisID, at span: SourceSpan, from other: AxisID
  ) -> Diagnostic {
    let shown: String =
      switch (element, self[other].elements) {
      case (.label(let label), _): "\"\(label)\""
      case (.period(let ordinal, let kind), _): kind.text(of: ordinal)
      case (.number(let number), .numbers(_, let unit)): unit.element(number)
      case (.number(let number), .labels), (.number(let number), .periods):
        NumberFormat.label(number)
      }
    return .wrongAxis(
      self[other].name, shown, of: self[axis].name, at: span, declared: self[axis].span,
      other: self[other].span)
  }

  /// The diagnostic of an `element` that `axis` does not have.
  func unknownElement(_ element: Pick.Element, of axis: AxisID, at span: SourceSpan) -> Diagnostic {
    switch (element, self[axis].elements) {
    case (.label(let label), .labels(let labels)):
      let shown = labels.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
      return .unknownElement(
        "\"\(label)\"", of: self[axis].name, at: span, declared: self[axis].span,
        nearest: Spelling.nearest(to: label, among: labels).map { "\"\($0)\"" },
        range: labels.count > 6 ? shown + ", …" : shown)
    case (.number(let number), .numbers(let numbers, let unit)):
      let shown = numbers.count <= 6 ? numbers : [numbers.first, numbers.last].compactMap { $0 }
      let elements = shown.map { unit.element($0) }
      return .unknownElement(
        unit.element(number), of: self[axis].name, at: span, declared: self[axis].span,
        nearest: nil,
        range: elements.joined(separator: numbers.count <= 6 ? ", " : " to "))
    case (.label(let label), .numbers(let numbers, let unit)):
      return .wrongElement(
        "texts", of: self[axis].name, at: span, declared: self[axis].span, expected: "numbers",
        meant: numbers.lazy.map { unit.element($0) }.first { $0 == label })
    case (.number(let number), .labels(let labels)):
      let quoted = labels.first { $0 == NumberFormat.exact(number) }.map { "\"\($0)\"" }
      return .wrongElement(
        "numbers", of: self[axis].name, at: span, declared: self[axis].span, expected: "texts",
        meant: quoted)
    case (.period(let ordinal, let kind), .periods(let ordinals, let own)) where kind == own:
      return .unknownElement(
        kind.text(of: ordinal), of: self[axis].name, at: span, declared: self[axis].span,
        nearest: nil, range: range(of: ordinals, kind))
    case (.label, .periods(_, let kind)), (.number, .periods(_, let kind)),
      (.period, .periods(_, let kind)):
      return wrongElement(element, of: axis, at: span, expected: kind.plural)
    case (.period, .numbers):
      return wrongElement(element, of: axis, at: span, expected: "numbers")
    case (.period, .labels):
      return wrongElement(element, of: axis, at: span, expected: "texts")
    }
  }

  /// The diagnostic of an `element` of another kind than those of `axis`, which are `expected`.
  private func wrongElement(
    _ element: Pick.Element, of axis: AxisID, at span: SourceSpan, expected: String
  ) -> Diagnostic {
    let found =
      switch element {
      case .label: "texts"
      case .number: "numbers"
      case .period(_, let kind): kind.plural
      }
    return .wrongElement(
      found, of: self[axis].name, at: span, declared: self[axis].span, expected: expected)
  }

  /// The first and the last of `ordinals`, or all where they are few.
  private func range(of ordinals: [Int], _ kind: PeriodKind) -> String {
    let isShort = ordinals.count <= 6
    let shown = isShort ? ordinals : [ordinals.first, ordinals.last].compactMap { $0 }
    return shown.map { kind.text(of: $0) }.joined(separator: isShort ? ", " : " to ")
  }

}
