/// What is told of sweeps and of the files that answers are saved in.
extension DiagnosticExplanation {

  /// A grid over an input whose steps nobody says.
  static let gridWithoutSteps = DiagnosticExplanation(
    "which values a grid has is not said",
    """
    A grid tries each value of an input with each of all others, so it needs values: a list, or a range with \
    its step. A range alone, or a distribution, has no first and second value; `by sobol` and `by latin` take \
    points from all over it instead.
    """,
    wrong: """
      input price = $40/MWh in $30/MWh..$60/MWh
      sweep price * 5 MW for price by grid
      """,
    right: """
      input price = $40/MWh in $30/MWh..$60/MWh
      sweep price * 5 MW for price in $30/MWh..$60/MWh step $10/MWh by grid
      """)

  /// A number of runs for a grid.
  static let runsOfGrid = DiagnosticExplanation(
    "a grid has as many runs as its values make",
    """
    A grid has one run for each combination of values, so their number follows from the lists and steps. To have \
    some number of runs among all combinations, leave the grid: `by sobol 100 runs`.
    """,
    wrong: """
      input price = $40/MWh
      sweep price * 5 MW for price in [$30/MWh, $40/MWh, $60/MWh] by grid 100 runs
      """,
    right: """
      input price = $40/MWh
      sweep price * 5 MW for price in [$30/MWh, $40/MWh, $60/MWh] by grid
      """)

  /// A grid that nobody could read.
  static let tooManyRuns = DiagnosticExplanation(
    "a grid has too many runs",
    """
    The number of combinations is the product of the numbers of values, which soon is more than a spreadsheet \
    holds. A thousand points of `by sobol` show the same shape.
    """,
    wrong: """
      input price = $40/MWh
      input power = 5 MW
      sweep price * power for price in $0/MWh..$99/MWh step $0.01/MWh, power in 0 kW..9 MW step 1 kW
      """,
    right: """
      input price = $40/MWh
      input power = 5 MW
      sweep price * power for price in $0/MWh..$99/MWh step $11/MWh, power in 0 kW..9 MW step 1 MW
      """)

  /// Values of several kinds.
  static let mixedLevels = DiagnosticExplanation(
    "the values of a sweep are of several kinds, or come twice",
    """
    The values in a list are alternatives for one input: quantities of one dimension, periods of one length, or \
    texts. Each stands there once; the same run twice tells nothing new.
    """,
    wrong: """
      input price = $40/MWh
      sweep price * 5 MW for price in [$30/MWh, $40/MWh, $30/MWh]
      """,
    right: """
      input price = $40/MWh
      sweep price * 5 MW for price in [$30/MWh, $40/MWh, $50/MWh]
      """)

  /// An input whose distribution is itself uncertain.
  static let drawnParameters = DiagnosticExplanation(
    "a sweep needs one distribution to take an input from",
    """
    Runs take an uncertain input from all over its distribution. Where a parameter of that is uncertain too, there \
    is another distribution in each draw. Say a range for the input, or sweep what the parameter comes from.
    """,
    wrong: """
      input middle ~ uniform(3, 5)
      input load ~ normal(middle, 1)
      sweep load * 2 MW for load
      """,
    right: """
      input middle ~ uniform(3, 5)
      input load ~ normal(middle, 1)
      sweep load * 2 MW for load in 2..6
      """)

  /// Files whose names do not say what they hold.
  static let unknownResultForm = DiagnosticExplanation(
    "the name of a file does not say its form",
    """
    An answer is saved in the form that the end of the name says: `.csv`, `.json`, `.xlsx`, `.md` or `.html`; a \
    chart can be a picture as well, `.svg`.
    """,
    wrong: """
      input power = 5 MW
      show power save "power.txt"
      """,
    right: """
      input power = 5 MW
      show power save "power.csv"
      """)

