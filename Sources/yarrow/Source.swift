import ArgumentParser

/// `yarrow source`: how a name of the library is declared.
struct Source: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Print how a name of the library is declared, or the text of a module.",
    discussion: """
      A name is said in full, `inference.decode_time`, or by its last part, `decode_time`, where one module has it. \
      Exit status: 0 all well; 65 there is no such name.
      """)

  /// The name.
  @Argument(help: "A name of a module, or a module.")
  var name: String

  /// Prints it.
  func run() throws {
    try NameAnswer.print { $0.source(of: name) }
  }

}

/// `yarrow inputs`: the inputs of a module of the library.
struct Inputs: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "List the inputs of a module of the library, with values, ranges and sources.",
    discussion: "Exit status: 0 all well; 65 there is no such module.")

  /// The module.
  @Argument(help: "A module of the library; `yarrow doc` lists them.")
  var module: String

  /// Lists them.
  func run() throws {
    try NameAnswer.print { $0.listInputs(of: module) }
  }

}
