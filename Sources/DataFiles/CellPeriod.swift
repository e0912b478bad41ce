import Calendars

/// A date or another period in a cell, in one of the forms that people and programs write.
///
/// Days are `2024-11-30`, `2024/11/30`, `30.11.2024`, `30 Nov 2024`, `2024年11月30日`, and any of these with midnight behind it,
/// as databases write it; `11/30/2024` is a day, too, whose order its column tells. Months are `2024-11`, `2024/11`,
/// `2024M11`, `Nov 2024`, `2024年11月`; quarters `2024Q3`, `2024-Q3`, `Q3 2024`, `2024年3季度`; fiscal periods are written as in
/// scripts. Years alone are numbers, also with `年` behind them.
struct CellPeriod: Equatable {

  /// How long it is, and how it is told.
  enum Form: Equatable {

    /// A period of the civil calendar, or of a fiscal one where there is a name.
    case period(Frequency, calendar: String?)

    /// A day as two numbers and a year, of which one is the month.
    case eitherOrder

  }

  /// What a cell with digits and separators turns out to be.
  enum Reading: Equatable {

    /// Nothing of the kind.
    case none

    /// A year.
    case year(Int)

    /// A period.
    case period(CellPeriod)

    /// A day or period that there is not; where it is not `isCertain`, it may be meant as something else, such as the season
    /// `2023-24`.
    case impossible(isCertain: Bool)

  }

  /// Its form.
  let form: Form

  /// Its ordinal; of a day in either order, year, first and second number in one: `2024_11_30`.
  let ordinal: Int

  /// Reads `bytes`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    var reader = CellPeriodReader(bytes)
    return reader.read()
  }

  /// The day that `packed` is in `order`, where there is one.
  static func day(packed: Int, in order: DataHeading.DateOrder) -> Int? {
    let (first, second) = (packed / 100 % 100, packed % 100)
    return switch order {
    case .dayFirst: day(packed / 10_000, second, first)
    case .monthFirst: day(packed / 10_000, first, second)
    }
  }

  /// The day with these numbers, where there is one.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month) else { return nil }
    let number = year * 12 + month - 1
    guard (1...CivilDate.length(ofMonth: number)).contains(day) else { return nil }
    return CivilDate.firstDay(ofMonth: number) + day - 1
  }

}

/// A cell on its way to a `CellPeriod`.
private struct CellPeriodReader {

  /// The bytes of the cell.
  private let bytes: UnsafeBufferPointer<UInt8>

  /// The offset of the next byte to look at.
  private var position = 0

  /// Creates a reader of `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next byte, or 0 past the end.
  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// `true` iff all is read.
  private var isAtEnd: Bool { position == bytes.count }

  /// What the cell is.
  mutating func read() -> CellPeriod.Reading {
    // No form is shorter than `Q3 24` would be, and only a fiscal calendar's name makes one long.
    guard bytes.count >= 6, bytes.count <= 80 else { return .none }
    if let (year, digits) = number(upTo: 4) {
      return digits == 4 ? behindYear(year) : digits <= 2 ? behindDay(year) : .none
    }
    if take("FY") { return fiscal() }
    if take("Q") || take("q") {
      guard let quarter = number(of: 1), take(" ") || take("-") || take("/"),
        let year = number(of: 4), isAtEnd
      else { return .none }
      return part(quarter, of: year, .quarter, isCertain: true)
    }
    guard let month = monthName(), take(" ") || take("-") else { return .none }
    guard let (first, digits) = number(upTo: 4) else { return .none }
    if digits == 4 { return isAtEnd ? part(month, of: first, .month, isCertain: true) : .none }
    guard digits <= 2, take(","), take(" "), let year = number(of: 4), isAtEnd else {
      return .none
    }
    return day(year, month, first, isCertain: true)
  }

  /// What a cell is that begins with `year`.
  private mutating func behindYear(_ year: Int) -> CellPeriod.Reading {
    if take("年") { return behindChineseYear(year) }
    if take("M") || take("m") {
      guard let (month, _) = number(upTo: 2), isAtEnd else { return .none }
      return part(month, of: year, .month, isCertain: true)
    }
    let separator = next
    guard take("-") || take(" ") || take("/") || take(".") || take("Q") || take("q") else {
      return .none
    }
    let isQuarter =
      separator | 0x20 == UInt8(ascii: "q")
      || (separator == UInt8(ascii: "-") || separator == UInt8(ascii: " ")) && take("Q")
    if isQuarter {
      guard let quarter = number(of: 1), isAtEnd else { return .none }
      return part(quarter, of: year, .quarter, isCertain: true)
    }
    guard separator != UInt8(ascii: " "), let (month, digits) = number(upTo: 2) else {
      return .none
    }
    if isAtEnd {
      // `2024-1` is no way to write January, and `2024.11` is a number.
      guard digits == 2, separator != UInt8(ascii: ".") else { return .none }
      return part(month, of: year, .month, isCertain: false)
    }
    guard next == separator, take("-") || take("/") || take("."), let (day, _) = number(upTo: 2),
      isAtEnd || isMidnight()
    else { return .none }
    return self.day(year, month, day, isCertain: separator != UInt8(ascii: "."))
  }

