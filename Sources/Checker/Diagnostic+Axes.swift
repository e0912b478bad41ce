import Diagnostics

/// The wording of all conditions of axes, elements and ranges.
extension Diagnostic {

  /// A chart of one value.
  static func nothingToPlot(at span: SourceSpan, question: SourceSpan) -> Diagnostic {
    let word = SourceSpan(file: question.file, start: question.start, end: question.start + 4)
    return Diagnostic(
      .nothingToPlot, "a chart needs an axis, and this is one value", at: [DiagnosticLabel(span)],
      help: [Help("show it", TextEdit(word, "show"))])
  }

  /// An axis that nothing has.
  static func unknownAxis(_ name: String, at span: SourceSpan, nearest: String?, known: [String])
    -> Diagnostic
  {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    var help = [Help].didYouMean(nearest, at: span)
    if help.isEmpty {
      help = [known.isEmpty ? "declare it: `axis \(name) = …`" : "the axes are \(list)"]
    }
    return Diagnostic(
      .unknownAxis, "there is no axis `\(name)`", at: [DiagnosticLabel(span)], help: help)
  }

  /// An axis that a value does not have.
  static func axisNotPresent(
    _ name: String, at span: SourceSpan, value: SourceSpan, axes: [String], verb: String,
    declared: SourceSpan?
  ) -> Diagnostic {
    let list = axes.map { "`\($0)`" }.joined(separator: ", ")
    let has = axes.isEmpty ? "it is one value, without axes" : "its axes: \(list)"
    var labels = [DiagnosticLabel(span), DiagnosticLabel(value, has)]
    if let declared { labels.append(DiagnosticLabel(declared, "the axis `\(name)`")) }
    return Diagnostic(
      .axisNotPresent,
      "this value does not have the axis `\(name)`, so there is nothing to \(verb)", at: labels,
      help: [
        axes.isEmpty
          ? "leave the axis out, or ask about a value that has it"
          : "take one of its axes, or ask about a value that has `\(name)`"
      ])
  }

