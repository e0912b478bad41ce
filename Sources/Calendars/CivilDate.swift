/// Days of the Gregorian calendar, each known by the number of days since 1970-01-01.
///
/// The calendar is reckoned backwards and forwards without end. Years begin in March here, so that the day that some of them
/// have more is their last one, and the length of a month is a linear function of its number (Hinnant, "chrono-compatible
/// low-level date algorithms", 2013). The kernels `yk_month_of_day` and `yk_day_of_month` do the same on numbers.
package enum CivilDate {

  /// The English names of the months in order.
  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The day on which the month `month` begins, which is 12 times its year and its number from 0.
  package static func firstDay(ofMonth month: Int) -> Int {
    let (year, position) = floorDivide(month - 2, 12)
    let leapDays = floorDivide(year, 4).0 - floorDivide(year, 100).0 + floorDivide(year, 400).0
    // 719468 days lie between the first of March of the year 0 and 1970-01-01.
    return 365 * year + leapDays + (153 * position + 2) / 5 - 719_468
  }

  /// The month in which the day `day` lies.
  package static func month(ofDay day: Int) -> Int {
    // 30.436875 days are the mean length of a month: the estimate is at most one month off.
    var month = Int(((Double(day) + 719_528) / 30.436875).rounded(.down))
    while firstDay(ofMonth: month) > day { month -= 1 }
    while firstDay(ofMonth: month + 1) <= day { month += 1 }
    return month
  }

  /// The number of days of the month `month`.
  package static func length(ofMonth month: Int) -> Int {
    firstDay(ofMonth: month + 1) - firstDay(ofMonth: month)
  }

  /// The day as many months after `day` as `months` says; where that month is too short, its last day.
  package static func day(_ day: Int, plusMonths months: Int) -> Int {
    let start = month(ofDay: day)
    let target = start + months
    let offset = day - firstDay(ofMonth: start)
    return firstDay(ofMonth: target) + min(offset, length(ofMonth: target) - 1)
  }

}

/// The quotient of `dividend` and `divisor`, rounded down, and what is left.
func floorDivide(_ dividend: Int, _ divisor: Int) -> (quotient: Int, rest: Int) {
  let rest = ((dividend % divisor) + divisor) % divisor
  return ((dividend - rest) / divisor, rest)
}
