import Dimensions
import TestSupport
import Testing

/// Dimensions are an abelian group under multiplication, with rational powers.
@Suite struct DimensionTests {

  /// Some dimensions, the same each time.
  private static func dimensions(_ count: Int, seed: UInt64) -> [Dimension] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...4, using: &generator)).reduce(Dimension.one) { dimension, _ in
        let base = Dimension(BaseDimension(index: Int.random(in: 0...5, using: &generator)))
        let power = Rational(
          Int.random(in: -4...4, using: &generator), Int.random(in: 1...3, using: &generator))
        return dimension * base.raised(to: power)
      }
    }
  }

  @Test func multiplicationIsAGroup() {
    let all = Self.dimensions(60, seed: 11)
    for a in all {
      #expect(a * .one == a)
      #expect((a / a).isDimensionless)
      for b in all.prefix(20) {
        #expect(a * b == b * a)
        #expect((a * b) / b == a)
        for c in all.prefix(8) { #expect((a * b) * c == a * (b * c)) }
      }
    }
  }

  @Test func powersDistribute() {
    let all = Self.dimensions(40, seed: 12)
    let powers = [Rational(2), Rational(-1), Rational(1, 2), Rational(-3, 2), Rational(0)]
    for (a, b) in zip(all, all.dropFirst()) {
      for p in powers {
        #expect((a * b).raised(to: p) == a.raised(to: p) * b.raised(to: p))
        for q in powers { #expect(a.raised(to: p).raised(to: q) == a.raised(to: p * q)) }
      }
    }
  }

  @Test func rationalsAreInLowestTerms() {
    #expect(Rational(2, 4) == Rational(1, 2))
    #expect(Rational(-2, -4) == Rational(1, 2))
    #expect(Rational(3, -6) == Rational(-1, 2))
    #expect(Rational(exactly: 0.5) == Rational(1, 2))
    #expect(Rational(exactly: 1.0 / 3) == Rational(1, 3))
    #expect(Rational(exactly: 0.123) == nil)
    #expect(Rational(exactly: 1e9) == nil)
    #expect(Rational(exactly: .nan) == nil)
  }

}
