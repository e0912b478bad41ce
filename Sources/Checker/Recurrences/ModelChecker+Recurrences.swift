import Diagnostics
import Dimensions
import Syntax

/// The functions that look back along the axis of a recurrence.
enum RecurrenceFunction: String, CaseIterable {

  case prev, delay, next

  /// How the function is called.
  var signature: String {
    switch self {
    case .prev: "prev(x)` or `prev(x, 2)"
    case .delay: "delay(x, 4, initial value)"
    case .next: "prev(x)"
    }
  }

}

/// The recurrence whose formula is being checked.
struct OpenRecurrence {

  /// The number of elements before the one at hand, at the least.
  let elementsBefore: Int

  /// How far back the `prev` around the expression at hand look together.
  var lag = 0

  /// `true` iff the formula is read at moments and not at elements, so that there is none before the one at hand.
  var isContinuous = false

}

/// Types of recurrences.
///
/// The members of a group have open types while they are checked, apart from those whose first value names no other
/// member: its type is known beforehand, which makes for better words where something does not fit. All others are solved
/// for as the parameters of functions are.
extension ModelChecker {

  /// The function that `call` calls, where it looks along the axis of a recurrence and nothing of the model has its name.
  func recurrenceFunction(of call: Call) -> RecurrenceFunction? {
    guard functions[call.function.symbol] == nil, values[call.function.symbol] == nil else {
      return nil
    }
    return RecurrenceFunction(rawValue: spelling(call.function.symbol))
  }

  /// Gives the members of the group that begins with `id` types to be found.
  func openRecurrences(beginningWith id: DefinitionID, _ syntaxes: [DefinitionID: ItemSyntax]) {
    guard let number = model.recurrenceOfDefinitions[id],
      model.recurrences[number].members.first == id
    else { return }
    let members = model.recurrences[number].members
    for member in members { model.definitions[member.index].type = unification.freshType() }
    for member in members {
      guard let syntax = syntaxes[member], let first = syntax.recurrence?.initials.first else {
        continue
      }
      var collector = NameCollector(checker: self, tree: syntax.tree, locals: [])
      collector.collect(first)
      let isAlone = !collector.items.contains { item in
        if case .definition(let id) = item { members.contains(id) } else { false }
      }
      guard isAlone else { continue }
      recurrence = OpenRecurrence(elementsBefore: 0)
      currentItem = .definition(member)
      let value = check(first, in: Scope(tree: syntax.tree))
      (recurrence, currentItem) = (nil, nil)
      firstValues[member] = value
      _ = unification.unify(model[member].type, value.type)
      model.definitions[member.index].unit = value.unit
    }
  }

  /// Puts the types of the group that ends with `id` in their places, and leaves out all of it where one has a mistake.
  func closeRecurrences(endingWith id: DefinitionID) {
    guard let number = model.recurrenceOfDefinitions[id],
      model.recurrences[number].members.last == id
    else { return }
    model.recurrences[number].members += lateLevels.removeValue(forKey: number) ?? []
    let members = model.recurrences[number].members
    for member in members {
      model.definitions[member.index].type = unification.resolve(model[member].type)
    }
    if members.contains(where: { broken.contains($0) }) { broken.formUnion(members) }
  }

  /// Checks the recurrence `id`, whose formula is `definition`.
  func check(
    _ definition: LetDeclaration, _ clause: RecurrenceClause, of id: DefinitionID, in scope: Scope
  ) -> Typed {
    let place = model[id].span
    guard let number = model.recurrenceOfDefinitions[id] else { return failed(at: place) }
    let placeholder = model[id].type
    let expected = definition.annotation.flatMap { resolve($0, reports: false) }
      .map { ValueType.quantity($0) }
    var values = initials(of: clause, of: id, expected, in: scope)
    var course = RecurrenceFormula.Course.rule
    switch clause.course {
    case .rule:
      recurrence = OpenRecurrence(elementsBefore: clause.initials.count)
      values.append(expecting(expected) { check(definition.value, in: scope) })
      recurrence = nil
    case .change(let method):
      guard
        let change = checkChange(
          definition.value, clause, values[0], along: model.recurrences[number].axis, in: scope)
      else { return failed(at: place) }
      values.append(change.rate)
      course = .change(method, scale: change.scale)
    }
    let places = (clause.initials + [definition.value]).map { span(of: $0, in: scope) }
    let isRule = course == .rule
    for (value, span) in zip(isRule ? values : values.dropLast(), places)
    where !unification.unify(placeholder, value.type) {
      report(
        DimensionMismatch(
          verb: "a recurrence goes on as it begins:", lhs: (placeholder, places[0]),
          rhs: (value.type, span)))
      return failed(at: place)
    }
    let formula = model.formulas.add(
      RecurrenceFormula(
        axis: model.recurrences[number].axis, initials: values.dropLast().map(\.formula),
        next: values[values.count - 1].formula, course: course),
      at: places[0].extended(toCover: places[places.count - 1]))
    return Typed(
      formula: formula, type: placeholder,
      unit: (isRule ? values : Array(values.dropLast())).lazy.compactMap(\.unit).first)
  }

