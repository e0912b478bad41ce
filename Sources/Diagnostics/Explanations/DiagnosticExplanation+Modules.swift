/// The explanations of all conditions of modules.
extension DiagnosticExplanation {

  /// Modules that the library does not have.
  static let unknownModule = DiagnosticExplanation(
    "the library has no such module",
    """
    `use NAME` brings in a module of the model library; the names it declares are then said \
    behind its own, `datacentres.growth`. A module of your own is a file below the script's \
    folder and is used by its path in quotes.
    """,
    wrong: """
      use datacenter
      show 1 MW
      """,
    right: """
      use datacentres
      show 1 MW
      """)

  /// Names that a module does not have.
  static let unknownMember = DiagnosticExplanation(
    "a module has no such name",
    """
    Behind a module's name and a dot stands a value, a function or a scenario that the \
    module declares. Names that begin with `_` are for the module alone. `inputs NAME` in a \
    session lists what can be changed in a module, `help NAME` all that it has.
    """,
    wrong: """
      use datacentres
      show datacentres.base with datacentres.bass = 30 GW
      """,
    right: """
      use datacentres
      show datacentres.base with datacentres.base = 30 GW
      """)

  /// Modules that use each other.
  static let moduleCycle = DiagnosticExplanation(
    "modules use each other, or share a name",
    """
    A module may use others, but not itself, directly or through them: it would have to be \
    known before it is read. Two modules of one name would leave open which one a name \
    behind it belongs to.
    """,
    wrong: .command("echo 'use \"a.yarrow\"' > a.yarrow && yarrow run a.yarrow"),
    right: .command(
      "echo 'input rate = 8%' > b.yarrow && echo 'use \"b.yarrow\"' > a.yarrow && yarrow run a.yarrow"
    ))

  /// Modules whose files cannot be read.
  static let unreadableModule = DiagnosticExplanation(
    "the file of a module cannot be used",
    """
    A module in quotes is a file in the folder of the script that uses it, or in a folder \
    below; links out of it are not followed. `--allow-read DIR` allows another folder, as for \
    data files: what a script reads is known from where it lies.
    """,
    wrong: """
      use "../costs.yarrow"
      show 1 MW
      """,
    right: """
      show 1 MW
      """)

  /// Rows that do not have the columns of their table.
  static let mismatchedRows = DiagnosticExplanation(
    "added rows do not have the table's columns",
    """
    `table NAME += { … }` adds rows to a table that is declared elsewhere, such as one of a \
    module. Its header names the columns of the rows, in any order but for the first one, \
    which names them; there must be a value for each column of the table, because formulas \
    go over all rows.
    """,
    wrong: """
      table chip {
        name  power  price
        "A"   5 MW   $3
      }
      table chip += {
        name  power
        "B"   7 MW
      }
      show chip.power
      """,
    right: """
      table chip {
        name  power  price
        "A"   5 MW   $3
      }
      table chip += {
        name  power  price
        "B"   7 MW   $4
      }
      show chip.power
      """)

  /// Claims that cannot be checked and are no texts.
  static let uncheckedCondition = DiagnosticExplanation(
    "a claim that is unchecked is a text",
    """
    `claim "source" "…" unchecked "why"` records a published figure that the model cannot \
    recompute, so that `audit` counts it. What could be computed is a claim to be checked; \
    one that is known to be wrong `conflicts`.
    """,
    wrong: """
      claim "report §3.3" 417 TWh / 29.92 PWh == 1.4% unchecked "the chart has no points"
      """,
    right: """
      claim "report §3.3" "the share triples by 2028" unchecked "the chart has no points"
      """)

  /// Values and functions that are used where they are not known to hold.
  static let outsideValidity = DiagnosticExplanation(
    "something is used outside of where it holds",
    """
    The author of a value or function has said behind `valid when` how far it can be \
    trusted, and this question goes beyond. The answer is computed all the same, and may be \
    wrong.
    """,
    wrong: """
      fn loss(bits) = 0.1 * 2^(-bits) valid when bits >= 3 "fitted from 3 bits on"
      show loss(2)
      """,
    right: """
      fn loss(bits) = 0.1 * 2^(-bits) valid when bits >= 3 "fitted from 3 bits on"
      show loss(4)
      """)

}
