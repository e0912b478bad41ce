import Checker
import Diagnostics
import Presentation

/// What a manifest says of a script that ran, and whether what was read is what one says.
extension ScriptRunner {

  /// The inputs that the answers to all questions rest on, as declared.
  package var inputs: [JSONValue] {
    guard let model else { return [] }
    let reached = model.questions.flatMap(\.kind.formulas).reduce(into: Set<DefinitionID>()) {
      $0.formUnion(model.reached(from: $1))
    }
    return reached.filter { model[$0].role == .input }.sorted { $0.index < $1.index }.map { id in
      let definition = model[id]
      let value = sources.text(of: model.formulas.span(of: definition.formula))
      let facts = [("from", definition.source), ("seen", definition.seen)]
      return .object(
        [
          JSONValue.Member("name", .string(definition.name)),
          JSONValue.Member("value", .string(value)),
          JSONValue.Member("uncertain", .bool(model.isDrawn(id))),
        ]
          + facts.compactMap { name, text in text.map { JSONValue.Member(name, .string($0)) } })
    }
  }

  /// `answer` to the question that was asked last, with that.
  package func record(of answer: Answer) -> JSONValue {
    .object([
      JSONValue.Member("question", .string(asked?.text ?? "")),
      JSONValue.Member("answer", JSONValue(parsing: answer.json) ?? .null),
    ])
  }

  /// What is told of files that are not those that a manifest says.
  func changes(since files: [RunManifest.File]) -> [Diagnostic] {
    let read = log.entries.map { RunManifest.File($0) }
    var told: [Diagnostic] = files.compactMap { file in
      let now =
        file.kind == .script
        ? read.first { $0.kind == .script }
        : read.first { $0.kind == file.kind && $0.path == file.path }
      if now?.hash == file.hash { return nil }
      return .changedSinceManifest(file.path, file.kind, isThere: now != nil)
    }
    for file in read where file.kind != .script {
      if files.contains(where: { $0.kind == file.kind && $0.path == file.path }) { continue }
      told.append(.newSinceManifest(file.path))
    }
    return told
  }

}
