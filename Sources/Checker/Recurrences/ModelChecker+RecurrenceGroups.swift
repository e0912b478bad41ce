import Syntax

/// Which definitions are computed together along an axis.
///
/// A need through `prev` or `delay` is one of an earlier element, and so is one in a rate of change, or of what a delay with an
/// initial value takes in. So definitions may need each other in a circle as long as
/// each way around passes through one of these: they are one group, whose order is that of the needs at the same element.
/// A circle without is an error, and so is one through functions, scenarios or cells of tables.
extension ModelChecker {

  /// An order of `items`, of which the `needs` are known and which of them are `present`, needs at the same element: each
  /// comes after those it needs, and those of a group of recurrences one behind the other.
  func order(of items: [(item: Item, syntax: ItemSyntax)], _ needs: [[Int]], present: [[Int]])
    -> [Int]
  {
    let (order, cycles) = DependencyOrder.sort(needs)
    let isPlain = cycles.isEmpty && !items.contains { $0.syntax.recurrence != nil }
    if isPlain { return order }
    return DependencyOrder.components(needs).flatMap { component -> [Int] in
      let isCircle = component.count > 1 || needs[component[0]].contains(component[0])
      if !isCircle, items[component[0]].syntax.recurrence == nil { return component }
      let sorted = component.sorted()
      let isRecurrence = sorted.contains { number in
        items[number].syntax.recurrence != nil
          || !axesOfLevels[items[number].item, default: []].isEmpty
      }
      let isSound = isRecurrence && sorted.allSatisfy { items[$0].syntax.isFormula }
      let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
      let inner = sorted.map { node in
        (isSound ? present : needs)[node].compactMap { places[$0] }
      }
      let (order, cycles) = DependencyOrder.sort(inner)
      for cycle in cycles { reportCycle(cycle.map { items[sorted[$0]].item }) }
      let members = order.map { sorted[$0] }
      if cycles.isEmpty, isSound { group(members.map { items[$0] }) }
      return members
    }
  }

  /// Makes `members` a group of the model, or reports that they do not go along one axis.
  private func group(_ members: [(item: Item, syntax: ItemSyntax)]) {
    var axis: (id: AxisID, name: Name)?
    var ids: [DefinitionID] = []
    for (item, syntax) in members {
      if case .definition(let id) = item { ids.append(id) }
      for name in [syntax.recurrence?.axis].compactMap({ $0 }) + axesOfLevels[item, default: []] {
        guard let id = self.axis(ofRecurrence: name) else { continue }
        if let axis, axis.id != id {
          report(
            .mixedRecurrences(
              (spelling(axis.name.symbol), axis.name.span), (spelling(name.symbol), name.span)))
        }
        axis = axis ?? (id, name)
      }
    }
    guard let axis else { return }
    for id in ids { model.recurrenceOfDefinitions[id] = model.recurrences.count }
    model.recurrences.append(
      RecurrenceGroup(axis: axis.id, members: ids, isStaged: isStaged(members.map(\.syntax))))
  }

  /// The declared axis that `name` is, or `nil`, with a report, where it is none.
  func axis(ofRecurrence name: Name) -> AxisID? {
    if case .axis(let id) = values[name.symbol] { return id }
    if isUnread(name.symbol) {
      errorCount += 1
    } else {
      report(.recurrenceAxis(spelling(name.symbol), at: name.span, known: declaredAxisNames))
    }
    return nil
  }

  /// `true` iff `members` are solved in stages; reports one that is not where others are.
  private func isStaged(_ members: [ItemSyntax]) -> Bool {
    let courses = members.compactMap { member in
      member.recurrence.map { (course: $0.course, name: member.declaration.name) }
    }
    guard let staged = courses.first(where: { $0.course == .change(.rk4) }) else { return false }
    if let other = courses.first(where: { $0.course != .change(.rk4) }) {
      report(
        .mixedMethods(
          (spelling(staged.name.symbol), staged.name.span),
          (spelling(other.name.symbol), other.name.span), isRule: other.course == .rule))
    }
    return true
  }

  /// The names of the axes that are declared as such.
  var declaredAxisNames: [String] { declaredAxes.map { model[$0].name }.sorted() }

}

extension ModelChecker.ItemSyntax {

  /// How it begins along an axis, where it is a recurrence.
  var recurrence: RecurrenceClause? {
    if case .let(let definition) = declaration.kind { definition.recurrence } else { nil }
  }

  /// `true` iff the last of its expressions is a rate of change, which is taken at the element before.
  var endsWithChange: Bool { recurrence.map { $0.course != .rule } ?? false }

  /// `true` iff it is a definition.
  var isFormula: Bool {
    if case .let = declaration.kind { true } else { false }
  }

}
