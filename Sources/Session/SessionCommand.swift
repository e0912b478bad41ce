/// What a session does besides taking statements and expressions.
package enum SessionCommand: String, CaseIterable, Sendable {

  case set
  case reset
  case inputs
  case source
  case about = "help"
  case type = ":type"
  case help = ":help"
  case explain = ":explain"
  case load = ":load"
  case save = ":save"
  case quit = ":quit"

  /// What stands behind the command's word.
  package var argument: String {
    switch self {
    case .set: "input = value"
    case .reset: "[input]"
    case .inputs: "[module]"
    case .quit: ""
    case .source, .about: "name"
    case .type: "expression"
    case .help: "[name]"
    case .explain: "[code]"
    case .load, .save: "file"
    }
  }

  /// What the command does, in one line.
  package var summary: String {
    switch self {
    case .set: "change an input, or a table's cell, for all questions"
    case .reset: "give one input, or all of them, their own values again"
    case .inputs: "list the inputs, or those of a module, with their values, ranges and sources"
    case .source: "show how a name is declared, or the text of a module"
    case .about: "tell about a name or a module"
    case .type: "tell the dimension, unit and axes of an expression"
    case .help: "list the commands, or tell about a name"
    case .explain: "tell the cause of a diagnostic, with examples, or list the codes"
    case .load: "take the statements of a script"
    case .save: "write the session as a script that runs"
    case .quit: "leave (so does Ctrl-D)"
    }
  }

}
