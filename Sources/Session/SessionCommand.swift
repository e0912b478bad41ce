/// What a session does besides taking statements and expressions.
///
/// A command is its word and what stands behind it, without a colon. With one, `:watch gap`, it is also a command where the
/// word names something of the model.
package enum SessionCommand: String, CaseIterable, Sendable {

  case set, reset, inputs
  case watch, unwatch
  case branch, unbranch
  case undo, redo
  case help, source, type, explain
  case load, save, quit

  /// What stands behind the command's word.
  package var argument: String {
    switch self {
    case .set: "input = value"
    case .reset: "[input]"
    case .inputs: "[module]"
    case .watch: "[expression]"
    case .unwatch: "[number]"
    case .branch: "[name]"
    case .unbranch: "name"
    case .undo, .redo: "[steps]"
    case .quit: ""
    case .help: "[name]"
    case .source: "name"
    case .type: "expression"
    case .explain: "code"
    case .load, .save: "file"
    }
  }

  /// What the command does, in one line.
  package var summary: String {
    switch self {
    case .set: "change an input, or a table's cell, for all questions of this branch"
    case .reset: "give one input, or all of them, their own values again"
    case .inputs: "list the inputs, or those of a module, with their values, ranges and sources"
    case .watch: "show a value before and after each change of it; alone, list what is watched"
    case .unwatch: "watch a value no longer, or none"
    case .branch: "go to another variant of the inputs, made from this one if new; alone, list them"
    case .unbranch: "forget a branch"
    case .undo: "take back the latest change, in whichever branch it was"
    case .redo: "do again what was undone"
    case .help: "list the commands, or tell about a name, a unit, a module or a statement"
    case .source: "show how a name is declared, or the text of a module"
    case .type: "tell the dimension, unit and axes of an expression"
    case .explain: "tell the cause of a diagnostic, with examples"
    case .load: "take the statements of a script"
    case .save: "write this branch as a script that runs"
    case .quit: "leave (so does Ctrl-D)"
    }
  }

  /// `true` iff the command's word opens a statement too, which it is unless a code stands behind it.
  var isStatement: Bool {
    switch self {
    case .explain: true
    case .set, .reset, .inputs, .watch, .unwatch, .branch, .unbranch, .undo, .redo, .help, .source,
      .type, .load, .save, .quit:
      false
    }
  }

  /// `true` iff the command is there to move values, so that it is worth a word if those that are watched stay.
  var movesInputs: Bool {
    switch self {
    case .set, .reset, .undo, .redo: true
    case .inputs, .watch, .unwatch, .branch, .unbranch, .help, .source, .type, .explain, .load,
      .save,
      .quit:
      false
    }
  }

}