  /// The first values of the recurrence `id`.
  private func initials(
    of clause: RecurrenceClause, of id: DefinitionID, _ expected: ValueType?, in scope: Scope
  ) -> [Typed] {
    defer { recurrence = nil }
    return clause.initials.enumerated().map { index, initial in
      if index == 0, let known = firstValues[id] { return known }
      recurrence = OpenRecurrence(elementsBefore: index)
      return expecting(expected) { check(initial, in: scope) }
    }
  }

  /// Types a call of `function`, which looks along the axis of the recurrence at hand.
  func check(_ function: RecurrenceFunction, _ call: Call, at span: SourceSpan, in scope: Scope)
    -> Typed
  {
    if function == .next {
      report(
        .nextRefused(
          at: span, call.function.span, isOfMoment: recurrence?.isContinuous ?? false))
      return failed(at: span)
    }
    guard let outer = recurrence else {
      report(.misplacedPrevious(function.rawValue, at: span))
      return failed(at: span)
    }
    let counts = function == .prev ? 1...2 : 3...3
    guard counts.contains(call.arguments.count), call.arguments.allSatisfy({ $0.name == nil }),
      let steps = steps(of: call, in: scope)
    else {
      report(
        .wrongArguments(of: function.rawValue, at: span, signature: function.signature))
      return failed(at: span)
    }
    if function == .prev, outer.isContinuous {
      report(
        .previousInChange(
          at: span,
          value: steps == 1
            ? sources.text(of: self.span(of: call.arguments[0].value, in: scope)) : nil))
      return failed(at: span)
    }
    if function == .prev, outer.lag + steps > outer.elementsBefore {
      report(.looksTooFarBack(outer.lag + steps, initials: outer.elementsBefore, at: span))
      return failed(at: span)
    }
    // Behind what stands in, a delayed value is taken from the first element on, before which there is none.
    recurrence = OpenRecurrence(
      elementsBefore: function == .prev ? outer.elementsBefore : 0, lag: outer.lag + steps)
    var value = check(call.arguments[0].value, in: scope)
    recurrence = outer
    value.series = nil
    var otherwise: Typed?
    if function == .delay {
      let start = expecting(value.type) { check(call.arguments[2].value, in: scope) }
      if !unification.unify(value.type, start.type) {
        report(
          DimensionMismatch(
            verb: "a value and what stands in before it begins are of one kind, these are",
            lhs: (value.type, self.span(of: call.arguments[0].value, in: scope)),
            rhs: (start.type, self.span(of: call.arguments[2].value, in: scope))))
        return failed(at: span)
      }
      otherwise = start
    }
    value.formula = model.formulas.add(
      .previous(value.formula, steps, otherwise?.formula), at: span)
    return value
  }

  /// The number of elements that `call` looks back, or `nil` where it is none.
  private func steps(of call: Call, in scope: Scope) -> Int? {
    guard call.arguments.count > 1 else { return 1 }
    let syntax = text.trees[scope.tree]
    guard case .quantity(let index) = syntax[call.arguments[1].value] else { return nil }
    let quantity = syntax.quantities[Int(index)]
    guard quantity.unit.factors.isEmpty, let steps = Int(exactly: quantity.value),
      (1...1_000_000).contains(steps)
    else { return nil }
    return steps
  }

}
