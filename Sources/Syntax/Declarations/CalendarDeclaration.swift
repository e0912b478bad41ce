/// `calendar nvidia = fiscal year ending January`.
package struct CalendarDeclaration: Sendable {

  /// The name of the month with which its years end.
  package let lastMonth: Name

}