  /// Files that a script may not write.
  static let resultOutside = DiagnosticExplanation(
    "an answer is saved in the script's folder or below it",
    """
    A script writes only into its own folder or below it, so the name neither begins with `/` nor leads up with \
    `..`, and no link on the way leads elsewhere. Folders are not made: they have to be there.
    """,
    wrong: """
      input power = 5 MW
      show power save "../power.csv"
      """,
    right: """
      input power = 5 MW
      show power save "power.csv"
      """)

  /// Files that are read.
  static let resultOverSource = DiagnosticExplanation(
    "an answer would be saved over a file that is read",
    """
    What a script reads, its tables, modules and its own text, is never written, whatever the name says: neither by \
    `save` nor by an option of the command. Otherwise a second run would be another one.
    """,
    wrong: .command(
      "echo 'table plant from \"Scripts/plants.csv\"; show 1 save \"Scripts/plants.csv\"' | yarrow run"
    ),
    right: .command(
      "echo 'table plant from \"Scripts/plants.csv\"; show plant.power save \"power.csv\"' | yarrow run"
    ))

  /// Two answers for one file.
  static let resultTwice = DiagnosticExplanation(
    "two answers would be saved in one file",
    """
    A file is written whole, so the second answer would replace the first one. Give each a name, or put both into \
    one question: `sweep` and `compare` take several formulas.
    """,
    wrong: """
      input power = 5 MW
      show power save "power.csv"
      show power * 2 save "power.csv"
      """,
    right: """
      input power = 5 MW
      show power save "power.csv"
      show power * 2 save "double.csv"
      """)

}

extension DiagnosticExplanation {

  /// Files that are no manifests.
  static let damagedManifest = DiagnosticExplanation(
    "a file is no manifest, or is damaged",
    """
    A manifest is what `yarrow run SCRIPT --manifest FILE` writes: the options and files of a run, with their hashes. \
    This file is something else, or somebody has changed it: a text in it is no longer what its hash says.
    """,
    wrong: .command("yarrow rerun Scripts/energy.yarrow"),
    right: .command(
      "yarrow run Scripts/energy.yarrow --manifest run.json && yarrow rerun run.json"))

  /// Manifests of other versions.
  static let manifestOfAnotherVersion = DiagnosticExplanation(
    "a manifest is of another version of the program",
    """
    The same manifest gives the same bytes, and only the same version of the program can promise that. Run the scripts \
    again with this one and a new manifest; `yarrow bridge OLD NEW` says what the version makes of the answers.
    """,
    wrong: .command("yarrow rerun old.json"),
    right: .command("yarrow run Scripts/energy.yarrow --manifest new.json"))

  /// Files that have changed.
  static let changedSinceManifest = DiagnosticExplanation(
    "a file has changed since the manifest was made",
    """
    A manifest knows each script, module and data file of its run by its hash. One of them is another one now, or is \
    gone, so the run would not be the same, and it is not made.
    """,
    wrong: .command("yarrow rerun run.json"),
    right: .command("yarrow run Scripts/energy.yarrow --manifest run.json"))

  /// Answers that have changed though nothing else has.
  static let answersChanged = DiagnosticExplanation(
    "the answers are not those of the manifest",
    """
    Every file, option and seed is the one that the manifest says, and still the answers are other bytes. That must \
    not be, whatever the machine or the number of threads: it is a fault of the program.
    """,
    wrong: .command("yarrow rerun run.json"),
    right: .command("yarrow run Scripts/energy.yarrow --manifest run.json"))

  /// Runs without a way from one to the other.
  static let unbridgeableRuns = DiagnosticExplanation(
    "two runs cannot be bridged",
    """
    A bridge evaluates a question with some things as in one run and others as in the other. Both manifests must be \
    of one script that asks the same question, hold what they were made from, and fit together in parts.
    """,
    wrong: .command("yarrow bridge old.json new.json --of other"),
    right: .command("yarrow bridge old.json new.json"))

}
