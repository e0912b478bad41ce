import Sampling

/// Distributions whose parameters are all written as numbers.
///
/// What parameters come to is known in evaluation, where most are looked at. Those that are known before are looked at
/// before, so that a script with a most likely value beyond the greatest one does not check.
extension ModelChecker {

  /// The parameters of distributions that are written as numbers.
  private struct Literals: ParameterSource {

    /// The numbers.
    let numbers: [FormulaID: Double]

    /// The value of `formula`.
    func number(_ formula: FormulaID) -> Double { numbers[formula] ?? .nan }

    /// No outcomes: what lies along an axis is not known yet.
    func rows(of column: DistributionFormula.Column) -> (values: [Double], weights: [Double]?) {
      ([], nil)
    }

  }

  /// Reports that the parameters of `draw` make no distribution, where all of them are written as numbers.
  func checkLiterals(of draw: DrawFormula) {
    guard draw.distribution.columns.isEmpty else { return }
    var numbers: [FormulaID: Double] = [:]
    for formula in draw.distribution.numbers {
      guard let number = constant(formula), !number.isNaN else { return }
      numbers[formula] = number
    }
    do {
      _ = try draw.distribution(Literals(numbers: numbers))
    } catch {
      report(
        .impossibleDistribution(
          error.text(in: model), at: error.place, help: error.wayOut))
    }
  }

}
