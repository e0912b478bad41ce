import Diagnostics

/// The wording of all conditions of names.
extension Diagnostic {

  /// A name that nothing has.
  ///
  /// With `fits`, the nearest name is of a kind that may stand in its place; `unit` tells the same of the unit of this
  /// name, where there is one, and `role` what else the name is.
  static func unknown(
    name: String, at span: SourceSpan, nearest: String?, fits: Bool, unit: Bool?, role: String?
  ) -> Diagnostic {
    var help = [Help].didYouMean(nearest, at: span)
    if !fits { help = help.map { Help($0.message) } }
    if let role { help.append(Help(role)) }
    if let unit {
      let message = "`\(name)` is a unit: an amount of it is written `1 \(name)`"
      help.append(unit ? Help(message, TextEdit(span, "1 \(name)")) : Help(message))
    }
    if help.isEmpty { help = ["declare it as an `input`, or define it with `let`"] }
    return Diagnostic(
      .unknownName, "nothing is called `\(name)`",
      at: [DiagnosticLabel(span, "this name is not declared")], help: help)
  }

  /// A unit that nobody declared.
  ///
  /// Where a value has its name, `spacing` are the edits that make the sign before it an operator.
  static func unknown(
    unit: String, at span: SourceSpan, nearest: [String], isValue: Bool, spacing: [TextEdit]
  ) -> Diagnostic {
    var help: [Help] = []
    if isValue {
      help.append(
        Help("`\(unit)` is a value: write blanks around the operator before it", spacing))
    } else {
      help = nearest.flatMap { [Help].didYouMean($0, at: span) }
    }
    if help.isEmpty {
      help = [
        unit == "¥"
          ? "the sign is that of the yuan and of the yen: write `CNY` or `JPY`, and declare its rate"
          : ["€", "£"].contains(unit)
            ? "declare the currency with its rate: `unit \(unit == "€" ? "EUR" : "GBP") = USD * …`"
            : "declare it: `unit \(unit)`"
      ]
    }
    return Diagnostic(
      .unknownUnit, "there is no unit `\(unit)`",
      at: [DiagnosticLabel(span, "this unit is not declared")], help: help)
  }

  /// A dimension that nobody declared.
  static func unknown(dimension: String, at span: SourceSpan, nearest: String?) -> Diagnostic {
    let help: [Help] =
      nearest == nil
      ? ["declare it: `dimension \(dimension)`"] : .didYouMean(nearest, at: span)
    return Diagnostic(
      .unknownDimension, "there is no dimension `\(dimension)`", at: [DiagnosticLabel(span)],
      help: help)
  }

