import Diagnostics
import Testing

@testable import Syntax

/// Each limit of the parser, on both sides.
@Suite struct LimitTests {

  /// A construct that nests: what opens a level, what is innermost, and what closes a level.
  struct Nest: Sendable {

    /// What opens a level.
    let opening: String

    /// What is innermost.
    let core: String

    /// What closes a level.
    let closing: String

    /// A question about a formula with `levels` levels.
    func question(_ levels: Int) -> String {
      let open = String(repeating: opening, count: levels)
      return "show " + open + core + String(repeating: closing, count: levels)
    }

  }

  /// One construct for each method that counts levels.
  private static let nests = [
    Nest(opening: "(", core: "1", closing: ")"),
    Nest(opening: "not ", core: "a", closing: ""),
    Nest(opening: "- ", core: "1", closing: ""),
    Nest(opening: "2^", core: "1", closing: ""),
    Nest(opening: "if a then 1 else ", core: "2", closing: ""),
    Nest(opening: "if ", core: "a", closing: " then 1 else 2"),
    Nest(opening: "f(", core: "1", closing: ")"),
    Nest(opening: "f(1 where ", core: "a", closing: ")"),
    Nest(opening: "a[k = ", core: "1", closing: "]"),
    Nest(opening: "(x with x = ", core: "1", closing: ")"),
  ]

  /// Chains that grow to the left without nesting in the text, each adding one level of height.
  private static let chains = [
    Nest(opening: "", core: "1", closing: " + 1"),
    Nest(opening: "", core: "1", closing: " - 1"),
    Nest(opening: "", core: "1", closing: " * 2"),
    Nest(opening: "", core: "a", closing: " or b"),
    Nest(opening: "", core: "a", closing: " and b"),
    Nest(opening: "", core: "a", closing: ".b"),
    Nest(opening: "", core: "a", closing: "[k = 1]"),
    Nest(opening: "", core: "a", closing: " under b"),
    Nest(opening: "", core: "a", closing: " with b = 1"),
  ]

  /// The deepest nest is taken; one level more is refused, and the next statement is read.
  @Test(arguments: nests) func nestingHasALimit(_ nest: Nest) {
    let deepest = ParsedText(nest.question(Parser.nestingLimit))
    #expect(deepest.codes.isEmpty, "\(nest)")
    let deeper = ParsedText(nest.question(Parser.nestingLimit + 1) + "\nshow 1")
    #expect(deeper.codes == [.nestingTooDeep], "\(nest)")
    #expect(deeper.result.tree.statements.count == 1, "\(nest)")
  }

  /// The highest formula is taken; one level more is refused, and the next statement is read.
  @Test(arguments: chains) func heightHasALimit(_ chain: Nest) {
    // A leaf has height 0, so the last height below the limit is one less.
    let highest = ParsedText(chain.question(Parser.heightLimit - 1))
    #expect(highest.codes.isEmpty, "\(chain)")
    let higher = ParsedText(chain.question(Parser.heightLimit) + "\nshow 1")
    #expect(higher.codes == [.nestingTooDeep], "\(chain)")
    #expect(higher.result.tree.statements.count == 1, "\(chain)")
  }

  /// The value of an override counts for the height of the formula that it stands in.
  @Test func heightCountsTheValuesOfOverrides() {
    let sum = String(repeating: " + 1", count: Parser.heightLimit - 2)
    let tower = ParsedText("show (x with x = (x with x = 1\(sum))\(sum))")
    #expect(tower.codes == [.nestingTooDeep])
  }

  /// Levels are given back: many nests side by side are as deep as one.
  @Test func nestingIsGivenBack() {
    let deep = LimitTests.nests.map { $0.question(Parser.nestingLimit) }
    let parsed = ParsedText(deep.joined(separator: "\n"))
    #expect(parsed.codes.isEmpty)
    #expect(parsed.result.tree.statements.count == deep.count)
  }

  /// Diagnostics end at their limit, whatever else is wrong.
  @Test func diagnosticsHaveALimit() {
    let limit = Parser.diagnosticLimit
    for count in [limit - 1, limit, limit + 1, limit * 3] {
      let parsed = ParsedText(String(repeating: "show )\n", count: count))
      #expect(parsed.codes.count == min(count, limit), "\(count) mistakes")
    }
  }

}
