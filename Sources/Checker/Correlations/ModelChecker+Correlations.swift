import Diagnostics
import Dimensions
import Sampling
import Syntax

/// What drawn inputs have to do with each other.
///
/// Input: the `correlate` statements, in any order. Output: groups of inputs, each with a matrix that numbers can have.
/// Statements that share an input make one group; two inputs of a group of which nothing is said are not correlated.
/// A matrix is looked at as a whole, for what is wrong with one that is not positive definite is no pair by itself.
extension ModelChecker {

  /// Two inputs that are correlated.
  struct CorrelatedPair {

    /// The inputs, in the order of their declarations.
    let members: [DefinitionID]

    /// Their rank correlation.
    let value: Double

    /// The places where it is written: a whole matrix has two.
    var places: [SourceSpan]

    /// The place of a name of each.
    let names: [SourceSpan]

    /// The end of the statement.
    let end: SourceSpan

  }

  /// Checks all correlations of the text and puts them into groups.
  func checkCorrelations() {
    var pairs: [CorrelatedPair] = []
    for (tree, correlation) in text.correlations {
      switch correlation.kind {
      case .pair(let first, let second, let value):
        if let pair = pair(first, second, value, correlation, in: tree) { add(pair, to: &pairs) }
      case .matrix(let block):
        for pair in self.pairs(of: block, correlation, in: tree) { add(pair, to: &pairs) }
      }
    }
    correlatedPairs = pairs
    for group in groups(of: pairs) { check(group, pairs) }
  }

  /// Adds `pair`, unless its inputs are correlated already.
  private func add(_ pair: CorrelatedPair, to pairs: inout [CorrelatedPair]) {
    if let first = pairs.first(where: { $0.members == pair.members }) {
      report(
        .correlatedTwice(
          pair.members.map { model[$0].name }, at: pair.places[0], first: first.places[0]))
    } else {
      pairs.append(pair)
    }
  }

  /// What `correlation` says of `first` and `second`; `nil`, with a report, where it makes no sense.
  private func pair(
    _ first: Name, _ second: Name, _ value: ExpressionID, _ correlation: Correlation, in tree: Int
  ) -> CorrelatedPair? {
    let inputs = [first, second].map { drawnInput($0) }
    let number = self.correlation(value, in: tree)
    guard let first = inputs[0], let second = inputs[1], let number else { return nil }
    return pair(
      (first, correlation.names[0].span), (second, correlation.names[1].span), number,
      at: text.trees[tree].span(of: value), correlation)
  }

  /// The pair of `first` and `second`; `nil`, with a report, where they are one.
  private func pair(
    _ first: (id: DefinitionID, name: SourceSpan), _ second: (id: DefinitionID, name: SourceSpan),
    _ value: Double, at place: SourceSpan, _ correlation: Correlation
  ) -> CorrelatedPair? {
    guard first.id != second.id else {
      report(
        .correlatedWithItself(model[first.id].name, at: second.name, first: first.name))
      return nil
    }
    let ordered = [first, second].sorted { $0.id.index < $1.id.index }
    let end = SourceSpan(
      file: correlation.span.file, start: correlation.span.end, end: correlation.span.end)
    return CorrelatedPair(
      members: ordered.map(\.id), value: value, places: [place], names: ordered.map(\.name),
      end: end)
  }

  /// The number of the drawn input called `name`; `nil`, with a report, where there is none.
  private func drawnInput(_ name: Name) -> DefinitionID? {
    guard case .definition(let id) = values[name.symbol] else {
      let drawn = model.definitions.indices.filter { isDrawn(DefinitionID(index: $0)) }
        .map { model.definitions[$0].name }
      reportUnknown(name.symbol, in: .inputs) { [self] in
        .unknownDrawnInput(
          spelling(name.symbol), at: name.span,
          nearest: Spelling.nearest(to: spelling(name.symbol), among: drawn))
      }
      return nil
    }
    if isDrawn(id) { return id }
    if model[id].type != .failed, !broken.contains(id) {
      let causes = model.needs(of: [id]).filter { isDrawn($0) }.sorted { $0.index < $1.index }
      report(
        .correlationOfKnown(
          model[id], at: name.span, causes: causes.map { model[$0].name }))
    }
    return nil
  }

