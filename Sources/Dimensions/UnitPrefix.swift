/// The prefixes of units.
package enum UnitPrefix: String, CaseIterable, Sendable {

  case nano = "n"
  case micro = "µ"
  case milli = "m"
  case centi = "c"
  case kilo = "k"
  case mega = "M"
  case giga = "G"
  case tera = "T"
  case peta = "P"
  case exa = "E"
  case zetta = "Z"
  case yotta = "Y"
  case kibi = "Ki"
  case mebi = "Mi"
  case gibi = "Gi"
  case tebi = "Ti"
  case pebi = "Pi"

  /// Which prefixes a unit takes.
  package struct Set: OptionSet, Sendable {

    /// One bit for each group.
    package let rawValue: Int

    /// Creates a set from its bits.
    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// `n`, `µ`, `m`.
    package static let small = Set(rawValue: 1)

    /// `c`.
    package static let centi = Set(rawValue: 2)

    /// `k` to `Y`.
    package static let large = Set(rawValue: 4)

    /// `Ki` to `Pi`.
    package static let binary = Set(rawValue: 8)

  }

  /// The group that this prefix belongs to.
  package var group: Set {
    switch self {
    case .nano, .micro, .milli: .small
    case .centi: .centi
    case .kilo, .mega, .giga, .tera, .peta, .exa, .zetta, .yotta: .large
    case .kibi, .mebi, .gibi, .tebi, .pebi: .binary
    }
  }

  /// What this prefix multiplies a unit with.
  package var scale: UnitScale {
    switch self {
    case .nano: UnitScale(1, per: 1e9)
    case .micro: UnitScale(1, per: 1e6)
    case .milli: UnitScale(1, per: 1e3)
    case .centi: UnitScale(1, per: 1e2)
    case .kilo: UnitScale(1e3)
    case .mega: UnitScale(1e6)
    case .giga: UnitScale(1e9)
    case .tera: UnitScale(1e12)
    case .peta: UnitScale(1e15)
    case .exa: UnitScale(1e18)
    case .zetta: UnitScale(1e21)
    case .yotta: UnitScale(1e24)
    case .kibi: UnitScale(1024)
    case .mebi: UnitScale(1_048_576)
    case .gibi: UnitScale(1_073_741_824)
    case .tebi: UnitScale(1_099_511_627_776)
    case .pebi: UnitScale(1_125_899_906_842_624)
    }
  }

}
