import Diagnostics
import Presentation
import Session

extension SessionServices {

  /// Services without files.
  package static var withoutFiles: SessionServices {
    SessionServices(
      read: { .failure(FileFailure(Diagnostic(.fileMissing, $0))) }, write: { _, _ in nil })
  }

}

extension InteractiveSession {

  /// What this session says to `entry`: answers as text, and the codes of problems.
  package mutating func say(_ entry: String) -> String {
    var writer = AnswerWriter(.text)
    return step(entry, .withoutFiles).map { output in
      switch output {
      case .answer(let answer): writer.write(answer)
      case .file: ""
      case .text(let text): text
      case .diagnostic(let diagnostic): diagnostic.code.rawValue + "\n"
      case .leave: "bye\n"
      }
    }.joined()
  }

}
