import Checker
import Diagnostics
import Presentation

/// A file that answers are to be saved in.
package struct SavedFile: Sendable {

  /// Its name, as a path below the folder of the script.
  package let name: String

  /// Where its name stands.
  package let span: SourceSpan

  /// What it is to hold.
  package let bytes: [UInt8]

  /// The file that `result` names, which holds `answers`.
  init(_ result: ResultFile, holding answers: [Answer]) {
    (name, span) = (result.name, result.span)
    switch result.form {
    case .csv: bytes = SavedFile.bytes(of: answers, .csv)
    case .json: bytes = SavedFile.bytes(of: answers, .json)
    case .md: bytes = SavedFile.bytes(of: answers, .md)
    case .html: bytes = SavedFile.bytes(of: answers, .html)
    case .xlsx: bytes = Workbook.bytes(of: answers)
    case .svg: bytes = Array(answers.compactMap(\.picture).joined().utf8)
    }
  }

  /// The text of `answers` in `format`.
  private static func bytes(of answers: [Answer], _ format: AnswerFormat) -> [UInt8] {
    var writer = AnswerWriter(format)
    var text = ""
    for answer in answers { text += writer.write(answer) }
    return Array((text + writer.end()).utf8)
  }

}