  /// What a cell is that begins with `year` and 年.
  private mutating func behindChineseYear(_ year: Int) -> CellPeriod.Reading {
    if isAtEnd { return .year(year) }
    _ = take("第")
    let quarters = ["一", "二", "三", "四"]
    if let quarter = quarters.firstIndex(where: { take($0) }) {
      return take("季度") && isAtEnd ? part(quarter + 1, of: year, .quarter, isCertain: true) : .none
    }
    guard let (number, _) = number(upTo: 2) else { return .none }
    if take("季度") { return isAtEnd ? part(number, of: year, .quarter, isCertain: true) : .none }
    guard take("月") else { return .none }
    if isAtEnd { return part(number, of: year, .month, isCertain: true) }
    guard let (day, _) = self.number(upTo: 2), take("日") || take("号"), isAtEnd else { return .none }
    return self.day(year, number, day, isCertain: true)
  }

  /// What a cell is that begins with `first`, which has at most two digits.
  private mutating func behindDay(_ first: Int) -> CellPeriod.Reading {
    let separator = next
    guard take(".") || take("/") || take("-") || take(" ") else { return .none }
    if separator == UInt8(ascii: "-") || separator == UInt8(ascii: " "), let month = monthName() {
      guard next == separator, take("-") || take(" "), let year = number(of: 4), isAtEnd
      else { return .none }
      return day(year, month, first, isCertain: true)
    }
    guard separator != UInt8(ascii: " "), let (second, _) = number(upTo: 2), next == separator,
      take(".") || take("/") || take("-"), let year = number(of: 4),
      isAtEnd || isMidnight()
    else { return .none }
    if separator == UInt8(ascii: ".") { return day(year, second, first, isCertain: true) }
    let packed = (year * 100 + first) * 100 + second
    let isDay = DataHeading.DateOrder.allCases.contains {
      CellPeriod.day(packed: packed, in: $0) != nil
    }
    return isDay
      ? .period(CellPeriod(form: .eitherOrder, ordinal: packed)) : .impossible(isCertain: true)
  }

  /// What a cell is that begins with `FY`.
  private mutating func fiscal() -> CellPeriod.Reading {
    guard let year = number(of: 4) else { return .none }
    var quarter: Int?
    if take("Q") {
      guard let number = number(of: 1) else { return .none }
      quarter = number
    }
    guard take("("), bytes[bytes.count - 1] == UInt8(ascii: ")"), position < bytes.count - 1 else {
      return .none
    }
    let name = String(decoding: bytes[position..<bytes.count - 1], as: UTF8.self)
    guard let quarter else {
      return .period(CellPeriod(form: .period(.year, calendar: name), ordinal: year))
    }
    return part(quarter, of: year, .quarter, calendar: name, isCertain: true)
  }

  /// The part with the number `number` of `year`.
  private func part(
    _ number: Int, of year: Int, _ frequency: Frequency, calendar: String? = nil, isCertain: Bool
  ) -> CellPeriod.Reading {
    let parts = 12 / (frequency.months ?? 1)
    guard (1...parts).contains(number) else { return .impossible(isCertain: isCertain) }
    return .period(
      CellPeriod(
        form: .period(frequency, calendar: calendar), ordinal: year * parts + number - 1))
  }

  /// The day with these numbers.
  private func day(_ year: Int, _ month: Int, _ day: Int, isCertain: Bool) -> CellPeriod.Reading {
    CellPeriod.day(year, month, day).map {
      .period(CellPeriod(form: .period(.day, calendar: nil), ordinal: $0))
    } ?? .impossible(isCertain: isCertain)
  }

  /// Takes the whole number of up to `most` digits that stands here, and tells how many it has.
  private mutating func number(upTo most: Int) -> (value: Int, digits: Int)? {
    let start = position
    var value = 0
    while next &- UInt8(ascii: "0") < 10, position - start < most {
      value = value * 10 + Int(next & 15)
      position += 1
    }
    return position == start ? nil : (value, position - start)
  }

  /// Takes the whole number of just so many `digits` that stands here.
  private mutating func number(of digits: Int) -> Int? {
    guard let (value, found) = number(upTo: digits), found == digits else { return nil }
    return value
  }

  /// Takes `text`, where it stands here.
  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count,
      (0..<count).allSatisfy({ bytes[position + $0] == text.utf8Start[$0] })
    else { return false }
    position += count
    return true
  }

  /// Takes `text`, where it stands here.
  private mutating func take(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  /// The number of the month whose English name, or its first three letters, stands here.
  private mutating func monthName() -> Int? {
    let start = position
    while next | 0x20 >= UInt8(ascii: "a"), next | 0x20 <= UInt8(ascii: "z") { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    guard word.utf8.count >= 3, word.utf8.count <= 9 else { return nil }
    let names = CivilDate.monthNames
    return names.firstIndex { $0.lowercased() == word || $0.prefix(3).lowercased() == word }
      .map { $0 + 1 }
  }

  /// Takes the hour with which a day begins, as databases write it behind a date; `false` where another hour stands here.
  private mutating func isMidnight() -> Bool {
    guard take(" ") || take("T"), take("00:00") else { return false }
    if take(":00") {
      if take(".") { while take("0") {} }
    }
    return take("Z") && isAtEnd || take("+00:00") && isAtEnd || isAtEnd
  }

}
