import Syntax

extension SyntaxDump {

  /// A statement.
  func text(_ statement: SyntaxTree.Statement) -> String {
    switch statement {
    case .use(let use):
      list(
        "use",
        [text(use.module), quoted(use.path ?? "")] + use.imports.map { text($0) }
          + use.overrides.map { text($0) })
    case .declaration(let declaration):
      list(
        "declare",
        [text(declaration.name), text(declaration.kind), quoted(declaration.documentation ?? "")])
    case .assertion(let assertion):
      list(
        "assert",
        [
          text(assertion.name), text(assertion.condition), text(assertion.precision),
          quoted(assertion.documentation ?? ""),
        ])
    case .correlation(let correlation): text(correlation)
    case .question(let question):
      question.file.map { list("save", [text(question.kind), quoted($0.name)]) }
        ?? text(question.kind)
    }
  }

  /// Correlations.
  private func text(_ correlation: Correlation) -> String {
    switch correlation.kind {
    case .pair(let first, let second, let value):
      list("correlate", [text(first), text(second), text(value)])
    case .matrix(let block):
      list(
        "correlate",
        [list("columns", block.columns.map { text($0) })]
          + block.rows.map { row in list("row", [text(row.name)] + row.values.map { text($0) }) })
    }
  }

  /// A question.
  private func text(_ question: Question.Kind) -> String {
    switch question {
    case .show(let values): list("show", values.map { text($0) })
    case .plot(let value): list("plot", [text(value)])
    case .histogram(let value, let bins): list("histogram", [text(value), "\(bins)"])
    case .expect(let condition, let precision):
      list("expect", [text(condition), text(precision)])
    case .claim(let source, let condition, let precision, let mark):
      list("claim", [quoted(source), text(condition), text(precision), text(mark)])
    case .audit(let modules): list("audit", modules.map { text($0) })
    case .solve(let equations, let clauses, let movers):
      list(
        "solve",
        equations.map { text($0) } + clauses.clauses.map { text($0) } + movers.map { text($0) })
    case .flip(let first, let second, let clauses, let movers):
      list(
        "flip",
        [text(first), second.map { text($0) } ?? "-"] + clauses.clauses.map { text($0) }
          + movers.map { text($0) })
    case .tornado(let value, let movers):
      list("tornado", [text(value)] + movers.map { text($0) })
    case .compare(let values, let clauses):
      list("compare", values.map { text($0) } + clauses.map { text($0) })
    case .importance(let value, let groups, let ignoresCorrelations):
      list("importance", [text(value), "\(ignoresCorrelations)"] + groups.map { text($0) })
    case .stress(let value, let movers):
      list("stress", [text(value)] + movers.map { text($0) })
    case .explain(let value, let draw, let depth):
      list(
        "explain",
        [text(value), depth.map(String.init) ?? "-"] + (draw.map { [text($0)] } ?? []))
    case .optimize(let value, let isMaximum, let choices, let conditions):
      list(
        "optimize",
        ["\(isMaximum)", text(value)] + conditions.map { text($0) } + choices.map { text($0) })
    case .information(let value, let groups):
      list("information", [text(value)] + groups.map { text($0) })
    case .bridge(let value, let start, let end, let groups):
      list("bridge", [text(value), text(start), text(end)] + groups.map { text($0) })
    case .sweep(let sweep):
      list(
        "sweep",
        sweep.values.map { text($0) } + sweep.clauses.map { text($0) }
          + sweep.factors.map { text($0) } + [
            sweep.design?.rawValue ?? "-", sweep.runs.map { "\($0.count)" } ?? "-",
          ])
    }
  }

  /// What a sweep sets.
  private func text(_ factor: SweepRequest.Factor) -> String {
    switch factor.values {
    case .range(let range): list("factor", [text(factor.target), text(range)])
    case .list(let values): list("factor", [text(factor.target)] + values.map { text($0) })
    case nil: list("factor", [text(factor.target)])
    }
  }

  /// Where the rows of a table come from.
  private func text(_ origin: TableDeclaration.Origin) -> String {
    switch origin {
    case .script: "-"
    case .file(let source): list("file", [quoted(source.path), "\(source.isByRow)"])
    case .operation(let operation):
      switch operation.kind {
      case .filter(let condition): list("where", [text(operation.source), text(condition)])
      case .join(let other, let key):
        list("join", [text(operation.source), text(other), text(key)])
      }
    }
  }

  /// What is declared.
  private func text(_ kind: Declaration.Kind) -> String {
    switch kind {
    case .axis(.range(let range)): list("axis", [text(range)])
    case .axis(.column(let table, let column)): list("axis", [text(table), text(column)])
    case .axis(.list(let elements)): list("axis", elements.map { text($0) })
    case .calendar(let calendar): list("calendar", [text(calendar.lastMonth)])
    case .table(let table): text(table, as: "table")
    case .rows(let table): text(table, as: "rows")
    case .input(let input):
      list(
        "input",
        [
          text(input.value), text(input.range), text(input.facts),
        ])
    case .let(let definition): text(definition)
    case .function(let function): text(function)
    case .unit(let unit):
      list(
        "unit",
        unit.aliases.map { text($0) } + [
          "\(unit.prefixes)", text(unit.dimension),
          unit.definition.map { "\(tree.quantities[Int($0)].value) \(unitText(at: $0))" } ?? "-",
          unit.rate.map { list($0.isQuotient ? "/" : "*", [text($0.reference), text($0.value)]) }
            ?? "-",
        ])
    case .deflator(let deflator): list("deflator", [text(deflator.value)])
    case .fit(let fit): list("fit", [text(fit.curve), text(fit.values), text(fit.places)])
    case .dimension(let dimension): list("dimension", [text(dimension.definition)])
    case .scenario(let scenario):
      list(
        "scenario",
        [
          quoted(scenario.title ?? ""), scenario.weight.map { text($0) } ?? "-",
          scenario.parent.map { text($0) } ?? "-",
        ]
          + scenario.overrides.map { text($0) })
    }
  }