  /// `true` iff the definition `id` is drawn.
  private func isDrawn(_ id: DefinitionID) -> Bool {
    if case .draw = model.formulas[model[id].formula] { true } else { false }
  }

  /// The correlation that the literal `expression` is; `nil`, with a report, where it is none.
  private func correlation(_ expression: ExpressionID, in tree: Int) -> Double? {
    guard let literal = literal(expression, in: tree) else { return nil }
    let span = text.trees[tree].span(of: expression)
    guard literal.unit.dimension.isDimensionless else {
      report(
        expected: "a plain number", found: .quantity(literal.unit.dimension), at: span,
        help: ["a correlation lies between -1 and 1"])
      return nil
    }
    guard (-1...1).contains(literal.value) else {
      report(.correlationOutOfRange(at: span))
      return nil
    }
    return literal.value
  }

}

/// Matrices of correlations.
extension ModelChecker {

  /// The pairs that `block` tells of; empty, with a report, where it makes no sense.
  private func pairs(of block: CorrelationBlock, _ correlation: Correlation, in tree: Int)
    -> [CorrelatedPair]
  {
    let count = errorCount
    let inputs = block.columns.map { drawnInput($0) }
    for (index, row) in block.rows.enumerated() where errorCount == count {
      checkShape(of: row, index, block)
    }
    if errorCount == count, block.rows.count < block.columns.count {
      report(
        .missingCorrelations(of: spelling(block.columns[block.rows.count].symbol), block))
    }
    guard errorCount == count else { return [] }
    var pairs: [[DefinitionID]: CorrelatedPair] = [:]
    var order: [[DefinitionID]] = []
    for (row, values) in block.rows.map(\.values).enumerated() {
      for (column, value) in values.enumerated() {
        guard let number = self.correlation(value, in: tree), let first = inputs[row],
          let second = inputs[column]
        else { continue }
        let place = text.trees[tree].span(of: value)
        if row == column {
          if number != 1 { report(.diagonalCorrelation(block.columns[row], self, at: place)) }
          continue
        }
        guard
          let pair = pair(
            (first, block.columns[row].span), (second, block.columns[column].span), number,
            at: place, correlation)
        else { return [] }
        if let mirrored = pairs[pair.members] {
          if mirrored.value != number {
            report(
              .asymmetricCorrelation(
                pair.members.map { model[$0].name }, at: place, mirrored: mirrored.places[0],
                sources))
          }
          pairs[pair.members]?.places.append(place)
        } else {
          pairs[pair.members] = pair
          order.append(pair.members)
        }
      }
    }
    return errorCount == count ? order.compactMap { pairs[$0] } : []
  }

  /// Reports a `row` with number `index` of `block` that belongs elsewhere or has too few or too many numbers.
  private func checkShape(
    of row: CorrelationBlock.Row, _ index: Int, _ block: CorrelationBlock
  ) {
    guard index < block.columns.count, row.name.symbol == block.columns[index].symbol else {
      report(
        .misplacedCorrelations(
          of: spelling(row.name.symbol), at: row.name.span,
          wanted: index < block.columns.count ? spelling(block.columns[index].symbol) : nil, block))
      return
    }
    let isTriangle =
      block.rows.allSatisfy { $0.values.count <= block.columns.count }
      && block.rows.first?.values.count == 1 && block.columns.count > 1
    let wanted = isTriangle ? index + 1 : block.columns.count
    if row.values.count != wanted {
      report(
        .raggedCorrelations(
          of: spelling(row.name.symbol), numbers: row.values.count, wanted: wanted, at: row.span,
          block))
    }
  }

}

/// Groups of correlated inputs.
extension ModelChecker {

