import Diagnostics

/// Taking changes back.
///
/// There is one line of changes for the whole session: declarations, inputs that are set, the making, leaving and
/// forgetting of branches. `undo` takes back the latest of them wherever it was made, and brings its branch back too. What
/// was asked and what is watched are no changes of the model and stay.
extension InteractiveSession {

  /// The session before or behind a change.
  struct Moment {

    /// The session, without moments of its own.
    let session: InteractiveSession

    /// What made the change, on one line.
    let entry: String

  }

  /// Changes that can be taken back.
  private static let undoLimit = 200

  /// Earlier states that keep what their declarations came to: going farther back costs a check of the whole, and saves the
  /// memory of each.
  private static let checkedLimit = 8

  /// This session without moments.
  private var alone: InteractiveSession {
    var session = self
    session.past = []
    session.future = []
    return session
  }

  /// Keeps `before`, the session before `entry` has changed it.
  mutating func remember(_ before: InteractiveSession, _ entry: String) {
    if isTravelling(entry) { return }
    past.append(Moment(session: before.alone, entry: InteractiveSession.line(of: entry)))
    if past.count > InteractiveSession.undoLimit { past.removeFirst() }
    if past.count > InteractiveSession.checkedLimit {
      let index = past.count - InteractiveSession.checkedLimit - 1
      var session = past[index].session
      session.revised = nil
      past[index] = Moment(session: session, entry: past[index].entry)
    }
    future = []
  }

  /// `true` iff `entry` moves between states that are kept.
  private func isTravelling(_ entry: String) -> Bool {
    switch command(in: entry) {
    case .undo, .redo: true
    case .set, .reset, .inputs, .watch, .unwatch, .branch, .unbranch, .help, .source, .type,
      .explain, .load, .save, .quit, nil:
      false
    }
  }

  /// `entry` as a line names it.
  private static func line(of entry: String) -> String {
    let words = entry.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(59) + "…" : words
  }

  /// Takes back so many changes as `argument` says, or one.
  mutating func undo(_ argument: String) -> [SessionOutput] {
    travel(argument, .undo) { session in
      guard let moment = session.past.popLast() else { return nil }
      session.future.append(Moment(session: session.alone, entry: moment.entry))
      session.go(to: moment.session)
      return "undone: \(moment.entry)"
    }
  }

  /// Does again so many changes as `argument` says, or one.
  mutating func redo(_ argument: String) -> [SessionOutput] {
    travel(argument, .redo) { session in
      guard let moment = session.future.popLast() else { return nil }
      session.past.append(Moment(session: session.alone, entry: moment.entry))
      session.go(to: moment.session)
      return "done again: \(moment.entry)"
    }
  }

  /// Makes so many steps as `argument` says, as far as there are any, and tells of each.
  private mutating func travel(
    _ argument: String, _ command: SessionCommand,
    _ step: (inout InteractiveSession) -> String?
  ) -> [SessionOutput] {
    let word = argument.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let count = word.isEmpty ? 1 : Int(word), count > 0 else {
      return [.diagnostic(.stepsExpected(after: command.rawValue))]
    }
    let branch = self.branch.name
    var lines: [String] = []
    for _ in 0..<count {
      guard let line = step(&self) else { break }
      lines.append(line)
    }
    if lines.isEmpty { return [.diagnostic(.nothingToTakeBack(command))] }
    if self.branch.name != branch { lines.append("branch \(self.branch.name)") }
    return [.text(lines.map { $0 + "\n" }.joined())]
  }

  /// Puts `other` in the place of this session; files that were read, questions that were asked and what is watched stay.
  private mutating func go(to other: InteractiveSession) {
    var next = other
    next.sources = sources
    next.questions = questions
    next.questionsAboutBranches = questionsAboutBranches
    next.watches = watches
    next.past = past
    next.future = future
    next.changes = changes + 1
    self = next
  }

}
