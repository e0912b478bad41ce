/// What is told of the conditions of text and grammar, whose codes begin with 1.
extension DiagnosticExplanation {

  /// Characters that no token has.
  static let unexpectedCharacter = DiagnosticExplanation(
    "a character has no meaning here",
    """
    Only letters, digits, quotes and the signs of the grammar make up a script. Most often \
    the character is a twin of one of them that an input method or a word processor put in \
    its place: a full-width plus or bracket, a curly quote, a long dash. Inside quotes and \
    comments every character is welcome.
    """,
    wrong: """
      input price = $30_000
      show price × 8
      """,
    right: """
      input price = $30_000
      show price * 8
      """)

  /// Bytes that are not UTF-8.
  static let invalidEncoding = DiagnosticExplanation(
    "the text is not UTF-8",
    """
    A script is text in UTF-8. A file that a spreadsheet or an editor saved as UTF-16, GBK \
    or Latin-1 has bytes that mean nothing in UTF-8; the first of them is shown. Save the \
    file as UTF-8, or convert it.
    """,
    wrong: .command("iconv -t UTF-16 energy.yarrow | yarrow run"),
    right: .command("iconv -f UTF-16 -t UTF-8 exported.yarrow | yarrow run"))

  /// Texts without their closing quote.
  static let unterminatedText = DiagnosticExplanation(
    "a text has no closing quote on its line",
    """
    A text in quotes ends on the line on which it begins, so that a forgotten quote does not \
    swallow the rest of the script. A line break inside a text is written `\\n`, a quote \
    `\\"`.
    """,
    wrong: """
      show "capacity of the campus
      """,
    right: """
      show "capacity of the campus"
      """)

  /// Letters that touch a number.
  static let lettersOnNumber = DiagnosticExplanation(
    "letters against a number are no magnitude",
    """
    Letters that touch a number are a magnitude: k, M, B or bn, T or tn, 万, 亿, 万亿. A unit \
    stands after a blank, so that `5 m` is five metres and `5M` five million, and nothing \
    has to be guessed.
    """,
    wrong: """
      input bandwidth = 8TB/s
      show bandwidth
      """,
    right: """
      input bandwidth = 8 TB/s
      show bandwidth
      """)

  /// Numbers that no double holds.
  static let numberOutOfRange = DiagnosticExplanation(
    "a number is too large or too near to zero",
    """
    Numbers are IEEE doubles, from about 4.9e-324 to 1.8e308. A literal beyond them is most \
    often a slip in its exponent; a physical quantity so large or so small has a unit that \
    suits it.
    """,
    wrong: """
      input budget = 3e360 FLOP
      show budget
      """,
    right: """
      input budget = 3e36 FLOP
      show budget
      """)

  /// Backslashes before characters that need none.
  static let unknownEscape = DiagnosticExplanation(
    "a backslash stands before a character that needs none",
    """
    In a text, a backslash stands before a quote, another backslash, `n` for a line break or \
    `t` for a tab. Before anything else it is most often the backslash of a path, and is \
    written twice.
    """,
    wrong: """
      show "plans\\q3"
      """,
    right: """
      show "plans\\\\q3"
      """)

  /// Tokens where the grammar has others.
  static let unexpectedToken = DiagnosticExplanation(
    "something else is expected here",
    """
    The statement was read up to this place and goes on with something that its grammar does \
    not have. The message names what could stand here; what is missing is often just before \
    it: an operator, a comma, an `else`, a closing bracket. Statements end with their line, \
    unless a bracket is open or the next line begins with an operator or a word of a clause.
    """,
    wrong: """
      input power = 5 MW
      show power 8760 h
      """,
    right: """
      input power = 5 MW
      show power * 8760 h
      """)

  /// Statements that the end of the text cuts off.
  static let unfinishedText = DiagnosticExplanation(
    "the text ends in the middle of a statement",
    """
    The last statement is not whole: a bracket is still open, or an operator or a word such \
    as `then` waits for what belongs to it. Where a bracket is open, its place is shown. In \
    a session this is no error: the entry goes on on the next line.
    """,
    wrong: """
      input power = 5 MW
      show (power + 3 MW
      """,
    right: """
      input power = 5 MW
      show (power + 3 MW)
      """)

  /// Unit expressions that are none.
  static let malformedUnit = DiagnosticExplanation(
    "a unit is not well formed",
    """
    A unit is written without blanks and has one `/` at the most; several units behind it \
    stand in parentheses, as in `W/(m^2·K)`. With blanks around it, `/` divides by a value. \
    A declared unit stands for more than zero of what it is made of.
    """,
    wrong: """
      input loss = 8 W/m^2/K
      show loss
      """,
    right: """
      input loss = 8 W/(m^2·K)
      show loss
      """)

  /// Comparisons of comparisons.
  static let chainedComparison = DiagnosticExplanation(
    "comparisons do not chain",
    """
    A comparison is true or false, and a truth value has no order, so a third value has \
    nothing to be compared with. Two comparisons are joined with `and`.
    """,
    wrong: """
      input load = 60%
      expect 20% < load < 90%
      """,
    right: """
      input load = 60%
      expect 20% < load and load < 90%
      """)

  /// Rows of tables that do not fit their header.
  static let raggedRow = DiagnosticExplanation(
    "a row has more or fewer cells than the table has columns",
    """
    Each row of a table has one cell for each name in its header. A label with blanks in it \
    needs quotes, and a formula needs parentheses: without them every word is a cell of its \
    own. A quantity and its unit are one cell.
    """,
    wrong: """
      table plant {
        name      power    online
        "Palo"    835 MW
      }
      show plant.power
      """,
    right: """
      table plant {
        name      power    online
        "Palo"    835 MW   2028
      }
      show plant.power
      """)

  /// Words of the language used as names.
  static let reservedWord = DiagnosticExplanation(
    "a word of the language cannot be a name",
    """
    The words `if`, `then`, `else`, `and`, `or`, `not`, `true` and `false` build formulas, \
    so they cannot be names. All other words of the language may be.
    """,
    wrong: """
      let else = 5 MW
      show 2 * 3
      """,
    right: """
      let remainder = 5 MW
      show 2 * 3
      """)

  /// Tolerances where nothing is equated.
  static let misplacedPrecision = DiagnosticExplanation(
    "a tolerance or number of digits is out of place",
    """
    `± tolerance` and `to N digits` say how near two values must be to count as equal, so \
    they follow an `==`, with nothing around the comparison. An order such as `<` is exact. \
    A number has 1 to 15 significant digits.
    """,
    wrong: """
      input capacity = 56 GW
      expect capacity < 60 GW ± 1%
      """,
    right: """
      input capacity = 56 GW
      expect capacity == 56 GW ± 1%
      """)

}
