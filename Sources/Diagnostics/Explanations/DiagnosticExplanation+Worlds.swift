/// What is told of the conditions of overrides and scenarios, whose codes begin with 5.
extension DiagnosticExplanation {

  /// Overrides of one input that have no order.
  static let conflictingOverlays = DiagnosticExplanation(
    "an input is set twice at once",
    """
    Scenarios joined with `+`, and the overrides of one `with`, apply at once and have no \
    order, so two values for one input have no winner. With `then` the later one wins.
    """,
    wrong: """
      input growth = 19%
      scenario boom { growth = 30% }
      scenario bust { growth = 5% }
      show growth under boom + bust
      """,
    right: """
      input growth = 19%
      scenario boom { growth = 30% }
      scenario bust { growth = 5% }
      show growth under boom then bust
      """)

  /// Scenarios that set several values.
  static let sweepInScenario = DiagnosticExplanation(
    "a scenario sets an input to one value",
    """
    A scenario is one world, so it gives each input one value. Several values make an axis, \
    and a question asks for that with `with`.
    """,
    wrong: """
      input growth = 19%
      scenario boom { growth = [25%, 30%] }
      show growth under boom
      """,
    right: """
      input growth = 19%
      show growth with growth = [25%, 30%]
      """)

  /// Overrides that cannot move the answer.
  static let overrideWithoutEffect = DiagnosticExplanation(
    "an override cannot move the answer",
    """
    What is asked for does not depend on what is changed, so every world has the same \
    answer. Often the question names the wrong value, or a formula lacks the input.
    """,
    wrong: """
      input price = $40/MWh
      input power = 5 MW
      show price * 2 with power = 6 MW
      """,
    right: """
      input price = $40/MWh
      input power = 5 MW
      show price * power with power = 6 MW
      """)

  /// Inputs outside of their own range.
  static let outsideRange = DiagnosticExplanation(
    "a value lies outside of the input's range",
    """
    The range behind `in` says which values the author takes for sensible. One beyond it is \
    computed all the same, but either the value or the range is probably a slip.
    """,
    wrong: """
      input growth = 60% in 10%..30%
      show growth
      """,
    right: """
      input growth = 20% in 10%..30%
      show growth
      """)

  /// Inputs that are set to something which depends on them.
  static let overrideOfItsOwnCause = DiagnosticExplanation(
    "an input is set to something that depends on it",
    """
    The new value is computed in the world before the change, so that it has a value at all; \
    what follows from the input there is not what follows from it afterwards. To move an \
    input until something holds, use `solve`.
    """,
    wrong: """
      input price = $40
      let cost = price * 2
      show cost with price = cost - $10
      """,
    right: """
      input price = $40
      let cost = price * 2
      show cost with price -= $10
      """)

}