  /// An element that an axis does not have.
  static func unknownElement(
    _ element: String, of axis: String, at span: SourceSpan, declared: SourceSpan,
    nearest: String?, range: String
  ) -> Diagnostic {
    Diagnostic(
      .unknownLabel, "the axis `\(axis)` has no element \(element)",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "its elements: \(range)")],
      help: nearest.map { [Help("did you mean \($0)?", TextEdit(span, $0))] } ?? [])
  }

  /// An index by an axis that has other elements.
  static func wrongAxis(
    _ other: String, _ element: String, of axis: String, at span: SourceSpan,
    declared: SourceSpan, other otherSpan: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownLabel, "`\(axis)` cannot be indexed by `\(other)`: it has no element \(element)",
      at: [
        DiagnosticLabel(span), DiagnosticLabel(declared, "the axis that is indexed"),
        DiagnosticLabel(otherSpan, "its elements are to be found there"),
      ],
      help: ["give both axes the same elements, or pick one element: `[\(axis) = …]`"])
  }

  /// An index that varies along the axis it is to pick from.
  static func indexedByItself(_ axis: String, at span: SourceSpan, value: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .indexNotConstant, "the element of `\(axis)` that is picked varies along `\(axis)` itself",
      at: [DiagnosticLabel(span), DiagnosticLabel(value, "this is picked from")],
      help: [
        "index by a value that has other axes only",
        "elements before are `prev(x)`, where a value goes along it: `let y along \(axis) = initial … then prev(x)`",
      ])
  }

  /// An element of another kind than those of its axis; `meant` is the element that it spells in a wrong way.
  static func wrongElement(
    _ found: String, of axis: String, at span: SourceSpan, declared: SourceSpan, expected: String,
    meant: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .unknownLabel, "the elements of the axis `\(axis)` are \(expected), not \(found)",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "declared here")],
      help: meant.map { [Help("write `\($0)`", TextEdit(span, $0))] } ?? [])
  }

  /// Two axes of one name with different elements.
  static func conflictingAxes(
    _ name: String, at span: SourceSpan, _ first: SourceSpan, _ second: SourceSpan
  )
    -> Diagnostic
  {
    Diagnostic(
      .conflictingAxes, "two axes called `\(name)` with different elements meet here",
      at: [
        DiagnosticLabel(span), DiagnosticLabel(first, "one is made here"),
        DiagnosticLabel(second, "the other here"),
      ],
      help: ["sweep both sides over the same values"])
  }

  /// An argument for `parameter` that brings an axis over which `function` reduces what has it already.
  static func capturedAxis(
    _ axis: String, of parameter: String, in function: String, at span: SourceSpan,
    reduction: SourceSpan, parameter declared: SourceSpan
  ) -> Diagnostic {
    let end = SourceSpan(file: declared.file, start: declared.end, end: declared.end)
    return Diagnostic(
      .capturedAxis,
      "`\(function)` would take the axis `\(axis)` of this argument for the one it goes over itself",
      at: [
        DiagnosticLabel(span, "this varies along `\(axis)`"),
        DiagnosticLabel(reduction, "this goes over `\(axis)`, which the function has without it"),
        DiagnosticLabel(declared, "it is not said whether `\(parameter)` goes along"),
      ],
      help: [
        Help(
          "if each `\(axis)` of `\(parameter)` belongs to the same `\(axis)` there, say so",
          TextEdit(end, " over \(axis)")),
        "if each is a case of its own, give it an axis of another name: `axis case = …`, and index by it: `[\(axis) = case]`",
      ])
  }

  /// A sweep inside the same sweep.
  static func sweptInsideItself(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .conflictingAxes, "the axis `\(name)` is made inside itself",
      at: [DiagnosticLabel(span, "a value that varies along `\(name)` is varied along it again")],
      help: ["leave one of the two out: one `across` or `with` for each axis"])
  }

  /// An index that is only known after evaluation.
  static func indexNotConstant(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .indexNotConstant, "an element is picked by a literal", at: [DiagnosticLabel(span)],
      help: [
        "to choose by a condition, reduce: `sum(x where axis == element over axis)`"
      ])
  }

  /// An element of `value` that is picked so many `steps` before the one at hand along `axis`.
  static func pickedBefore(_ axis: String, _ steps: Int, of value: String, at span: SourceSpan)
    -> Diagnostic
  {
    let before = steps == 1 ? "prev(\(value))" : "prev(\(value), \(steps))"
    let beginnings = Array(repeating: "…", count: min(3, max(1, steps))).joined(separator: ", ")
    return Diagnostic(
      .indexNotConstant,
      "an element is picked by a literal, and this looks back along `\(axis)` from each element",
      at: [DiagnosticLabel(span)],
      help: [
        "`\(before)` is the value before, where one goes along `\(axis)`: `let y along \(axis) = initial \(beginnings) then \(before)`"
      ])
  }

  /// Elements that do not go together.
  static func mixedElements(_ first: String, _ second: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedRange,
      "the elements of one axis are of one kind: \(first) and \(second) do not mix",
      at: [DiagnosticLabel(span)])
  }

  /// An element that occurs twice.
  static func duplicateElement(_ element: String, at span: SourceSpan, first: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .duplicateElement, "the element \(element) occurs twice",
      at: [DiagnosticLabel(span, "again here"), DiagnosticLabel(first, "first here")],
      help: ["every element of an axis has a name of its own"])
  }

  /// Something other than a literal where its value must be known before anything runs.
  static func notALiteral(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedRange, "a literal is expected here", at: [DiagnosticLabel(span)],
      help: ["the elements of axes are known before anything runs"])
  }

  /// A range between two dimensions.
  static func mixedRange(_ first: String, _ second: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedRange, "a range has one dimension, this one has \(first) and \(second)",
      at: [DiagnosticLabel(span)])
  }

  /// A range of quantities whose spacing is not said; `step` would make some ten values of it.
  static func rangeWithoutStep(_ step: String, at span: SourceSpan) -> Diagnostic {
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    return Diagnostic(
      .malformedRange, "this range needs a step",
      at: [DiagnosticLabel(span, "only whole numbers count by one")],
      help: [
        Help("say how far apart its values are: `step \(step)`", TextEdit(end, " step \(step)"))
      ])
  }

  /// A range whose first end lies above the other; `swap` exchanges them.
  static func emptyRange(at span: SourceSpan, swap: [TextEdit]) -> Diagnostic {
    Diagnostic(
      .malformedRange, "this range contains nothing", at: [DiagnosticLabel(span)],
      help: [Help("the lower end comes first", swap)])
  }

  /// A step of zero or less; `forwards` takes its sign away.
  static func stepBackwards(at span: SourceSpan, forwards: [TextEdit]) -> Diagnostic {
    Diagnostic(
      .malformedRange, "this range never reaches its end", at: [DiagnosticLabel(span)],
      help: [Help("the step is greater than zero", forwards)])
  }

  /// A step where only the ends count; `whole` begins behind the end.
  static func stepInInterval(at span: SourceSpan, whole: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedRange, "this range is an interval and takes no step", at: [DiagnosticLabel(span)],
      help: [Help("leave the step out", TextEdit(whole, ""))])
  }

  /// More elements than an axis may have.
  static func tooManyElements(_ count: Double, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyCells,
      "this axis would have \(count < 1e15 ? String(Int(count)) : String(count)) elements",
      at: [DiagnosticLabel(span, "the limit is \(limit)")], help: ["take a larger step"])
  }

  /// A value with axes where one value is needed.
  static func tooManyAxes(_ axes: [String], at span: SourceSpan, purpose: String) -> Diagnostic {
    if axes.contains("draw") {
      return Diagnostic(
        .tooManyAxes, "\(purpose) needs one value, and this one is uncertain",
        at: [DiagnosticLabel(span)],
        help: ["take a statistic of it, such as `mean(…)`, `p(…, 90%)` or `chance(…)`"])
    }
    let list = axes.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .tooManyAxes,
      "\(purpose) needs one value, and this one has the ax\(axes.count == 1 ? "is" : "es") \(list)",
      at: [DiagnosticLabel(span)],
      help: ["pick an element (`[\(axes[0]) = …]`) or reduce (`sum(… over \(axes[0]))`)"])
  }

  /// A value that is to equal several at once.
  static func severalWanted(
    _ axes: [String], at span: SourceSpan, value: SourceSpan, declared: SourceSpan
  ) -> Diagnostic {
    let list = axes.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .tooManyAxes, "one value cannot equal all values over \(list)",
      at: [
        DiagnosticLabel(span, "this spreads over \(list)"),
        DiagnosticLabel(value, "this does not"), DiagnosticLabel(declared, "the axis"),
      ],
      help: ["pick an element (`[\(axes[0]) = …]`) or reduce (`sum(… over \(axes[0]))`)"])
  }

  /// Functions that call each other so often that expanding them would never end.
  static func tooManyCalls(limit: Int) -> Diagnostic {
    Diagnostic(
      .tooManyCalls,
      "the functions of this model call each other more than \(limit) times, or too deep",
      help: ["a function that calls another twice doubles the calls: name the result with `let`"])
  }

}
