/// A way of counting years that end with another month than December.
///
/// A fiscal year bears the number of the calendar year in which it ends: FY2026 of a year ending in January has eleven
/// months of 2025. Its quarters are counted from its first month. Years that end with a certain week, as those
/// of retailers do, are taken as ending with the month that the week belongs to.
package struct FiscalCalendar: Hashable, Sendable {

  /// Its name, which stands in parentheses behind its periods.
  package let name: String

  /// The month with which its years end, from 1.
  package let lastMonth: Int

  /// Creates a calendar.
  package init(name: String, lastMonth: Int) {
    self.name = name
    self.lastMonth = lastMonth
  }

}
