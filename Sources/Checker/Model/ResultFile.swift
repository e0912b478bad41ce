import Diagnostics

/// The file that the answer to a question goes to.
package struct ResultFile: Sendable {

  /// Its name, as a path below the folder of the script.
  package let name: String

  /// The form in which it holds the answer.
  package let form: Form

  /// Where its name stands.
  package let span: SourceSpan

  /// The forms of files, each called as the names of its files end.
  package enum Form: String, CaseIterable, Sendable {

    /// Rows for spreadsheets and programs.
    case csv

    /// Objects for programs.
    case json

    /// A workbook.
    case xlsx

    /// Tables in Markdown.
    case md

    /// A page.
    case html

    /// A picture, which only charts are.
    case svg

  }

}
