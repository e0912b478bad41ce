import ArgumentParser
import DataFiles

/// What a command may read beside its scripts.
struct ReadingOptions: ParsableArguments {

  /// The folders.
  @Option(
    name: .customLong("allow-read"),
    help: ArgumentHelp(
      "Let tables and modules be read from files below this folder, too; a script's own folder is always allowed.",
      valueName: "folder"))
  var folders: [String] = []

  /// The reader of data files.
  var reader: DataFileReader { DataFileReader(allowed: folders) }

}
