import Diagnostics

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

  /// The value.
  package let shown: Shown

  /// The definitions, each above those that its formula names.
  package internal(set) var nodes: [Node]

}

extension ModelChecker {

  /// Where the value `shown` comes from, through so many formulas at the most.
  func derivation(of shown: Shown, depth limit: Int) -> Derivation {
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
    return Derivation(shown: shown, nodes: nodes)
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