  /// The inputs of `pairs` by the groups they make, in the order of their declarations.
  private func groups(of pairs: [CorrelatedPair]) -> [[DefinitionID]] {
    var leaders: [DefinitionID: DefinitionID] = [:]
    func leader(_ id: DefinitionID) -> DefinitionID {
      var found = id
      while let next = leaders[found], next != found { found = next }
      return found
    }
    for pair in pairs {
      let ends = pair.members.map { leader($0) }.sorted { $0.index < $1.index }
      leaders[ends[1]] = ends[0]
      leaders[ends[0]] = ends[0]
    }
    let members = Set(pairs.flatMap(\.members)).sorted { $0.index < $1.index }
    let groups = Dictionary(grouping: members) { leader($0) }
    return groups.sorted { $0.key.index < $1.key.index }.map(\.value)
  }

  /// Adds the group of `members` to the model; reports where no numbers have the correlations of its `pairs`.
  private func check(_ members: [DefinitionID], _ pairs: [CorrelatedPair]) {
    let own = pairs.filter { members.contains($0.members[0]) }
    var matrix = CorrelationMatrix(count: members.count)
    for pair in own {
      guard let i = members.firstIndex(of: pair.members[0]),
        let j = members.firstIndex(of: pair.members[1])
      else { continue }
      matrix[i, j] = pair.value
    }
    do {
      let copula = try GaussianCopula(rankCorrelations: matrix)
      model.correlations.append(
        CorrelationGroup(members: members, correlations: matrix, copula: copula))
    } catch {
      reportImpossible(own, members, nearest: ModelChecker.written(error.nearest))
    }
  }

  /// The matrix near to `matrix` whose entries have two decimals and which numbers can have.
  ///
  /// Rounding may lead out of what is possible; nearer to no correlation at all everything is.
  private static func written(_ matrix: CorrelationMatrix) -> CorrelationMatrix {
    var result = CorrelationMatrix(count: matrix.count)
    for percent in stride(from: 100.0, through: 0, by: -1) {
      for i in 0..<matrix.count {
        for j in 0..<i { result[i, j] = (matrix[i, j] * percent).rounded() / 100 }
      }
      if (try? GaussianCopula(rankCorrelations: result)) != nil { break }
    }
    return result
  }

  /// Reports that no numbers have the correlations of `pairs` among `members`, and that those of `nearest` are possible.
  private func reportImpossible(
    _ pairs: [CorrelatedPair], _ members: [DefinitionID], nearest: CorrelationMatrix
  ) {
    var edits: [TextEdit] = []
    var additions = ""
    var words: [String] = []
    for i in 0..<members.count {
      for j in (i + 1)..<max(members.count, i + 1) {
        let number = NumberFormat.exact(nearest[i, j])
        let pair = pairs.first { $0.members == [members[i], members[j]] }
        let names = "\(model[members[i]].name), \(model[members[j]].name)"
        if pair != nil || nearest[i, j] != 0 { words.append("\(names) = \(number)") }
        if let pair {
          edits += pair.places.map { TextEdit($0, number) }
        } else if nearest[i, j] != 0 {
          additions += "\ncorrelate \(names) = \(number)"
        }
      }
    }
    if !additions.isEmpty, let last = pairs.last { edits.append(TextEdit(last.end, additions)) }
    report(
      .impossibleCorrelations(
        pairs.map { ($0.members.map { model[$0].name }, $0.places[0]) },
        help: Help("the nearest that are possible: `\(words.joined(separator: "`, `"))`", edits)))
  }

  /// Reports correlated inputs that do not have the same axes, as `inference` finds them.
  func checkAxesOfCorrelations(_ inference: AxisInference) {
    for pair in correlatedPairs {
      let axes = pair.members.map { id in
        inference.axes(of: id, in: .base).filter { $0 != .draw }
      }
      guard axes[0] != axes[1] else { continue }
      report(
        .correlationOfAxes(
          pair.members.enumerated().map { index, id in
            (model[id].name, axes[index].map { model[$0].name }, model[id].span)
          }, at: pair.places[0]))
    }
  }

}
