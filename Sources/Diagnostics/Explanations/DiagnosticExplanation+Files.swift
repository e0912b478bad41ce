/// What is told of files, whose codes begin with 8.
extension DiagnosticExplanation {

  /// Files that are not there.
  static let fileMissing = DiagnosticExplanation(
    "there is no such file",
    """
    Nothing is at this path. It is taken from the folder in which the command runs, not from \
    that of another script.
    """,
    wrong: .command("yarrow run missing.yarrow"),
    right: .command("yarrow run Scripts/energy.yarrow"))

  /// Files that cannot be read.
  static let fileUnreadable = DiagnosticExplanation(
    "a file cannot be read",
    """
    Something is at this path, but the system does not let it be read: a folder, or a file \
    of another user. The system's reason is shown.
    """,
    wrong: .command("yarrow run Scripts"),
    right: .command("yarrow run Scripts/energy.yarrow"))

  /// Files that cannot be written.
  static let fileUnwritable = DiagnosticExplanation(
    "a file cannot be written",
    """
    The folder does not exist or may not be written to, or the disk is full. Files are \
    written whole or not at all, so one that was there before is as it was.
    """,
    wrong: .command("echo ':save missing/plan.yarrow' | yarrow repl"),
    right: .command("echo ':save plan.yarrow' | yarrow repl"))

  /// Shards that do not make one run.
  static let unfitShards = DiagnosticExplanation(
    "these files are not all the parts of one run",
    """
    `yarrow run SCRIPT --shard k/N --emit FILE` draws one of N parts, and `yarrow merge` puts them together.     The parts must come from one script with the same data, overrides, scenario, seed and number of draws,     by the same version of the program; each must be there, and twice only with the same content.
    """,
    wrong: .command("yarrow merge Scripts/market.yarrow"),
    right: .command(
      "yarrow run Scripts/market.yarrow --shard 1/1 --emit whole.shard && yarrow merge whole.shard")
  )

}
