/// The words that have a meaning of their own somewhere in the grammar.
package enum Keyword: String, CaseIterable, Sendable {

  // Reserved: never a name.
  case `if`, then, `else`, and, or, not, `true`, `false`

  // Openings of statements.
  case axis, calendar, table, input, `let`, fn, unit, dimension, scenario, use
  case deflator, fit
  case assert, correlate, show, plot, histogram, expect, claim, solve, flip, audit
  case tornado, compare, importance, bridge, stress, explain, optimize, sweep, value

  // Words of clauses: they go on with the statement of the line before.
  case `in`, from, seen, step, to, over, `where`, with, under, across, `for`, against, along, per
  case within, at, digit, digits, extends, by, valid, conflicts, unchecked, without, depth, subject
  case changing, save

  // Words with a meaning in one place only.
  case scenarios, base, metric, binary, row, bins, join, on, fiscal, year, ending
  case flow, stock, rate, weighted, spread, interpolated, when
  case correlations, minimize, maximize, initial, grid, latin, sobol, runs, euler, rk4
  case of, information, draw

  // Magnitudes.
  case thousand, million, billion, trillion
  case 万, 亿, 万亿

  /// What a keyword is for, which decides where it may stand.
  package enum Role: Sendable {

    /// Never a name.
    case reserved

    /// Opens a statement.
    case opening

    /// Goes on with a statement, and is never read as a unit.
    case clause

    /// A word of one place, a name elsewhere.
    case contextual

    /// A power of ten after a number.
    case magnitude

  }

  /// The role of this word.
  package var role: Role {
    switch self {
    case .if, .then, .else, .and, .or, .not, .true, .false: .reserved
    case .axis, .calendar, .table, .input, .let, .fn, .unit, .dimension, .scenario, .use: .opening
    case .deflator, .fit: .opening
    case .assert, .correlate, .show, .histogram, .expect, .claim, .solve, .flip, .audit: .opening
    case .plot, .tornado, .compare, .importance, .bridge, .stress, .explain, .optimize: .opening
    case .sweep, .value: .opening
    case .in, .from, .seen, .step, .to, .over, .where, .with, .under, .across: .clause
    case .for, .against, .along, .per, .within, .at, .digit, .digits, .extends, .by: .clause
    case .valid, .conflicts, .unchecked, .without, .depth, .subject, .save, .changing: .clause
    case .scenarios, .base, .metric, .binary, .row, .bins, .join, .on, .fiscal: .contextual
    case .year, .ending, .flow, .stock, .rate, .weighted, .spread, .interpolated, .when: .contextual
    case .correlations, .minimize, .maximize, .initial, .grid, .latin, .sobol: .contextual
    case .runs, .euler, .rk4, .of, .information, .draw: .contextual
    case .thousand, .million, .billion, .trillion, .万, .亿, .万亿: .magnitude
    }
  }

  /// The power of ten that this word stands for after a number, or `nil` where it is none.
  package var powerOfTen: Int? {
    switch self {
    case .thousand: 3
    case .million: 6
    case .billion: 9
    case .trillion: 12
    case .万: 4
    case .亿: 8
    case .万亿: 12
    case .if, .then, .else, .and, .or, .not, .true, .false: nil
    case .axis, .calendar, .table, .input, .let, .fn, .unit, .dimension, .scenario, .use: nil
    case .deflator, .fit: nil
    case .assert, .correlate, .show, .histogram, .expect, .claim, .solve, .flip, .audit: nil
    case .plot, .tornado, .compare, .importance, .bridge, .stress, .explain, .optimize: nil
    case .sweep, .value: nil
    case .in, .from, .seen, .step, .to, .over, .where, .with, .under, .across: nil
    case .for, .against, .along, .per, .within, .at, .digit, .digits, .extends, .by: nil
    case .valid, .conflicts, .unchecked, .without, .depth, .subject, .save, .changing: nil
    case .scenarios, .base, .metric, .binary, .row, .bins, .join, .on, .fiscal: nil
    case .year, .ending, .flow, .stock, .rate, .weighted, .spread, .interpolated, .when: nil
    case .correlations, .minimize, .maximize, .initial, .grid, .latin, .sobol: nil
    case .runs, .euler, .rk4, .of, .information, .draw: nil
    }
  }

  /// The magnitude that `word` names, or that it is as a suffix of numbers.
  init?(magnitude word: String) {
    if let keyword = Keyword(rawValue: word), keyword.role == .magnitude {
      self = keyword
      return
    }
    guard let power = DecimalNumber.powerOfTen(ofSuffix: word),
      let keyword = Keyword.allCases.first(where: { $0.powerOfTen == power })
    else { return nil }
    self = keyword
  }

}
