/// What is told of limits, whose codes begin with 7.
extension DiagnosticExplanation {

  /// Formulas beyond the limit of nesting.
  static let nestingTooDeep = DiagnosticExplanation(
    "a formula nests too deep",
    """
    Brackets, signs and branches nest up to 256 levels and a formula up to 1000, so that no \
    text can exhaust the tool. Only generated scripts come near: name a part of the formula \
    with `let`.
    """,
    wrong: .script("show " + String(repeating: "-", count: 300) + "1"),
    right: """
      let part = ---1
      show ---part
      """)

  /// Questions that need more memory than allowed.
  static let tooManyCells = DiagnosticExplanation(
    "a question would need too many cells",
    """
    A value has a cell for each combination of the elements of its axes, and axes multiply. \
    What this question holds at once is more than `--max-memory` allows. Ask about fewer \
    elements, take a larger step, or reduce inside the formula.
    """,
    wrong: """
      axis price = 1..1_000_000
      axis volume = 1..1_000_000
      show price * volume
      """,
    right: """
      axis price = 1..10
      axis volume = 1..10
      show price * volume
      """)

  /// Runs beyond their time.
  static let outOfTime = DiagnosticExplanation(
    "the time allowed has run out",
    """
    `--max-time` limits a run to so many seconds; answers before that were given in full. \
    Raise the limit, or ask about fewer elements.
    """,
    wrong: .command("yarrow run --max-time 0.1 plan.yarrow"),
    right: .command("yarrow run --max-time 60 plan.yarrow"))

  /// Runs that their user stopped.
  static let interrupted = DiagnosticExplanation(
    "the run was interrupted",
    """
    Ctrl-C, or a signal of another program, stopped the run; answers before that were given \
    in full. In a session, only the entry is given up.
    """,
    wrong: .command("timeout --signal INT 1 yarrow run plan.yarrow"),
    right: .command("yarrow run plan.yarrow"))

  /// Functions that call each other too often.
  static let tooManyCalls = DiagnosticExplanation(
    "functions call each other too often",
    """
    A call is worked out where it stands. A function that calls another ten times, which \
    calls a third ten times, makes a hundred calls, and so on: name a result and \
    use the name.
    """,
    wrong: """
      fn a(x) = x + 1
      fn b(x) = a(a(a(a(a(a(a(a(a(a(x))))))))))
      fn c(x) = b(b(b(b(b(b(b(b(b(b(x))))))))))
      fn d(x) = c(c(c(c(c(c(c(c(c(c(x))))))))))
      fn e(x) = d(d(d(d(d(d(d(d(d(d(x))))))))))
      fn f(x) = e(e(e(e(e(e(e(e(e(e(x))))))))))
      show f(1)
      """,
    right: """
      fn a(x) = x + 1
      fn b(x) = 10 * a(x)
      show b(1)
      """)

}
