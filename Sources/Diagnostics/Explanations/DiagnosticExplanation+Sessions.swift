/// What is told of the conditions of sessions.
extension DiagnosticExplanation {

  /// Nothing to take back, or to do again.
  static let nothingToUndo = DiagnosticExplanation(
    "there is no change to take back or to do again",
    """
    `undo` takes back changes of the model, the latest first: declarations, inputs that are set, \
    branches. Questions are no changes. `redo` does again what was undone, until something else \
    is changed.
    """,
    wrong: .command(
      #"""
      printf 'input x = 1\nundo\nundo\n' | yarrow repl
      """#),
    right: .command(
      #"""
      printf 'input x = 1\nundo\nredo\nx\n' | yarrow repl
      """#))

  /// A branch that cannot be.
  static let wrongBranch = DiagnosticExplanation(
    "a branch cannot be made, named or forgotten so",
    """
    A branch is a named variant of a session's inputs, and questions use its name as that of a \
    scenario. So it is one word, as a definition's name is, and that of no scenario. The branch \
    at hand cannot be forgotten.
    """,
    wrong: .command(
      #"""
      printf 'input x = 1\nscenario lean { x = 2 }\nbranch lean\n' | yarrow repl
      """#),
    right: .command(
      #"""
      printf 'input x = 1\nbranch lean\nset x = 2\ncompare x across branches\n' | yarrow repl
      """#))

  /// A branch that there is not.
  static let unknownBranch = DiagnosticExplanation(
    "a session has no such branch, or no other one",
    """
    A session begins with the branch `main`, and `branch NAME` makes others. Comparing and \
    forgetting needs branches that were made.
    """,
    wrong: .command(
      #"""
      printf 'input x = 1\ncompare x across branches\n' | yarrow repl
      """#),
    right: .command(
      #"""
      printf 'input x = 1\nbranch lean\nset x = 2\ncompare branch main, lean\n' | yarrow repl
      """#))

  /// Something that is not watched.
  static let notWatched = DiagnosticExplanation(
    "what is not watched cannot be left",
    """
    `watch` alone lists what is watched, with numbers. `unwatch` takes one of these numbers or \
    the expression as it was written, and alone leaves all.
    """,
    wrong: .command(
      #"""
      printf 'input x = 1\nwatch x * 2\nunwatch 3\n' | yarrow repl
      """#),
    right: .command(
      #"""
      printf 'input x = 1\nwatch x * 2\nset x = 3\nunwatch 1\n' | yarrow repl
      """#))

}
