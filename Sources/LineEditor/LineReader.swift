/// What reading an entry came to.
package enum LineOutcome: Equatable {

  /// An entry, of one line or more.
  case entry(String)

  /// Ctrl-C: what was typed is dropped.
  case interrupted

  /// The end of the input.
  case endOfInput

  /// The input cannot be read, for the reason that `errno` gives.
  case failed(errno: Int32)

}

/// How far a text is from being a whole entry.
package enum LineCompleteness {

  /// It can be taken.
  case complete

  /// More lines could make it whole.
  case incomplete

}

/// What a reader asks of the language whose entries it reads.
package struct LineBehaviour {

  /// What stands before the first line of an entry.
  package var prompt: String

  /// What stands before its other lines.
  package var continuationPrompt: String

  /// Tells how far a text is from being a whole entry.
  package var completeness: (String) -> LineCompleteness

  /// Creates a behaviour.
  package init(
    prompt: String, continuationPrompt: String,
    completeness: @escaping (String) -> LineCompleteness
  ) {
    self.prompt = prompt
    self.continuationPrompt = continuationPrompt
    self.completeness = completeness
  }

}

/// Something that entries are read from: a terminal, or a pipe.
package protocol LineReader: AnyObject {

  /// Reads a line behind `prompt`.
  func readLine(prompt: String) -> LineOutcome

  /// `true` iff somebody types the lines, who ends a hopeless entry with an empty one.
  var isTyped: Bool { get }

  /// Keeps `entry` for recall.
  func remember(_ entry: String)

}

extension LineReader {

  /// Reads an entry: lines until they are whole, or until an empty one says that no more will come.
  package func readEntry(_ behaviour: LineBehaviour) -> LineOutcome {
    var entry = ""
    while true {
      let prompt = entry.isEmpty ? behaviour.prompt : behaviour.continuationPrompt
      switch readLine(prompt: prompt) {
      case .interrupted: return .interrupted
      case .endOfInput: return entry.isEmpty ? .endOfInput : .entry(entry)
      case .failed(let error): return .failed(errno: error)
      case .entry(let line):
        let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" }
        if !entry.isEmpty, isBlank, isTyped { return .entry(entry) }
        entry += entry.isEmpty ? line : "\n" + line
        if entry.allSatisfy({ $0 == " " || $0 == "\n" })
          || behaviour.completeness(entry) == .complete
        {
          return .entry(entry)
        }
      }
    }
  }

}
