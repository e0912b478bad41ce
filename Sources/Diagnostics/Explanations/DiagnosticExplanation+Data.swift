/// What is told of data files.
extension DiagnosticExplanation {

  /// Data files that are not there.
  static let dataMissing = DiagnosticExplanation(
    "there is no such data file",
    """
    A table is to be read from a file, and nothing is at its path. The path is taken from the folder of the \
    script, or from the working folder for what is typed or piped. The message says which columns the script uses.
    """,
    wrong: .command(
      #"""
      printf 'table plant from "missing.csv"' | yarrow check
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Data files outside of the folders that may be read.
  static let dataOutside = DiagnosticExplanation(
    "a data file is outside of the script's folder",
    """
    A script reads only what is below its own folder, so that one from elsewhere cannot look at \
    other files. A path with `..`, an absolute one and a link are followed first: what counts is where they \
    lead. `--allow-read DIR` allows another folder.
    """,
    wrong: .command(
      #"""
      printf 'table plant from "/etc/passwd"' | yarrow check
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Folders, pipes and devices in the place of data files.
  static let dataNotAFile = DiagnosticExplanation(
    "a table is to be read from what is no file",
    """
    Only regular files are read: a folder has no rows, and a pipe or a device could make the command wait \
    without end or give something else each time.
    """,
    wrong: .command(
      #"""
      mkdir -p plants.csv; printf 'table plant from "plants.csv"' | yarrow check
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Data files beyond the limit.
  static let dataTooLarge = DiagnosticExplanation(
    "a data file is too large",
    """
    A file is read as a whole, so that all of its mistakes can be told and it is read only once. \
    One beyond a gigabyte is refused before anything is read.
    """,
    wrong: .command(
      #"""
      truncate -s 2G plants.csv; printf 'table plant from "plants.csv"' | yarrow check
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Data files that change while they are read.
  static let dataChanged = DiagnosticExplanation(
    "a data file was changed while it was read",
    """
    The size, the time of the last change and the identity of the file are compared before and after. They \
    were not the same, so what was read may be neither the old content nor the new one.
    """,
    wrong: .command(
      #"""
      yes >> plants.csv & printf 'table plant from "plants.csv"' | yarrow check
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Data files that the system does not let be read.
  static let dataUnreadable = DiagnosticExplanation(
    "a data file cannot be read",
    """
    Something is at this path, but the system does not let it be read, for the reason that is shown: most \
    often it belongs to another user.
    """,
    wrong: .command(
      #"""
      chmod 000 plants.csv; printf 'table plant from "plants.csv"' | yarrow check
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Data files that are no comma-separated values.
  static let dataMalformed = DiagnosticExplanation(
    "a data file is not comma-separated values",
    """
    The file is read as RFC 4180 says, in UTF-8: headings in the first line, commas between cells, quotes around cells \
    that have commas, quotes or line breaks in them. A quote is not closed or has something behind it, or \
    there are no headings or rows at all.
    """,
    wrong: .command(
      #"""
      printf 'name,power (MW)\nA,"12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Rows of data files with too many or too few cells.
  static let dataRaggedRow = DiagnosticExplanation(
    "a row of a data file has not as many cells as headings",
    """
    Each row has a cell for each heading, even where it is empty. One more most often comes from a comma inside of a \
    cell that is not in quotes.
    """,
    wrong: .command(
      #"""
      printf 'name,power (MW)\nA,1,234\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,"1,234"\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Cells that should be numbers.
  static let badNumber = DiagnosticExplanation(
    "a cell of a column of numbers is not a number",
    """
    A column whose heading has a unit, or most of whose cells are numbers, has numbers. A number may have thousands \
    separators (1,234 in quotes, 1_234), a magnitude (1.2k, 3M, 4170亿), and a sign before it ($3) or a % behind. \
    A cell that is empty, or has NA or a dash, has no value and is no mistake.
    """,
    wrong: .command(
      #"""
      printf 'name,power (MW)\nA,12\nB,twelve\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\nB,\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power where known(plant.power) over plant)' | yarrow run
      """#))

  /// Columns of several kinds.
  static let mixedColumn = DiagnosticExplanation(
    "a column of a data file has values of several kinds",
    """
    All values of a column are of one kind: numbers in one unit, truths or texts. Texts that look like numbers, such \
    as codes, are texts where the heading ends with `(text)`.
    """,
    wrong: .command(
      #"""
      printf 'name,code\nA,12\nB,X1\nC,X2\n' > plants.csv; printf 'table plant from "plants.csv"\nshow plant.code' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'name,code (text)\nA,12\nB,X1\nC,X2\n' > plants.csv; printf 'table plant from "plants.csv"\nshow plant.code' | yarrow run
      """#))

  /// Headings that name no column.
  static let badHeading = DiagnosticExplanation(
    "a heading of a data file makes no sense",
    """
    A heading is a name and, in parentheses, the unit of all numbers below. Formulas call the column by the name, in \
    which characters other than letters and digits are `_`: `Net power (MW)` is `plant.Net_power`. Two columns of one \
    name, or parentheses without a unit in them, are mistakes.
    """,
    wrong: .command(
      #"""
      printf 'name,power (at most)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'name,power at most (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nshow plant.power_at_most' | yarrow run
      """#))

  /// Rows of data files without a label.
  static let missingLabel = DiagnosticExplanation(
    "a row of a data file has no label",
    """
    The first column tells rows apart, as the first cell of a row does in a script, so none of its cells is empty. \
    Where no column does, `by row` numbers them.
    """,
    wrong: .command(
      #"""
      printf 'name,power (MW)\n,12\nB,13\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\n,12\nB,13\n' > plants.csv; printf 'table plant from "plants.csv" by row\nshow sum(plant.power over plant)' | yarrow run
      """#))

  /// Values that are missing in data files.
  static let missingCell = DiagnosticExplanation(
    "a value is missing in a data file",
    """
    A cell that is empty, or has NA or a dash, has no value, and neither has what is computed from it: it does \
    not count as zero. `known(x)` tells where a value is.
    """,
    wrong: .command(
      #"""
      printf 'name,power (MW)\nA,12\nB,\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power over plant)' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'name,power (MW)\nA,12\nB,\n' > plants.csv; printf 'table plant from "plants.csv"\nshow sum(plant.power where known(plant.power) over plant)' | yarrow run
      """#))

  /// Cells that are set in a session and do not stand in its script.
  static let settingNotSaved = DiagnosticExplanation(
    "a cell that is set cannot be saved with the session",
    """
    A saved session has the values that are set in the places of its own. The cells of a table that is read from a file, \
    or made of another table, have no place in the script, and files are never written.
    """,
    wrong: .command(
      #"""
      printf 'plant,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nset plant.power = 1 MW\n:save s.yarrow\n' | yarrow repl
      """#),
    right: .command(
      #"""
      printf 'plant,power (MW)\nA,12\n' > plants.csv; printf 'table plant from "plants.csv"\nscenario low { plant.power = 1 MW }\n:save s.yarrow\n' | yarrow repl
      """#))

}
