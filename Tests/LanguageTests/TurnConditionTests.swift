import TestSupport
import Testing

/// Where functions and values hold that recurrences use: looked at for the elements at which they are used, and no others.
@Suite struct TurnConditionTests {

  /// A function that holds below 4, and a table to reduce over.
  private static let head = """
    axis t = 0..5
    fn half(v) = v / 2 valid when v < 4 "v is small"
    table part {
      name  size
      "a"   1
      "b"   5
    }
    let f along t = initial 1 then prev(f) + 1 valid when f < 5 "f is small"

    """

  @Test(
    arguments: [
      // x is 1, 1.75, 3.06, 5.36, 9.38, and the function gets half as much again.
      (
        "let x along t = initial 1 then prev(x) + half(prev(x) * 1.5)", "x",
        "in 3 of 6 cells, first where t = 3"
      ),
      ("let x along t = initial 1 then prev(x) + half(prev(x) * 1.5)", "x[t = 2]", nil),
      // A rate is taken at all elements but the last: x is 5.06 at 4 and 7.59 at 5.
      ("let x along t = initial 1 changing half(x)", "x", "in 1 of 6 cells, first where t = 4"),
      ("let x along t = initial 1 changing half(x)", "x[t = 4]", nil),
      (
        "let x along t = initial 1 changing half(x) by rk4", "x",
        "in 2 of 6 cells, first where t = 3"
      ),
      // Where an `if` chooses something else, nothing is used.
      (
        "let x along t = initial 1 then if prev(x) < 3 then prev(x) + half(prev(x)) else prev(x)",
        "x", nil
      ),
      (
        "let x along t = initial 1 then if prev(x) > 3 then prev(x) else prev(x) + half(prev(x))",
        "x", nil
      ),
      (
        "let x along t = initial 9 then if prev(x) > 3 then prev(half(x)) else 0", "x",
        "in 2 of 6 cells, first where t = 0"
      ),
      // What is used of the first element matters from the second on.
      ("let x along t = initial 9 then prev(half(x))", "x[t = 0]", nil),
      (
        "let x along t = initial 9 then prev(half(x))", "x[t = 1]",
        "in 1 of 6 cells, first where t = 0"
      ),
      ("let x along t = initial 5 then delay(half(x), 2, 3)", "x[t = 1]", nil),
      (
        "let x along t = initial 5 then delay(half(x), 2, 3)", "x",
        "in 1 of 6 cells, first where t = 0"
      ),
      ("let x along t = initial half(9) then prev(x) + 1", "x[t = 3]", ""),
      // A value that another follows from, and a reduction that leaves rows out.
      (
        "let x along t = initial 1 then prev(f) + prev(x)", "x",
        "in 2 of 6 cells, first where t = 4"
      ),
      (
        "let x along t = initial 1 then prev(x) + sum(half(prev(x) * part.size) where part.size > 2 over part) / 100",
        "x", "in 5 of 12 cells, first where t = 1, part = b"
      ),
    ] as [(String, String, String?)])
  func conditionsCountWhereTheyAreUsed(_ definition: String, _ question: String, _ cells: String?) {
    let result = Script.run("\(TurnConditionTests.head)\(definition)\nshow \(question)\n")
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(result.codes.map(\.rawValue) == (cells == nil ? [] : ["W210"]), "\(result.diagnostics)")
    if let cells {
      #expect(cells.isEmpty || result.diagnostics.contains(cells), "\(result.diagnostics)")
    }
  }

  /// A share of the draws is outside, and the next turn goes on from all of them.
  @Test func drawsAreLookedAtOneByOne() {
    let result = Script.run(
      """
      axis t = 0..2
      input start ~ uniform(2, 6)
      fn half(v) = v / 2 valid when v < 4 "v is small"
      let x along t = initial start changing half(x) - x
      show mean(x)
      """)
    #expect(result.codes.map(\.rawValue) == ["W210"])
    #expect(
      result.diagnostics.contains("first where t = 0, in 50 % of draws"), "\(result.diagnostics)")
  }

}
