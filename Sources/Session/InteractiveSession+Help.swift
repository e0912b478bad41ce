import Checker
import DataFiles
import Diagnostics
import Dimensions
import ModelLibrary
import Presentation
import Syntax

/// What a session tells of itself and of names.
extension InteractiveSession {

  /// What the code `argument` is about, or all codes where there is none.
  func explanation(of argument: String) -> SessionOutput {
    let spelling = argument.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    if spelling.isEmpty { return .text(DiagnosticCode.list) }
    guard let code = DiagnosticCode(spelled: spelling) else {
      return .diagnostic(.unknownCode(spelling))
    }
    return .text(code.explanation.text(of: code))
  }

  /// The commands, and the forms that an entry may have.
  func overview() -> String {
    let commands = SessionCommand.allCases.map { command in
      ["\(command.rawValue) \(command.argument)", command.summary]
    }
    let statements = [
      ["input growth = 19% in 10%..30%", "an assumption that what-ifs change"],
      ["let capacity = 28 GW * (1 + growth)", "a formula; may be changed at any time"],
      ["capacity with growth = 30%", "a value in another world"],
      ["show capacity across scenarios", "a value in all scenarios"],
      ["solve capacity == 40 GW for growth", "the input that reaches a goal"],
    ]
    return TextGrid.render(["command", ""], commands) + "\n"
      + TextGrid.render(["entry", ""], statements)
  }

  /// The names that the session declares.
  func names() -> [String] {
    entries.map { symbols.text(of: $0.declaration.name.symbol) } + moduleWords()
  }

}
