extension DiagnosticCode {

  /// What `yarrow explain` tells of this code; the texts are in one file for each phase.
  package var explanation: DiagnosticExplanation {
    switch self {
    case .unexpectedCharacter: .unexpectedCharacter
    case .invalidEncoding: .invalidEncoding
    case .unterminatedText: .unterminatedText
    case .lettersOnNumber: .lettersOnNumber
    case .numberOutOfRange: .numberOutOfRange
    case .unknownEscape: .unknownEscape
    case .unexpectedToken: .unexpectedToken
    case .unfinishedText: .unfinishedText
    case .malformedUnit: .malformedUnit
    case .chainedComparison: .chainedComparison
    case .raggedRow: .raggedRow
    case .reservedWord: .reservedWord
    case .misplacedPrecision: .misplacedPrecision
    case .unknownName: .unknownName
    case .unknownUnit: .unknownUnit
    case .unknownDimension: .unknownDimension
    case .duplicateName: .duplicateName
    case .cycle: .cycle
    case .unknownInput: .unknownInput
    case .notOverridable: .notOverridable
    case .unknownScenario: .unknownScenario
    case .unknownFunction: .unknownFunction
    case .wrongArguments: .wrongArguments
    case .unknownColumn: .unknownColumn
    case .wrongUseOfName: .wrongUseOfName
    case .notADistribution: .notADistribution
    case .unusedInput: .unusedInput
    case .shadowedName: .shadowedName
    case .lonelyTag: .lonelyTag
    case .dimensionMismatch: .dimensionMismatch
    case .kindMismatch: .kindMismatch
    case .exponentNotConstant: .exponentNotConstant
    case .notConvertible: .notConvertible
    case .numberForPercentage: .numberForPercentage
    case .unfilledHole: .unfilledHole
    case .currencyMismatch: .currencyMismatch
    case .priceYearMismatch: .priceYearMismatch
    case .yearOfConversion: .yearOfConversion
    case .noExchange: .noExchange
    case .wrongRate: .wrongRate
    case .unknownAxis: .unknownAxis
    case .unknownLabel: .unknownLabel
    case .axisNotPresent: .axisNotPresent
    case .conflictingAxes: .conflictingAxes
    case .malformedRange: .malformedRange
    case .tooManyAxes: .tooManyAxes
    case .indexNotConstant: .indexNotConstant
    case .duplicateElement: .duplicateElement
    case .conflictingOverlays: .conflictingOverlays
    case .sweepInScenario: .sweepInScenario
    case .overrideWithoutEffect: .overrideWithoutEffect
    case .outsideRange: .outsideRange
    case .overrideOfItsOwnCause: .overrideOfItsOwnCause
    case .divisionByZero: .divisionByZero
    case .outsideDomain: .outsideDomain
    case .overflow: .overflow
    case .emptyReduction: .emptyReduction
    case .undefinedDistribution: .undefinedDistribution
    case .expectationFailed: .expectationFailed
    case .claimFailed: .claimFailed
    case .assertionFailed: .assertionFailed
    case .nestingTooDeep: .nestingTooDeep
    case .tooManyCells: .tooManyCells
    case .outOfTime: .outOfTime
    case .interrupted: .interrupted
    case .tooManyCalls: .tooManyCalls
    case .fileMissing: .fileMissing
    case .fileUnreadable: .fileUnreadable
    case .fileUnwritable: .fileUnwritable
    }
  }

}
