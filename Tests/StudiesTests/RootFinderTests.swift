import Foundation
import Studies
import TestSupport
import Testing

/// Roots of published and generated functions of one number.
@Suite struct RootFinderTests {

  /// The roots of `function` over `range`.
  private func roots(_ range: ClosedRange<Double>, _ function: (Double) -> Double) throws -> Roots {
    try withoutActuallyEscaping(function) { function in
      let finder = RootFinder(range: range, cellCount: 1) { requests in
        requests.map { request in
          let value = function(request.position)
          return RootFinder.Sample(
            position: request.position, difference: value, size: abs(value))
        }
      }
      return try finder.run()[0]
    }
  }

  /// The function that is called `name` in the reference, with its parameter `n`.
  private func function(_ name: String, _ n: Double, _ x: Double) -> Double {
    switch name {
    case "sine": sin(x) - x / 2
    case "exponential": n == 1 ? -40 * x * exp(-x) : -100 * x * exp(-2 * x)
    case "power": pow(x, n) - 0.2
    case "flat power": pow(x, n)
    case "decay": 2 * x * exp(-n) - 2 * exp(-n * x) + 1
    case "quadratic": (1 + (1 - n) * (1 - n)) * x - (1 - n * x) * (1 - n * x)
    case "mixed": x * x - pow(1 - x, n)
    case "quotient": (n * x - 1) / ((n - 1) * x)
    case "root": pow(x, 1 / n) - pow(n, 1 / n)
    case "kink": x >= 0 ? n / 20 * (x / 1.5 + sin(x) - 1) : -n / 20
    case "wikipedia": (x + 3) * (x - 1) * (x - 1)
    case "spike": exp(x) - 1 / (100 * x * x)
    default: .nan
    }
  }

  /// Where scipy's `brentq` finds a zero, there is one place that holds it, and no other.
  @Test func publishedFunctionsHaveTheRootsThatBrentFinds() throws {
    var zeros: [String: [Double]] = [:]
    let text = try ProjectFiles.text("Tests/StudiesTests/search_reference.csv")
    for line in text.split(separator: "\n").dropFirst() where !line.contains(";") {
      let cells = line.split(separator: ",")
      let zero = try #require(Double(cells[4]))
      zeros[cells[..<4].joined(separator: ","), default: []].append(zero)
    }
    #expect(zeros.count > 20)
    for (key, expected) in zeros {
      let cells = key.split(separator: ",")
      let (n, low, high) = (Double(cells[1]) ?? 0, Double(cells[2]) ?? 0, Double(cells[3]) ?? 0)
      let found = try roots(low...high) { function(String(cells[0]), n, $0) }.places
      #expect(found.count == expected.count, "\(key): \(found)")
      for (place, zero) in zip(found, expected) {
        let slack = 1e-12 * (high - low)
        #expect(place.lower - slack <= zero && zero <= place.upper + slack, "\(key): \(place)")
        #expect(place.upper - place.lower < 0.05 * (high - low), "\(key): \(place)")
      }
    }
  }

  /// Roots of a polynomial, and its coefficients from the constant on.
  private func polynomial(_ seed: UInt64) -> (roots: [Double], coefficients: [Double]) {
    var generator = SeededGenerator(seed: seed)
    var roots = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      Double.random(in: -2...2, using: &generator)
    }
    let last = Double.random(in: -1.9...1.9, using: &generator)
    switch seed % 4 {
    case 0: roots.append(last)
    case 1: roots += [last, last]
    case 2:
      // Neighbours: from a tenth down to a hundred-thousandth apart.
      let gap = pow(10, Double.random(in: -5 ... -1, using: &generator))
      roots += (0..<Int.random(in: 2...3, using: &generator)).map { last + Double($0) * gap }
    default: roots += [last, last, last]
    }
    var coefficients = [1.0]
    for root in roots {
      let shifted = [0] + coefficients
      coefficients = zip(shifted, coefficients + [0]).map { $0 - root * $1 }
    }
    if Bool.random(using: &generator) {
      // A pair that is not real, however near to the line it comes.
      let height = pow(10, Double.random(in: -3...0, using: &generator))
      let (centre, square) = (
        Double.random(in: -2...2, using: &generator), height * height
      )
      let (linear, constant) = (-2 * centre, centre * centre + square)
      let (first, second) = ([0] + coefficients + [0], [0, 0] + coefficients)
      coefficients = zip(zip(first, second), coefficients + [0, 0]).map {
        $0.1 + linear * $0.0 + constant * $1
      }
    }
    return (roots.sorted(), coefficients)
  }

  /// All roots of generated polynomials are found, double ones and clusters too, or lie in a place whose number of roots is
  /// said not to be known; and nothing is found where there is none.
  @Test(arguments: UInt64(0)..<400) func polynomialsHaveTheRootsTheyWereMadeOf(_ seed: UInt64)
    throws
  {
    let (expected, coefficients) = polynomial(seed)
    let found = try roots(-2.5...2.5) { x in
      coefficients.reversed().reduce(0) { $0 * x + $1 }
    }
    #expect(!found.isCutShort)
    // A root of several that are one but for rounding moves by the root of what rounding does.
    let slack = 2e-6
    for root in expected {
      #expect(
        found.places.contains { $0.lower - slack <= root && root <= $0.upper + slack },
        "seed \(seed): \(root) of \(expected) is not among \(found.places)")
    }
    for place in found.places {
      #expect(
        expected.contains { place.lower - slack <= $0 && $0 <= place.upper + slack },
        "seed \(seed): \(place) is none of \(expected)")
      #expect(place.upper - place.lower < 0.02, "seed \(seed): \(place)")
    }
    // Where every place is a plain crossing, there are as many as there are roots.
    let distinct = zip(expected, expected.dropFirst()).count { $1 - $0 > 0 } + 1
    if found.places.allSatisfy({ $0.kind == .crossing }), seed % 4 != 3 {
      #expect(found.places.count == distinct, "seed \(seed): \(found.places) of \(expected)")
    }
  }

  /// A jump, a pole, a touch and a stretch are told from a root.
  @Test func kindsAreTold() throws {
    func kinds(_ function: (Double) -> Double) throws -> [Roots.Kind] {
      try roots(-3...3.1, function).places.map(\.kind)
    }
    let jump = try kinds { floor($0) - 0.5 }
    #expect(jump == [.jump])
    let pole = try kinds { 1 / ($0 - 1) }
    #expect(pole == [.jump])
    let touch = try kinds { ($0 - 1) * ($0 - 1) }
    #expect(touch == [.touching])
    let stretch = try roots(-3...3.1) { max(0, $0 - 1) }.places
    #expect(stretch.map(\.kind) == [.stretch])
    #expect(stretch.map(\.upper) == [1])
    let identity = try roots(-3...3) { _ in 0 }
    #expect(identity.isIdentity)
    let fixed = try roots(-3...3) { _ in 2 }
    #expect(fixed.isFixed)
  }

  /// What comes near to zero is no root, and its nearest place is told.
  @Test func nearMissesAreNone() throws {
    let found = try roots(-3...3.1) { ($0 - 1) * ($0 - 1) + 1e-9 }
    #expect(found.places.isEmpty)
    #expect(abs((found.closest ?? 0) - 1) < 1e-6)
  }

  /// A function that oscillates faster than can be followed says so.
  @Test func tooManyRootsAreSaid() throws {
    let found = try roots(-3...3) { sin(1000 * $0) }
    #expect(found.isCutShort)
  }

}
