import Diagnostics
import Syntax

/// Where a value comes from: what its formula names, what these name, and so on.
package struct Derivation: Sendable {

  /// One definition on the way.
  package struct Node: Sendable {

    /// How many formulas lie between it and the value, from 1.
    package let depth: Int

    /// The definition.
    package let definition: DefinitionID

    /// Its formula as it was written.
    package let text: String

    /// `true` iff what it comes from is told further up already.
    package let isRepeated: Bool

    /// `true` iff what it comes from lies deeper than was asked for.
    package let isCut: Bool

    /// The sources of claims that name it.
    package internal(set) var claims: [String] = []

  }

  /// One of the draws of the value.
  package enum Draw: Sendable {

    /// The one whose value is nearest to the mean.
    case mean

    /// The one whose value is nearest to the quantile at this share.
    case quantile(Double)

    /// The one with this number, from 0.
    case number(Int)

  }

  /// The value.
  package let shown: Shown

  /// The draw in which all values are told; `nil` where they are told as a whole.
  package let draw: Draw?

  /// The definitions, each above those that its formula names.
  package internal(set) var nodes: [Node]

}

extension Derivation.Draw {

  /// `true` iff it is told by its number.
  fileprivate var isNumber: Bool {
    switch self {
    case .number: true
    case .mean, .quantile: false
    }
  }

}

extension ModelChecker {

  /// Where the value of `expression` comes from, through so many formulas at the most.
  func checkExplanation(
    of expression: ExpressionID, at choice: DrawChoice?, depth: Int?, in scope: Scope
  ) -> CheckedQuestion.Kind? {
    guard let choice else {
      return .explain(derivation(of: shown(expression, in: scope), at: nil, depth: depth ?? .max))
    }
    guard let draw = draw(choice) else { return nil }
    let typed = draw.isNumber ? check(expression, in: scope) : checkQuantity(expression, in: scope)
    let value = shown(typed, expression, in: scope)
    return .explain(derivation(of: value, at: draw, depth: depth ?? .max))
  }

  /// The draw that `choice` means; `nil`, with a report, where there is none.
  private func draw(_ choice: DrawChoice) -> Derivation.Draw? {
    switch choice.kind {
    case .number(let number):
      let count = model.sampling.draws
      if (1...count).contains(number) { return .number(number - 1) }
      report(.noSuchDraw(at: choice.span, count: count))
    case .named(let name):
      let word = spelling(name.symbol)
      if word == Statistic.mean.rawValue { return .mean }
      if word.hasPrefix("p"), let percent = Int(word.dropFirst()), (0...100).contains(percent) {
        return .quantile(Double(percent) / 100)
      }
      report(.unknownDraw(word, at: choice.span))
    }
    return nil
  }

  /// Where the value `shown` comes from, in `draw` where one is given, through so many formulas at the most.
  private func derivation(of shown: Shown, at draw: Derivation.Draw?, depth limit: Int)
    -> Derivation
  {
    var nodes: [Derivation.Node] = []
    var told: Set<DefinitionID> = []
    // A stack of our own: a model may be a chain of any length.
    var pending = model.named(by: shown.formula).reversed().map { (id: $0, depth: 1) }
    while let (id, depth) = pending.popLast() {
      if depth > limit { continue }
      let needs = model.named(by: model[id].formula)
      let isNew = told.insert(id).inserted
      nodes.append(
        Derivation.Node(
          depth: depth, definition: id,
          text: line(at: model.formulas.span(of: model[id].formula)),
          isRepeated: !isNew && !needs.isEmpty,
          isCut: isNew && depth == limit && !needs.isEmpty))
      if isNew { pending += needs.reversed().map { ($0, depth + 1) } }
    }
    return Derivation(shown: shown, draw: draw, nodes: nodes)
  }

  /// Adds the claims of the text to the derivations that are asked for.
  func addClaims() {
    var claims: [DefinitionID: [String]] = [:]
    for question in model.questions {
      guard case .claim(let claim) = question.kind, let condition = claim.condition else {
        continue
      }
      let source = claim.source
      for id in Set(condition.formulas.flatMap { model.named(by: $0) })
      where claims[id]?.contains(source) != true {
        claims[id, default: []].append(source)
      }
    }
    if claims.isEmpty { return }
    model.questions = model.questions.map { question in
      guard case .explain(var derivation) = question.kind else { return question }
      for index in derivation.nodes.indices {
        derivation.nodes[index].claims = claims[derivation.nodes[index].definition] ?? []
      }
      return CheckedQuestion(
        kind: .explain(derivation), span: question.span, text: question.text,
        file: question.file)
    }
  }

}
