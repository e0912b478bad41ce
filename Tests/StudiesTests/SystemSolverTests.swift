import Foundation
import Studies
import TestSupport
import Testing

/// Zeros of published systems of equations.
@Suite struct SystemSolverTests {

  /// The result for `function` over `box`.
  private func solve(
    _ box: [ClosedRange<Double>], _ function: @escaping ([Double]) -> [Double]
  ) throws -> SystemSolver.Result {
    let solver = SystemSolver(count: box.count, cellCount: 1, seed: 1) { requests in
      requests.map { request in
        let values = function(place(request.point, box))
        return SystemSolver.Sample(
          values: values, sizes: values.map(abs), errors: values.map { _ in 0 })
      }
    }
    return try solver.run()[0]
  }

  /// The point of `box` at `shares` of its widths.
  private func place(_ shares: [Double], _ box: [ClosedRange<Double>]) -> [Double] {
    zip(shares, box).map { $1.lowerBound + ($1.upperBound - $1.lowerBound) * $0 }
  }

  /// The system that is called `name` in the reference.
  private func values(_ name: String, _ v: [Double]) -> [Double] {
    switch name {
    case "himmelblau":
      let (first, second) = (v[0] * v[0] + v[1] - 11, v[0] + v[1] * v[1] - 7)
      return [4 * v[0] * first + 2 * second, 2 * first + 4 * v[1] * second]
    case "rosenbrock": return [10 * (v[1] - v[0] * v[0]), 1 - v[0]]
    case "freudenstein-roth":
      return [
        -13 + v[0] + ((5 - v[1]) * v[1] - 2) * v[1], -29 + v[0] + ((v[1] + 1) * v[1] - 14) * v[1],
      ]
    case "powell badly scaled": return [1e4 * v[0] * v[1] - 1, exp(-v[0]) + exp(-v[1]) - 1.0001]
    case "helical circle":
      return [v[0] * v[0] + v[1] * v[1] + v[2] * v[2] - 3, v[0] * v[1] * v[2] - 1, v[0] - v[1]]
    case "broyden tridiagonal":
      return v.indices.map { index in
        (3 - 2 * v[index]) * v[index] - (index > 0 ? v[index - 1] : 0)
          - 2 * (index < 4 ? v[index + 1] : 0) + 1
      }
    default: return v.map { _ in .nan }
    }
  }

  /// The boxes that are searched, as in the reference's script.
  private static let boxes: [String: [ClosedRange<Double>]] = [
    "himmelblau": [-5...5, -5...5], "rosenbrock": [-2...3, -2...3],
    "freudenstein-roth": [-20...20, -10...10], "powell badly scaled": [0...10, 0...10],
    "helical circle": [-2...2, -2...2, -2...2],
    "broyden tridiagonal": [-1...1, -1...1, -1...1, -1...1, -1...1],
  ]

  /// All zeros that scipy finds from thousands of starts are found, and no others.
  @Test(arguments: Array(boxes.keys)) func publishedSystemsHaveTheZerosThatScipyFinds(
    _ name: String
  )
    throws
  {
    let box = try #require(Self.boxes[name])
    let text = try ProjectFiles.text("Tests/StudiesTests/search_reference.csv")
    let expected = text.split(separator: "\n").filter { $0.hasPrefix(name + ",") }.map { line in
      (line.split(separator: ",").last ?? "").split(separator: ";").compactMap { Double($0) }
    }
    #expect(!expected.isEmpty)
    let found = try solve(box) { values(name, $0) }.roots
    let isSingular = name == "helical circle"
    let slack = isSingular ? 1e-4 : 1e-8
    #expect(found.count == expected.count, "\(found)")
    for zero in expected {
      #expect(
        found.contains { root in
          zip(place(root.point, box), zero).allSatisfy { abs($0 - $1) <= slack }
        }, "\(zero) is not among \(found.map { place($0.point, box) })")
    }
  }

  /// Equations that say the same twice are told as such, and those that contradict each other have no zero.
  @Test func dependentEquationsAreSingular() throws {
    let box = [-3.0...3.0, -3.0...3.0]
    let curve = try solve(box) { [$0[0] + $0[1] - 1, 2 * $0[0] + 2 * $0[1] - 2] }
    #expect(curve.roots.count > 10)
    #expect(curve.roots.allSatisfy { $0.isSingular })
    let none = try solve(box) { [$0[0] + $0[1] - 1, $0[0] + $0[1] - 2] }
    #expect(none.roots.isEmpty)
    #expect(none.closest != nil)
  }

  /// A jump that passes a zero by is a place that is not decided.
  @Test func jumpsAreNotDecided() throws {
    let found = try solve([-3...3, -3...3]) { [floor($0[0]) - 0.5, $0[1] - 1] }
    #expect(found.roots.isEmpty)
    let place = try #require(found.undecided.first)
    #expect(abs(place[0] - 4.0 / 6) < 0.05 && abs(place[1] - 4.0 / 6) < 0.05)
  }

  /// Circles of generated places and sizes meet where geometry says.
  @Test(arguments: UInt64(0)..<60) func circlesMeetWhereGeometrySays(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }
    let (x, y) = (number(-1...1), number(-1...1))
    let (first, second) = (number(0.3...1.5), number(0.3...1.5))
    let distance = (x * x + y * y).squareRoot()
    let found = try solve([-3...3, -3...3]) { v in
      [
        v[0] * v[0] + v[1] * v[1] - first * first,
        (v[0] - x) * (v[0] - x) + (v[1] - y) * (v[1] - y) - second * second,
      ]
    }
    let count = distance < first + second && distance > abs(first - second) ? 2 : 0
    #expect(found.roots.count == count, "seed \(seed)")
    for root in found.roots {
      let v = place(root.point, [-3...3, -3...3])
      #expect(abs((v[0] * v[0] + v[1] * v[1]).squareRoot() - first) < 1e-8, "seed \(seed)")
    }
  }

}