  /// A table, or rows that are added to one.
  private func text(_ table: TableDeclaration, as kind: String) -> String {
    list(
      kind,
      [text(table.origin), list("columns", table.columns.map { text($0) })]
        + table.rows.map { list("row", $0.cells.map { text($0) }) } + [text(table.facts)])
  }

  /// What is said of a declaration beside its formula.
  private func text(_ facts: Facts) -> String {
    list(
      "facts",
      [quoted(facts.source ?? ""), facts.seen ?? "-"]
        + facts.validity.map { list("valid", [text($0.condition), quoted($0.message)]) })
  }

  /// What is known of a claim, or `-` where that is nothing.
  private func text(_ mark: ClaimMark?) -> String {
    switch mark {
    case .conflicts(let reason, let other):
      list("conflicts", [quoted(reason), quoted(other ?? "")])
    case .unchecked(let reason): list("unchecked", [quoted(reason)])
    case nil: "-"
    }
  }

  /// The unit of the quantity at `index`.
  private func unitText(at index: UInt32) -> String {
    tree.quantities[Int(index)].unit.factors
      .map { "\(symbols.text(of: $0.name))[\(text($0.tag))]^\($0.exponent)" }
      .joined(separator: "·")
  }

  /// A definition.
  private func text(_ definition: LetDeclaration) -> String {
    let beginning = definition.recurrence.map { recurrence in
      let course =
        switch recurrence.course {
        case .rule: "then"
        case .change(let method): "changing-by-\(method.rawValue)"
        }
      return [
        list("along", [text(recurrence.axis)] + recurrence.initials.map { text($0) } + [course])
      ]
    }
    return list(
      "let",
      [text(definition.annotation)] + (beginning ?? [])
        + [text(definition.value), text(definition.facts)])
  }

  /// A function.
  private func text(_ function: FunctionDeclaration) -> String {
    let parameters = function.parameters.map {
      list(
        "parameter",
        [text($0.name)] + $0.axes.map { text($0) } + [text($0.annotation), text($0.initial)])
    }
    let locals = function.locals.map { list("local", [text($0.name), text($0.definition)]) }
    return list(
      "fn",
      parameters + [text(function.annotation)] + locals + [
        text(function.result), text(function.facts),
      ])
  }

  /// A dimension, or `-` where there is none.
  private func text(_ dimension: DimensionExpression?) -> String {
    guard let dimension else { return "-" }
    return list(
      "dimension",
      dimension.factors.map { list(text($0.name), [text($0.tag), "\($0.exponent)"]) })
  }

  /// A precision, or `-` where there is none.
  private func text(_ precision: Precision?) -> String {
    switch precision {
    case .tolerance(let tolerance): list("within", [text(tolerance)])
    case .digits(let count, _): "(digits \(count))"
    case nil: "-"
    }
  }

}

extension SyntaxDump {

  /// An overlay.
  func text(_ overlay: Overlay) -> String {
    list("overlay", overlay.layers.map { list("layer", $0.map { text($0) }) })
  }

  /// An override.
  func text(_ override: Override) -> String {
    let value =
      switch override.value {
      case .formula(let formula): text(formula)
      case .list(let formulas): list("list", formulas.map { text($0) })
      case .range(let range): text(range)
      }
    return list(
      "set", [text(override.target), (override.combination?.rawValue ?? "") + "=", value])
  }

  /// A target.
  func text(_ target: OverrideTarget) -> String {
    list(
      "target", [text(target.name), text(target.column)] + target.selectors.map { text($0) })
  }

  /// What a study moves.
  func text(_ mover: Mover) -> String { list("mover", [text(mover.target), text(mover.range)]) }

  /// Which draw is meant.
  func text(_ draw: DrawChoice) -> String {
    switch draw.kind {
    case .named(let name): list("at", [text(name)])
    case .number(let number): list("at-draw", [String(number)])
    }
  }

  /// What an optimisation chooses.
  func text(_ choice: Choice) -> String {
    let values =
      switch choice.values {
      case .range(let range): text(range)
      case .list(let elements): list("list", elements.map { text($0) })
      case .axis(let name): text(name)
      case nil: "-"
      }
    return list("choice", [text(choice.target), values])
  }

  /// What a study moves as one.
  func text(_ group: MoverGroup) -> String {
    list(
      "group", [text(group.name), "\(group.isModule)"] + group.members.map { text($0) })
  }

  /// A range, or `-` where there is none.
  func text(_ range: LiteralRange?) -> String {
    guard let range else { return "-" }
    return list("range", [text(range.lower), text(range.upper), text(range.step)])
  }

}
