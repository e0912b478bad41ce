/// The functions of growth along time; a function of the model that has the same name goes first.
enum GrowthFunction: String, CaseIterable {

  case cagr, yoy, qoq, index, compound
  case stepGrowth = "step_growth"

  /// How the function is called.
  var signature: String {
    switch self {
    case .cagr: "cagr(x, 2024, 2028)"
    case .yoy, .qoq, .stepGrowth: "\(rawValue)(x)"
    case .index: "index(x, base = 2024)"
    case .compound: "compound(19% per yr, 1 quarter)` or `compound(rate, duration, every = 1 yr)"
    }
  }

}
