import Syntax

extension Keyword {

  /// For a word that opens a statement, how the statement is written and what it does; `nil` for others.
  var usage: (form: String, summary: String)? {
    switch self {
    case .axis: ("axis year = 2024..2030", "elements over which values spread")
    case .calendar:
      ("calendar nvidia = fiscal year ending January", "when a company's fiscal year ends")
    case .table: ("table chip { name price … rows }", "an axis with columns, here or from a file")
    case .input: ("input growth = 19% in 10%..30%", "an assumption; `~` says that it is drawn")
    case .let: ("let gap = capacity - demand", "a formula")
    case .fn: ("fn share(x, total = 1 GW) = x / total", "a function")
    case .unit: ("unit rack = 120 kW", "a unit")
    case .dimension: ("dimension Density = Power / Area", "what units measure")
    case .scenario: ("scenario boom { growth = 30% }", "inputs that are set together")
    case .use: ("use chips: chip with hours = 8 h", "the names of a module")
    case .deflator: ("deflator USD = prices.cpi", "the price level of a currency by years")
    case .fit: ("fit adoption = logistic(chart.share along chart.year)", "a curve through points")
    case .assert: ("assert part <= total", "what must hold in every world")
    case .correlate: ("correlate fuel, price = 0.7", "what drawn inputs have to do with each other")
    case .show: ("show gap across scenarios", "the values of a formula")
    case .plot: ("plot gap save \"gap.svg\"", "lines over an axis")
    case .histogram: ("histogram cost in 20 bins", "how the draws of a value are spread")
    case .expect: ("expect gap == 26.6 GW ± 1%", "a test")
    case .claim: ("claim \"report §3\" x == 1.4% to 2 digits", "a published figure, recomputed")
    case .solve: ("solve gap == 20 GW for growth in 0%..50%", "the input that reaches a goal")
    case .flip: ("flip a against b along price in $1..$9", "where the winner changes")
    case .audit: ("audit", "what all claims come to")
    case .tornado: ("tornado gap for growth, slip", "what each input alone does to a value")
    case .compare:
      ("compare gap across scenarios", "values in several worlds, and their differences")
    case .importance: ("importance cost", "which inputs the uncertainty comes from")
    case .bridge: ("bridge gap from base to boom", "what makes the difference between two worlds")
    case .stress: ("stress gap", "the inputs at which a value is least and greatest")
    case .explain:
      (
        "explain gap[year = 2028] at p95 depth 3",
        "where a value comes from, as a whole or in a draw"
      )
    case .sweep:
      ("sweep gap for growth, slip by grid", "values at many combinations of inputs")
    case .value:
      (
        "value of information in gap for growth",
        "what knowing an input before deciding is worth"
      )
    case .optimize:
      (
        "optimize minimize cost over size subject to gap < 2 GW",
        "the best inputs under a condition"
      )
    case .if, .then, .else, .and, .or, .not, .true, .false: nil
    case .in, .from, .seen, .step, .to, .over, .where, .with, .under, .across: nil
    case .for, .against, .along, .per, .within, .at, .digit, .digits, .extends, .by: nil
    case .valid, .conflicts, .unchecked, .without, .depth, .subject, .changing, .save: nil
    case .scenarios, .base, .metric, .binary, .row, .bins, .join, .on, .fiscal: nil
    case .year, .ending, .flow, .stock, .rate, .weighted, .spread, .interpolated, .when: nil
    case .correlations, .minimize, .maximize, .initial, .grid, .latin, .sobol: nil
    case .runs, .euler, .rk4, .of, .information, .draw: nil
    case .thousand, .million, .billion, .trillion, .万, .亿, .万亿: nil
    }
  }

}
