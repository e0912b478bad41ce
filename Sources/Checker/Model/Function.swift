import Diagnostics

/// A function of the model.
package struct Function: Sendable {

  /// Its name.
  package let name: String

  /// Where its name is declared.
  package let span: SourceSpan

  /// The text that documents it.
  package let documentation: String?

  /// The names of its parameters.
  package let parameters: [String]

  /// Where the names of its parameters are declared.
  let parameterSpans: [SourceSpan]

  /// The axes that the values of parameters share with the formulas of the body, by the numbers of the parameters.
  package internal(set) var sharedAxes: [Int: [String]] = [:]

  /// The axes of the tables that parameters are elements of, by the numbers of the parameters.
  package internal(set) var tables: [Int: AxisID] = [:]

  /// The formula of each parameter's value where a call gives none.
  package internal(set) var initials: [FormulaID?] = []

  /// The formulas of its local definitions, numbered behind the parameters.
  package internal(set) var locals: [FormulaID] = []

  /// The formula of its result.
  package internal(set) var result: FormulaID?

  /// The types of its parameters; those that are still variables may be anything, call by call.
  package internal(set) var parameterTypes: [ValueType] = []

  /// The type of its result.
  package internal(set) var resultType: ValueType = .failed

}
