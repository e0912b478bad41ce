/// Where a function is zero or changes its sign.
package struct Roots: Sendable {

  /// The kinds of such places.
  package enum Kind: Sendable {

    /// The sign changes through zero.
    case crossing

    /// The value is zero, as far as rounding lets one tell, without changing its sign.
    case touching

    /// The sign changes without a zero: the value jumps.
    case jump

    /// The value is zero all along a stretch.
    case stretch

    /// The sign changes several times so near to zero that rounding hides how many roots there are.
    case cluster

  }

  /// One such place.
  package struct Place: Sendable {

    /// The first and the last number that belong to it; the same one but for stretches and clusters.
    package let lower: Double, upper: Double

    /// What happens there.
    package let kind: Kind

    /// The standard error of the value there; 0 where it is certain.
    let valueError: Double

    /// The standard error of the place; `nil` where it has none or the draws cannot tell.
    package internal(set) var error: Double?

    /// Creates a place.
    init(_ lower: Double, through upper: Double, _ kind: Kind, _ valueError: Double) {
      (self.lower, self.upper, self.kind, self.valueError) = (lower, upper, kind, valueError)
    }

    /// Its middle.
    package var middle: Double { lower + (upper - lower) / 2 }

    /// `true` iff the value there is a statistic of draws.
    package var isUncertain: Bool { valueError > 0 }

  }

  /// The places, in order.
  package internal(set) var places: [Place] = []

  /// Where the value is nearest to zero; `nil` where it has none anywhere.
  package internal(set) var closest: Double?

  /// `true` iff the value is zero all over the range.
  package internal(set) var isIdentity = false

  /// `true` iff the value is the same all over the range, and not zero.
  package internal(set) var isFixed = false

  /// `true` iff there were more intervals than are pursued, so that places may be missing.
  package internal(set) var isCutShort = false

  /// How many of the values tried first had no answer, and how many were tried.
  package internal(set) var undefined: (count: Int, of: Int) = (0, 0)

  /// Puts the places in order, those within `reach` of each other into one.
  mutating func merge(within reach: Double) {
    var merged: [Place] = []
    for place in places.sorted(by: { ($0.lower, $0.upper) < ($1.lower, $1.upper) }) {
      guard let last = merged.last, place.lower - last.upper <= reach else {
        merged.append(place)
        continue
      }
      if last.kind == .touching, place.kind != .touching {
        // What ends in a crossing is the flank of it.
        merged[merged.count - 1] = place
        continue
      }
      let isLonger = place.upper > last.upper
      let kind: Kind =
        last.kind == .stretch || place.kind == .stretch
        ? .stretch : last.kind == .cluster || place.kind == .cluster ? .cluster : last.kind
      guard isLonger, kind == .stretch || kind == .cluster else { continue }
      merged[merged.count - 1] = Place(
        last.lower, through: place.upper, kind, max(last.valueError, place.valueError))
    }
    places = merged
  }

}
