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

  /// A generated polynomial.
  private struct Polynomial {

    /// Its real roots, in order.
    var roots: [Double] = []

    /// The real and the imaginary part of a pair that is not real, if it has one.
    var pair: (centre: Double, height: Double)?

    /// Its value as the product of its factors, which knows its roots exactly.
    func product(_ x: Double) -> Double {
      let square = pair.map { ($0.centre - x) * ($0.centre - x) + $0.height * $0.height } ?? 1
      return roots.reduce(square) { $0 * (x - $1) }
    }

    /// Its coefficients from the constant on.
    var coefficients: [Double] {
      var result = [1.0]
      for root in roots {
        let shifted = [0] + result
        result = zip(shifted, result + [0]).map { $0 - root * $1 }
      }
      guard let pair else { return result }
      let constant = pair.centre * pair.centre + pair.height * pair.height
      let (once, twice) = ([0] + result + [0], [0, 0] + result)
      return zip(zip(once, twice), result + [0, 0]).map {
        $0.1 - 2 * pair.centre * $0.0 + constant * $1
      }
    }

    /// Creates the polynomial of `seed`: with single, double or triple roots, or neighbours.
    init(_ seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      roots = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        Double.random(in: -2...2, using: &generator)
      }
      let last = Double.random(in: -1.9...1.9, using: &generator)
      switch seed % 4 {
      case 0: roots.append(last)
      case 1: roots += [last, last]
      case 2:
        // From a tenth down to a hundred-thousandth apart.
        let gap = pow(10, Double.random(in: -5 ... -1, using: &generator))
        roots += (0..<Int.random(in: 2...3, using: &generator)).map { last + Double($0) * gap }
      default: roots += [last, last, last]
      }
      roots.sort()
      guard Bool.random(using: &generator) else { return }
      pair = (
        Double.random(in: -2...2, using: &generator),
        pow(10, Double.random(in: -3...0, using: &generator))
      )
    }

  }

  /// All roots of generated polynomials are found, double and triple ones and neighbours too, and nothing where there is none.
  @Test(arguments: UInt64(0)..<400) func polynomialsHaveTheRootsTheyWereMadeOf(_ seed: UInt64)
    throws
  {
    let polynomial = Polynomial(seed)
    let found = try roots(-2.5...2.5, polynomial.product)
    #expect(!found.isCutShort)
    let distinct = Array(Set(polynomial.roots)).sorted()
    if !found.places.contains(where: { $0.kind == .cluster }) {
      #expect(found.places.count == distinct.count, "seed \(seed): \(found.places) of \(distinct)")
    }
    func holds(_ place: Roots.Place, _ root: Double) -> Bool {
      // The place of a touch is known to half the digits.
      let slack = place.kind == .touching ? 1e-7 : 1e-12
      return place.lower - slack <= root && root <= place.upper + slack
    }
    for root in distinct {
      #expect(
        found.places.contains { holds($0, root) }, "seed \(seed): \(root) not in \(found.places)")
    }
    for place in found.places {
      #expect(distinct.contains { holds(place, $0) }, "seed \(seed): \(place) of \(distinct)")
      #expect(place.upper - place.lower < 1e-2, "seed \(seed): \(place)")
    }
  }

  /// Where coefficients are rounded, roots that are near to each other move by a root of what rounding does, or vanish in
  /// pairs; what is found is as near as that, and no further from zero than rounding.
  @Test(arguments: UInt64(0)..<400) func roundedPolynomialsHaveRootsWhereTheyAreKnown(
    _ seed: UInt64
  )
    throws
  {
    let polynomial = Polynomial(seed)
    let coefficients = polynomial.coefficients
    func value(_ x: Double) -> Double { coefficients.reversed().reduce(0) { $0 * x + $1 } }
    func rounding(_ x: Double) -> Double {
      1e-14 * coefficients.reversed().reduce(0) { $0 * abs(x) + abs($1) }
    }
    let found = try roots(-2.5...2.5, value)
    for place in found.places where place.kind != .cluster {
      #expect(abs(value(place.lower)) <= rounding(place.lower), "seed \(seed): \(place)")
    }
    for root in polynomial.roots {
      let near = polynomial.roots.count { abs($0 - root) < 0.02 }
      // A pair of neighbours may vanish; one or three leave a root.
      guard near % 2 == 1, polynomial.pair.map({ abs($0.centre - root) > 0.1 }) ?? true else {
        continue
      }
      let far = polynomial.roots.filter { abs($0 - root) >= 0.02 }.map { abs($0 - root) }
      let steepness = far.reduce(1, *) * (polynomial.pair.map { pow($0.centre - root, 2) } ?? 1)
      let slack =
        2e-6 + 4 * pow(rounding(root) / steepness, 1 / Double(near)) + (near > 1 ? 0.02 : 0)
      #expect(
        found.places.contains { $0.lower - slack <= root && root <= $0.upper + slack },
        "seed \(seed): \(root) is not among \(found.places)")
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
    #expect(stretch.allSatisfy { abs($0.upper - 1) < 1e-15 })
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
