import Diagnostics
import Syntax

/// Where values and functions hold.
///
/// An assertion must hold in every world; a condition behind `valid when` says only how far a value or function may be
/// trusted. It is looked at where a question uses what it stands behind, in the worlds and cells that the question asks
/// about and, for a function, for the arguments of each call. Where it does not hold, the answer is shown with a
/// warning.
extension ModelChecker {

  /// Types the conditions of all inputs and definitions; those of functions are typed with the functions.
  func checkValidity() {
    for (tree, declaration) in text.declarations {
      let facts = declaration.kind.facts
      guard !facts.validity.isEmpty, case .definition(let id) = values[declaration.name.symbol],
        model[id].span == declaration.name.span
      else { continue }
      model.validityOfDefinitions[id] = check(
        facts, of: model[id].name, in: Scope(tree: tree))
    }
  }

  /// Types the conditions of `facts`, which are said of `name`, and returns their numbers.
  func check(_ facts: Facts, of name: String, in scope: Scope) -> [Int] {
    facts.validity.compactMap { validity in
      let count = errorCount
      let condition = checkCondition(validity.condition, in: scope)
      guard errorCount == count else { return nil }
      model.validity.append(
        Validity(
          name: name, condition: condition.formula,
          text: line(at: span(of: validity.condition, in: scope)), message: validity.message,
          span: validity.span))
      return model.validity.count - 1
    }
  }

}
