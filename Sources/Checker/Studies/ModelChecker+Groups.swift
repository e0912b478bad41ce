import Diagnostics
import Syntax

/// Groups: what studies move as one.
extension ModelChecker {

  /// What is moved as one, with the name that it has in the question, and where it stands.
  typealias MoverPart = (name: String?, movers: [Study.Mover], span: SourceSpan)

  /// What is moved in `parts`, each thing once, and the groups that they are.
  func movedGroups(_ parts: [MoverPart]) -> (movers: [Study.Mover], groups: [MovedGroup]) {
    var movers: [Study.Mover] = []
    var places: [String: Int] = [:]
    let groups = parts.filter { !$0.movers.isEmpty }.map { part in
      let members = part.movers.map { mover in
        if let place = places[mover.target.text] { return place }
        movers.append(mover)
        places[mover.target.text] = movers.count - 1
        return movers.count - 1
      }
      return MovedGroup(
        name: part.name ?? part.movers[0].target.text, members: members, isNamed: part.name != nil)
    }
    return (movers, groups)
  }

  /// Reports what is in `parts` twice, unless it `allowsOverlap`, and names that two of them have.
  func reportRepetition(in parts: [MoverPart], allowsOverlap: Bool = false) {
    var seen: [(target: CheckedQuestion.Target, span: SourceSpan)] = []
    var names: [String: SourceSpan] = [:]
    for part in parts {
      for mover in part.movers where !allowsOverlap {
        if let first = seen.first(where: { $0.target.overlaps(mover.target) }) {
          report(.repeatedMember(mover.target.text, at: part.span, first: first.span))
        } else {
          seen.append((mover.target, part.span))
        }
      }
      reportRepetition(of: part.name, at: part.span, in: &names)
    }
  }

  /// Reports `name` at `span` where it is among `names`, and else adds it.
  private func reportRepetition(
    of name: String?, at span: SourceSpan, in names: inout [String: SourceSpan]
  ) {
    guard let name else { return }
    if let first = names[name] {
      if first != span { report(.duplicate(name: name, at: span, first: first)) }
    } else {
      names[name] = span
    }
  }

  /// The players among whom a bridge shares its difference out: the `groups` of `drivers`, and each other driver alone;
  /// `nil`, with a report, where a group makes no sense.
  func players(
    _ drivers: [CheckedQuestion.Target], in groups: [MoverGroup], ends: [SourceSpan],
    in scope: Scope
  ) -> [MovedGroup]? {
    let count = errorCount
    var owners: [Int: SourceSpan] = [:]
    var names: [String: SourceSpan] = [:]
    var players: [MovedGroup] = []
    for group in groups {
      var members: [Int] = []
      for mover in group.members {
        guard let target = resolve(mover.target, in: scope) else { continue }
        let found = drivers.indices.filter { drivers[$0].isPart(of: target) }
        if found.isEmpty { report(.notADriver(target.text, at: mover.span, ends: ends)) }
        for driver in found {
          if let first = owners[driver] {
            report(.repeatedMember(drivers[driver].text, at: mover.span, first: first))
          } else {
            owners[driver] = mover.span
            members.append(driver)
          }
        }
      }
      let name = group.name.map { spelling($0.symbol) }
      reportRepetition(of: name, at: group.span, in: &names)
      players.append(MovedGroup(name: name ?? "", members: members.sorted(), isNamed: true))
    }
    let alone = drivers.indices.filter { owners[$0] == nil }.map {
      MovedGroup(name: drivers[$0].text, members: [$0], isNamed: false)
    }
    return errorCount == count ? players + alone : nil
  }

}

extension CheckedQuestion.Target {

  /// `true` iff this and `other` have cells in common.
  fileprivate func overlaps(_ other: CheckedQuestion.Target) -> Bool {
    definition == other.definition
      && cells.allSatisfy { axis, index in other.cells[axis].map { $0 == index } ?? true }
  }

  /// `true` iff all cells of this are cells of `other`.
  fileprivate func isPart(of other: CheckedQuestion.Target) -> Bool {
    definition == other.definition && other.cells.allSatisfy { cells[$0] == $1 }
  }

}
