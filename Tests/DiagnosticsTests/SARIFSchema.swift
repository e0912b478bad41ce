import Foundation
import Testing

/// What the schema of SARIF 2.1.0 asks of the parts of a log that ours has.
///
/// Each object is checked for its required properties, for the kinds of all that it has, and for properties that the
/// schema does not know (it sets `additionalProperties` to false everywhere).
enum SARIFSchema {

  /// A log that is not what the schema asks for.
  struct Violation: Error {

    /// Where and what.
    let reason: String

  }

  /// What a property holds.
  private indirect enum Kind: Sendable {
    case text, integer
    case oneOf([String])
    case object(Shape)
    case list(Kind, atLeast: Int)
  }

  /// The properties of an object.
  private struct Shape: Sendable {

    /// Those it must have.
    let required: [String: Kind]

    /// Those it may have.
    var optional: [String: Kind] = [:]

  }

  /// A text for people.
  private static let message = Shape(required: ["text": .text])
  /// The place of a file.
  private static let artifact = Shape(required: ["uri": .text], optional: ["index": .integer])
  /// A part of a file.
  private static let region = Shape(
    required: [
      "startLine": .integer, "startColumn": .integer, "endLine": .integer, "endColumn": .integer,
    ])
  /// A place in a file.
  private static let location = Shape(
    required: [
      "physicalLocation": .object(
        Shape(required: ["artifactLocation": .object(artifact), "region": .object(region)]))
    ], optional: ["id": .integer, "message": .object(message)])
  /// How bad a result is.
  private static let level = Kind.oneOf(["none", "note", "warning", "error"])
  /// A part of a file and what takes its place.
  private static let replacement = Shape(
    required: [
      "deletedRegion": .object(region), "insertedContent": .object(message),
    ])
  /// What is changed in one file.
  private static let change = Shape(
    required: [
      "artifactLocation": .object(artifact),
      "replacements": .list(.object(replacement), atLeast: 1),
    ])
  /// A way out.
  private static let fix = Shape(
    required: ["artifactChanges": .list(.object(change), atLeast: 1)],
    optional: ["description": .object(message)])
  /// A finding.
  private static let result = Shape(
    required: ["message": .object(message)],
    optional: [
      "ruleId": .text, "ruleIndex": .integer, "level": level,
      "locations": .list(.object(location), atLeast: 0),
      "relatedLocations": .list(.object(location), atLeast: 0),
      "fixes": .list(.object(fix), atLeast: 0),
    ])
  /// What findings of one kind have in common.
  private static let rule = Shape(
    required: ["id": .text],
    optional: [
      "name": .text, "shortDescription": .object(message), "fullDescription": .object(message),
      "help": .object(message), "defaultConfiguration": .object(Shape(required: ["level": level])),
    ])
  /// The tool.
  private static let driver = Shape(
    required: ["name": .text],
    optional: ["version": .text, "rules": .list(.object(rule), atLeast: 0)])
  /// A run of the tool.
  private static let run = Shape(
    required: ["tool": .object(Shape(required: ["driver": .object(driver)]))],
    optional: [
      "columnKind": .oneOf(["utf16CodeUnits", "unicodeCodePoints"]),
      "results": .list(.object(result), atLeast: 0),
    ])
  /// The whole.
  private static let log = Shape(
    required: ["version": .oneOf(["2.1.0"]), "runs": .list(.object(run), atLeast: 0)],
    optional: ["$schema": .text])

  /// Throws where `text` is not a log, or where a result names a rule that is not at its index.
  static func check(_ text: String) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
    try check(parsed, is: .object(log), at: "log")
    let runs = (parsed as? [String: Any])?["runs"] as? [[String: Any]] ?? []
    for run in runs {
      let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
      let rules = driver?["rules"] as? [[String: Any]] ?? []
      let ids = rules.compactMap { $0["id"] as? String }
      guard Set(ids).count == ids.count else { throw Violation(reason: "a rule occurs twice") }
      for result in run["results"] as? [[String: Any]] ?? [] {
        guard let index = result["ruleIndex"] as? Int, ids.indices.contains(index),
          ids[index] == result["ruleId"] as? String
        else { throw Violation(reason: "a result without its rule") }
      }
    }
  }

  /// Throws where `value`, which stands at `path`, is not of `kind`.
  private static func check(_ value: Any, is kind: Kind, at path: String) throws {
    switch kind {
    case .text:
      guard value is String else { throw Violation(reason: "\(path) is no text") }
    case .integer:
      guard let number = value as? Int, number >= 0 else {
        throw Violation(reason: "\(path) is no number")
      }
    case .oneOf(let values):
      guard let text = value as? String, values.contains(text) else {
        throw Violation(reason: "\(path) is none of \(values)")
      }
    case .list(let element, let count):
      guard let list = value as? [Any], list.count >= count else {
        throw Violation(reason: "\(path) is no list of at least \(count)")
      }
      for (index, item) in list.enumerated() {
        try check(item, is: element, at: "\(path)[\(index)]")
      }
    case .object(let shape):
      guard let object = value as? [String: Any] else {
        throw Violation(reason: "\(path) is no object")
      }
      for name in shape.required.keys where object[name] == nil {
        throw Violation(reason: "\(path) lacks \(name)")
      }
      for (name, value) in object {
        guard let kind = shape.required[name] ?? shape.optional[name] else {
          throw Violation(reason: "\(path) has \(name)")
        }
        try check(value, is: kind, at: "\(path).\(name)")
      }
    }
  }

}