  /// An input that no question depends on.
  static func unusedInput(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unusedInput, "no question depends on the input `\(name)`", at: [DiagnosticLabel(span)],
      help: ["use it in a formula, ask about what depends on it, or remove it"])
  }

  /// A parameter or local definition with the name of a value of the model.
  static func shadowedName(_ name: String, at span: SourceSpan, hidden: SourceSpan) -> Diagnostic {
    Diagnostic(
      .shadowedName, "`\(name)` hides the model's `\(name)` inside this function",
      at: [DiagnosticLabel(span), DiagnosticLabel(hidden, "the hidden one")],
      help: ["rename one of the two"])
  }

  /// A tag that stands in one place only and nearly spells another.
  static func lonelyTag(_ name: String, at span: SourceSpan, nearest: String) -> Diagnostic {
    Diagnostic(
      .lonelyTag, "the tag `\(name)` stands nowhere else", at: [DiagnosticLabel(span)],
      help: .didYouMean(nearest, at: span))
  }

  /// A name that is declared twice; with `isValue`, as a value of the model.
  static func duplicate(
    name: String, at span: SourceSpan, first: SourceSpan, isValue: Bool = false
  ) -> Diagnostic {
    Diagnostic(
      .duplicateName, "`\(name)` is declared twice",
      at: [DiagnosticLabel(span, "again here"), DiagnosticLabel(first, "first here")],
      help: [
        isValue
          ? "nothing is assigned twice: rename one, or change an input with `with` or a scenario"
          : "rename one of the two"
      ])
  }

  /// A unit that exists already: in the language, or declared at `first`.
  static func duplicate(unit: String, at span: SourceSpan, first: SourceSpan?) -> Diagnostic {
    let labels = [DiagnosticLabel(span)] + (first.map { [DiagnosticLabel($0, "here")] } ?? [])
    return Diagnostic(
      .duplicateName, "there is a unit `\(unit)` already", at: labels,
      help: ["choose another name"])
  }

  /// Rows that are added to a table that nothing declares.
  static func rowsOfUnknownTable(_ name: String, at span: SourceSpan, nearest: String?)
    -> Diagnostic
  {
    Diagnostic(
      .unknownName, "there is no table `\(name)` to add rows to", at: [DiagnosticLabel(span)],
      help: nearest == nil
        ? ["to declare a table, leave the `+` out: `table \(name) {`"]
        : .didYouMean(nearest, at: span))
  }

  /// Rows that are added to a table that is made of others.
  static func rowsOfDerivedTable(_ table: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mismatchedRows, "the rows of the table `\(table)` are those of another table",
      at: [DiagnosticLabel(span)], help: ["add these to the table that it is made of"])
  }

  /// A formula in a row that is added to a table of a file.
  static func formulaInAddedRow(at span: SourceSpan, column: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mismatchedRows, "rows that are added to a file's have plain values, and this is a formula",
      at: [DiagnosticLabel(span), DiagnosticLabel(column, "of this column")],
      help: ["write its value, or make a column of your own: `let …`, over the table's rows"])
  }

  /// Rows that are added to a table and have other columns than it has.
  ///
  /// With `isFirst`, they begin with the column that names the rows, as they should.
  static func mismatchedRows(
    of table: String, at span: SourceSpan, declared: SourceSpan, first: String, missing: [String],
    unknown: [String], isFirst: Bool
  ) -> Diagnostic {
    func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
    var help: [Help] = []
    if !missing.isEmpty {
      help.append("give the rows the column\(missing.count > 1 ? "s" : "") \(list(missing)) too")
    }
    if !unknown.isEmpty { help.append("the table has no column \(list(unknown))") }
    if help.isEmpty, !isFirst { help = ["begin with `\(first)`, which names the rows"] }
    if help.isEmpty { help = ["name each column once"] }
    return Diagnostic(
      .mismatchedRows, "these rows do not have the columns of the table `\(table)`",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "its columns")], help: help)
  }

  /// A dimension that exists already.
  static func duplicate(dimension: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .duplicateName, "there is a dimension `\(dimension)` already", at: [DiagnosticLabel(span)],
      help: ["choose another name"])
  }

  /// A function that the language has already.
  static func duplicate(function: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .duplicateName, "`\(function)` is a function of the language", at: [DiagnosticLabel(span)],
      help: ["choose another name"])
  }

  /// A unit that stands for zero or less.
  static func unitOfNothing(_ unit: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedUnit, "the unit `\(unit)` must stand for more than zero",
      at: [DiagnosticLabel(span)], help: ["say how much one of it is: `unit \(unit) = 5 kg`"])
  }

  /// A claim that cannot be checked and is no text.
  static func uncheckedCondition(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .uncheckedCondition, "a claim that is unchecked is a text in quotes",
      at: [DiagnosticLabel(span)],
      help: [
        "write the claim in quotes, as it was published", "to check it, leave `unchecked` out",
      ])
  }

  /// What is on a cycle.
  enum CycleKind {
    case definitions, functions, scenarios
  }

  /// What depends on itself; `path` has each with the place of its name.
  ///
  /// Where it goes through a delay or a smoothing that `begins` with what it follows, an initial value opens it.
  static func cycle(
    _ path: [(name: String, span: SourceSpan)], of kind: CycleKind, begins: Bool = false
  ) -> Diagnostic {
    let help: Help =
      switch kind {
      case .definitions where begins:
        "say what the delay begins with, so that it does not follow at once: `delay3(x, time, initial)`"
      case .definitions: "make one of them an input, or solve for it with `solve`"
      case .functions: "no function calls itself, directly or through others: write it as a formula"
      case .scenarios: "let one of them start from `base`"
      }
    let names = (path.map(\.name) + [path[0].name]).joined(separator: " → ")
    var labels: [DiagnosticLabel] = []
    for (index, step) in path.enumerated() {
      let next = path[(index + 1) % path.count].name
      labels.append(DiagnosticLabel(step.span, "`\(step.name)` needs `\(next)`"))
    }
    return Diagnostic(
      .cycle,
      path.count == 1
        ? "`\(path[0].name)` depends on itself" : "these depend on each other: \(names)",
      at: labels, help: [help])
  }

  /// An override of something that does not exist.
  ///
  /// Where no name is near, `others` says what there is.
  static func unknownInput(
    _ name: String, at span: SourceSpan, nearest: String?, others: String
  ) -> Diagnostic {
    Diagnostic(
      .unknownInput, "there is no input `\(name)`",
      at: [DiagnosticLabel(span, "only inputs and table cells can be overridden")],
      help: nearest == nil ? [Help(others)] : .didYouMean(nearest, at: span))
  }

  /// An override of a definition.
  static func notOverridable(
    _ name: String, at span: SourceSpan, declared: SourceSpan, inputs: [String]
  )
    -> Diagnostic
  {
    let help: [Help] =
      inputs.isEmpty
      ? ["declare it as an `input`"]
      : [
        "it follows from \(inputs.map { "`\($0)`" }.joined(separator: ", ")): override one of them"
      ]
    return Diagnostic(
      .notOverridable, "`\(name)` is a formula and cannot be overridden",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "defined here")], help: help)
  }

  /// A scenario that nobody declared.
  static func unknownScenario(
    _ name: String, at span: SourceSpan, nearest: String?, known: [String]
  ) -> Diagnostic {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownScenario, "there is no scenario `\(name)`", at: [DiagnosticLabel(span)],
      help: nearest == nil ? [Help("the scenarios are \(list)")] : .didYouMean(nearest, at: span))
  }

  /// A function that nobody declared.
  ///
  /// With `multiplies`, a value has its name and the call could be a product.
  static func unknownFunction(
    _ name: String, at span: SourceSpan, nearest: String?, isValue: Bool, multiplies: Bool
  ) -> Diagnostic {
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    let help: [Help] =
      isValue
      ? [
        Help(
          "`\(name)` is a value: to multiply, write `\(name) * (…)`",
          multiplies ? [TextEdit(end, " * ")] : [])
      ]
      : name == "log"
        ? ["the natural logarithm is `ln`, to base ten it is `log10`, to base two `log2`"]
        : nearest == nil ? ["declare it: `fn \(name)(x) = …`"] : .didYouMean(nearest, at: span)
    return Diagnostic(
      .unknownFunction, "there is no function `\(name)`", at: [DiagnosticLabel(span)], help: help)
  }

  /// Arguments that do not fit a function.
  static func wrongArguments(
    _ message: String, at span: SourceSpan, signature: String, first help: [Help] = []
  ) -> Diagnostic {
    Diagnostic(
      .wrongArguments, message, at: [DiagnosticLabel(span)],
      help: help + ["it is called as `\(signature)`"])
  }

  /// Arguments that `function` does not take.
  static func wrongArguments(of function: String, at span: SourceSpan, signature: String)
    -> Diagnostic
  {
    wrongArguments(
      "`\(function)` does not take these arguments", at: span, signature: signature)
  }

  /// A column that a table does not have.
  static func unknownColumn(
    _ column: String, of table: String, at span: SourceSpan, columns: [String]
  )
    -> Diagnostic
  {
    let nearest = Spelling.nearest(to: column, among: columns)
    let list = columns.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownColumn, "the table `\(table)` has no column `\(column)`", at: [DiagnosticLabel(span)],
      help: nearest == nil ? ["its columns are \(list)"] : .didYouMean(nearest, at: span))
  }

  /// A dot behind something that is no table.
  static func notATable(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongUseOfName, "`\(name)` is not a table, so it has no columns",
      at: [DiagnosticLabel(span)],
      help: ["an element of a value with axes is picked in brackets: `x[axis = element]`"])
  }

  /// A row with more or fewer cells than the table has columns.
  static func raggedRow(cells: Int, columns: Int, at span: SourceSpan, header: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .raggedRow, "this row has \(cells) cells, the table has \(columns) columns",
      at: [DiagnosticLabel(span), DiagnosticLabel(header, "\(columns) columns")],
      help: ["a text with blanks in it stands in quotes, and a quantity is a number and its unit"])
  }

  /// A module whose claims are asked for, and that no text uses.
  static func moduleNotUsed(_ name: String, at span: SourceSpan, used: [String]) -> Diagnostic {
    let nearest = Spelling.nearest(to: name, among: used)
    return Diagnostic(
      .unknownModule, "the module `\(name)` is not used here", at: [DiagnosticLabel(span)],
      help: nearest != nil ? .didYouMean(nearest, at: span) : ["bring it in: `use \(name)`"])
  }

  /// Parameters, all written as numbers, that make no distribution; `text` says what is wrong with one.
  static func impossibleDistribution(_ text: String, at span: SourceSpan, help: String?)
    -> Diagnostic
  {
    let explain = "`yarrow explain \(DiagnosticCode.impossibleDistribution.rawValue)` says more"
    return Diagnostic(
      .impossibleDistribution, "these numbers make no distribution",
      at: [DiagnosticLabel(span, text)], help: [Help(help ?? explain)])
  }

}
