/// What is told of tables that are made of others.
extension DiagnosticExplanation {

  /// Names that a table is to be made of and that are none of a table.
  static let notATableToUse = DiagnosticExplanation(
    "there is no such table to make one of",
    """
    `where`, `join` and an axis of a column's values make something of a table, so what they name must be one, \
    and in the end one that has rows of its own.
    """,
    wrong: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table big = plants where plant.power > 600 MW
      show plant.power
      """,
    right: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table big = plant where plant.power > 600 MW
      show big.power
      """)

  /// Rows that are to depend on what is not known before evaluation.
  static let rowsNotKnown = DiagnosticExplanation(
    "which rows there are is not known beforehand",
    """
    Every axis is known before anything is evaluated, and the rows of a table are one. So the condition of a filter and \
    the key of a join are made of columns of the table and of literals; inputs belong into formulas. An override \
    of a cell does not change which rows there are. A row in which the condition has no value, since a cell is missing, \
    is not decided either.
    """,
    wrong: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      input least = 600 MW
      table big = plant where plant.power > least
      show least
      """,
    right: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      input least = 600 MW
      show count(plant.power > least over plant)
      """)

  /// Tables and axes without rows.
  static let noRowsLeft = DiagnosticExplanation(
    "a table would have no rows",
    """
    The condition holds for no row of the table. An axis without elements answers nothing, and most often a text in the \
    condition is not spelt as in the table.
    """,
    wrong: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table mine = plant where plant.owner == "acme"
      show plant.power
      """,
    right: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table mine = plant where plant.owner == "Acme"
      show mine.power
      """)

  /// Rows that a join finds nothing for.
  static let unmatchedRows = DiagnosticExplanation(
    "a row has no partner in the other table",
    """
    A join looks each row's key up among the labels of the other table. Where there is none, its columns would have no value \
    for the row, so the rows are named instead of being dropped.
    """,
    wrong: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table company {
        name    country
        "Acme"  "US"
      }
      table both = plant join company on plant.owner
      show plant.power
      """,
    right: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table company {
        name    country
        "Acme"  "US"
        "Bee"   "China"
      }
      table both = plant join company on plant.owner
      show both.country
      """)

  /// Tables that both have a column of a name.
  static let clashingColumns = DiagnosticExplanation(
    "two joined tables have a column of the same name",
    """
    The joined table has the columns of both, the labels of the second one left out, and cannot have two of one \
    name. Rename one of the two in its table or its file.
    """,
    wrong: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table company {
        name    owner  
        "Acme"  "US"
        "Bee"   "China"
      }
      table both = plant join company on plant.owner
      show plant.power
      """,
    right: """
      table plant {
        name  owner   power
        "A"   "Acme"  500 MW
        "B"   "Bee"   900 MW
      }
      table company {
        name    country
        "Acme"  "US"
        "Bee"   "China"
      }
      table both = plant join company on plant.owner
      show both.country
      """)

}
