import CLibEdit
import CLibEditShim
import Glibc

/// Reads lines from a terminal with libedit: emacs keys, history, completion, wide characters.
///
/// libedit draws the line; all else is behind `LineReader`, so that another way of drawing can take its place.
/// The object is used on one thread. C callbacks find it through an unretained pointer, which is sound because
/// it closes the editor when it goes.
package final class LibEditReader: LineReader {

  /// Entries kept for recall.
  private static let historySize: Int32 = 10_000

  /// The editor.
  private let editor: OpaquePointer

  /// The history, if there is memory for one.
  private let history: OpaquePointer?

  /// Where entries are kept for the next session.
  private let store: HistoryStore

  /// Tells which words could go on with a line.
  private let completions: (String) -> (start: Int, words: [String])

  /// The prompt's memory, which libedit reads while it draws.
  private var prompt: UnsafeMutablePointer<CChar>

  /// The prompt.
  private var promptText = ""

  /// The line for which the tabulator last had nothing to add: pressed again, it lists the words.
  private var stuckLine: String?

  /// Creates a reader for `program`, or `nil` where there is no terminal to draw on.
  package init?(
    program: String, store: HistoryStore,
    completions: @escaping (String) -> (start: Int, words: [String])
  ) {
    guard let terminal = getenv("TERM"), terminal.pointee != 0, strcmp(terminal, "dumb") != 0,
      let box = strdup("")
    else { return nil }
    yr_locale_prepare()
    let context = ContextBox()
    guard
      let editor = yr_editor_open(
        program, { LibEditReader.complete($0) }, Unmanaged.passUnretained(context).toOpaque())
    else {
      free(box)
      return nil
    }
    self.editor = editor
    self.store = store
    self.completions = completions
    self.context = context
    prompt = box
    history = yr_history_open(editor, LibEditReader.historySize)
    context.reader = self
    if let history {
      for entry in store.entries { yr_history_add(history, entry) }
    }
  }

  /// What C callbacks get.
  private final class ContextBox {

    /// The reader.
    weak var reader: LibEditReader?

  }

  /// What C callbacks get, kept alive as long as the editor.
  private let context: ContextBox

  deinit {
    yr_editor_close(editor)
    if let history { history_end(history) }
    free(prompt)
  }

  /// `true`: there is a terminal.
  package var isTyped: Bool { true }

  /// Reads a line.
  package func readLine(prompt text: String) -> LineOutcome {
    stuckLine = nil
    promptText = text
    free(prompt)
    prompt = strdup(text)
    yr_editor_set_prompt(editor, prompt)
    var count: Int32 = 0
    var isInterrupted = false
    let line = yr_editor_read(editor, &count, &isInterrupted)
    if isInterrupted {
      print(stepToEnd() + "^C")
      return .interrupted
    }
    guard let line, count > 0 else {
      print("")
      return .endOfInput
    }
    let bytes = UnsafeRawBufferPointer(start: line, count: Int(count))
    var entry = String(decoding: bytes, as: UTF8.self)
    if entry.unicodeScalars.last == "\n" { entry.unicodeScalars.removeLast() }
    return .entry(entry)
  }

  /// Keeps `entry` for recall, now and in the next session.
  package func remember(_ entry: String) {
    if let history { yr_history_add(history, entry) }
    store.append(entry)
  }

  /// Completes the word at the cursor of the reader behind `context`.
  private static func complete(_ context: UnsafeMutableRawPointer?) -> yr_key_result {
    guard let context else { return YR_BEEP }
    let box = Unmanaged<ContextBox>.fromOpaque(context).takeUnretainedValue()
    return box.reader?.complete() ?? YR_BEEP
  }

  /// Completes the word at the cursor: what all candidates share, then, pressed again, their list.
  private func complete() -> yr_key_result {
    let line = lineAroundCursor().before
    let (position, words) = completions(line)
    let typed = String(line.unicodeScalars.dropFirst(position))
    guard let common = CompletionList.commonPrefix(of: words),
      common.unicodeScalars.starts(with: typed.unicodeScalars)
    else { return YR_BEEP }
    let rest = String(common.unicodeScalars.dropFirst(typed.unicodeScalars.count))
    if !rest.isEmpty {
      stuckLine = words.count > 1 ? line + rest : nil
      return el_insertstr(editor, rest) == 0 ? YR_CHANGED : YR_BEEP
    }
    if words.count == 1 { return YR_NOTHING }
    guard stuckLine == line else {
      stuckLine = line
      return YR_BEEP
    }
    print(stepToEnd() + "\n" + CompletionList.columns(words, width: screenWidth()))
    return YR_PRINTED
  }

  /// The text of the line before and behind the cursor.
  private func lineAroundCursor() -> (before: String, behind: String) {
    guard let info = el_line(editor), let start = info.pointee.buffer,
      let cursor = info.pointee.cursor, let end = info.pointee.lastchar
    else { return ("", "") }
    let before = UnsafeRawBufferPointer(start: start, count: cursor - start)
    let behind = UnsafeRawBufferPointer(start: cursor, count: end - cursor)
    return (String(decoding: before, as: UTF8.self), String(decoding: behind, as: UTF8.self))
  }

  /// The text that takes the terminal's cursor from its place in the line to the end of the line.
  private func stepToEnd() -> String {
    let (before, behind) = lineAroundCursor()
    let width = screenWidth()
    var cell = ScreenCell()
    cell.advance(over: promptText + before, width: width)
    let row = cell.row
    if behind.isEmpty { return "" }
    cell.advance(over: behind, width: width)
    let down = String(repeating: "\n", count: cell.row - row)
    return down + "\r" + (cell.column > 0 ? "\u{1B}[\(cell.column)C" : "")
  }

  /// The cells of a row of the terminal.
  private func screenWidth() -> Int { ScreenSize.width ?? 80 }

  /// Writes `text` and a line break to the terminal at once.
  private func print(_ text: String) {
    fputs(text + "\n", stdoutStream())
    fflush(stdoutStream())
  }

  /// Standard output as libedit writes to it.
  private func stdoutStream() -> UnsafeMutablePointer<FILE>? { yr_standard_output() }

}

/// Makes the reader that suits the standard streams.
package func makeLineReader(
  program: String, store: HistoryStore,
  completions: @escaping (String) -> (start: Int, words: [String])
) -> any LineReader {
  LibEditReader(program: program, store: store, completions: completions) ?? PlainReader()
}
