/// The stable codes of all conditions that the tool reports.
///
/// The first digit names the phase: 1 text and grammar, 2 names, 3 dimensions, 4 axes and studies, 5 worlds,
/// 6 evaluation and expectations, 7 limits, 8 files, and from 870 on sessions.
package enum DiagnosticCode: String, CaseIterable, Sendable {

  case unexpectedCharacter = "E101"
  case invalidEncoding = "E102"
  case unterminatedText = "E103"
  case lettersOnNumber = "E104"
  case numberOutOfRange = "E105"
  case unknownEscape = "E106"
  case unexpectedToken = "E110"
  case unfinishedText = "E111"
  case malformedUnit = "E112"
  case chainedComparison = "E113"
  case raggedRow = "E114"
  case reservedWord = "E115"
  case misplacedPrecision = "E116"
  case invalidDate = "E117"
  case invalidPeriod = "E118"
  case unknownMonth = "E119"

  case unknownName = "E201"
  case unknownUnit = "E202"
  case unknownDimension = "E203"
  case duplicateName = "E204"
  case cycle = "E205"
  case unknownInput = "E206"
  case notOverridable = "E207"
  case unknownScenario = "E208"
  case unknownFunction = "E209"
  case wrongArguments = "E210"
  case unknownColumn = "E211"
  case wrongUseOfName = "E212"
  case notADistribution = "E213"
  case misplacedDistribution = "E214"
  case correlationOfKnown = "E215"
  case repeatedCorrelation = "E216"
  case correlationOutOfRange = "E217"
  case impossibleCorrelations = "E218"
  case correlationOfAxes = "E219"
  case notATableToUse = "E220"
  case rowsNotKnown = "E221"
  case noRowsLeft = "E222"
  case unmatchedRows = "E223"
  case clashingColumns = "E224"
  case unknownModule = "E225"
  case unknownMember = "E226"
  case moduleCycle = "E227"
  case unreadableModule = "E228"
  case mismatchedRows = "E229"
  case impossibleDistribution = "E239"
  case uncheckedCondition = "E230"
  case unusedInput = "W201"
  case shadowedName = "W202"
  case lonelyTag = "W203"
  case parameterNotIdentified = "W205"
  case outsideValidity = "W210"

  case dimensionMismatch = "E301"
  case kindMismatch = "E302"
  case exponentNotConstant = "E303"
  case notConvertible = "E304"
  case numberForPercentage = "E305"
  case unfilledHole = "E306"
  case stepMismatch = "E307"
  case mixedPeriods = "E308"
  case mixedSeries = "E309"
  case currencyMismatch = "E310"
  case priceYearMismatch = "E311"
  case yearOfConversion = "E312"
  case noExchange = "E313"
  case wrongRate = "E314"

  case unknownAxis = "E401"
  case unknownLabel = "E402"
  case axisNotPresent = "E403"
  case conflictingAxes = "E404"
  case malformedRange = "E405"
  case tooManyAxes = "E406"
  case indexNotConstant = "E407"
  case duplicateElement = "E408"
  case noTimeAxis = "E409"
  case unknownFrequency = "E410"
  case unknownSeriesKind = "E411"
  case mixedFrequencies = "E412"
  case wrongRefinement = "E413"
  case uncoveredPeriod = "E414"
  case incompletePeriod = "W409"
  case moverWithoutRange = "E415"
  case nothingToMove = "E416"
  case comparisonWithoutWorlds = "E417"
  case wrongWeight = "E418"
  case worldsAlike = "E419"
  case wrongDraw = "E420"
  case gridWithoutSteps = "E480"
  case runsOfGrid = "E481"
  case tooManyRuns = "E482"
  case mixedLevels = "E483"
  case drawnParameters = "E484"
  case recurrenceWithoutInitial = "E425"
  case misplacedPrevious = "E426"
  case nextRefused = "E427"
  case recurrenceAxis = "E428"
  case looksTooFarBack = "E429"
  case previousOfConstant = "E430"
  case recurrenceAsWhole = "E431"
  case secondTimeAxis = "E432"
  case mixedRecurrences = "E433"
  case previousInChange = "E434"
  case mixedMethods = "E435"
  case noStep = "E436"
  case severalBeginnings = "E437"
  case smoothingWithoutAxis = "E438"
  case smoothingInFunction = "E439"
  case capturedAxis = "E450"
  case repeatedMember = "E470"
  case emptyGroup = "E471"
  case notADriver = "E472"
  case unfitChoice = "E473"
  case noChoice = "E474"
  case oneAlternative = "E475"

  case conflictingOverlays = "E501"
  case sweepInScenario = "E502"
  case overrideWithoutEffect = "W501"
  case outsideRange = "W502"
  case overrideOfItsOwnCause = "W503"

  case divisionByZero = "E601"
  case outsideDomain = "E602"
  case overflow = "E603"
  case emptyReduction = "E604"
  case undefinedDistribution = "E605"
  case samplesRounded = "W606"
  case noInternalRate = "E610"
  case severalInternalRates = "E611"
  case neverPaidBack = "E612"
  case notFittable = "E613"
  case certainAnswer = "E620"
  case noValueOnTheWay = "E621"
  case nothingFeasible = "E622"
  case nothingToPlot = "E640"
  case expectationFailed = "E650"
  case claimFailed = "E651"
  case assertionFailed = "E652"

  case nestingTooDeep = "E701"
  case tooManyCells = "E702"
  case outOfTime = "E703"
  case interrupted = "E704"
  case tooManyCalls = "E705"

  case wrongEquationCount = "E720"
  case unknownTwice = "E721"
  case noContenders = "E722"
  case loneContender = "E723"

  case fileMissing = "E801"
  case fileUnreadable = "E802"
  case fileUnwritable = "E803"
  case dataMissing = "E804"
  case dataOutside = "E805"
  case dataNotAFile = "E806"
  case dataTooLarge = "E807"
  case dataChanged = "E808"
  case dataUnreadable = "E809"
  case dataMalformed = "E810"
  case dataRaggedRow = "E811"
  case badNumber = "E812"
  case mixedColumn = "E813"
  case badHeading = "E814"
  case missingLabel = "E815"
  case missingCell = "E816"
  case settingNotSaved = "E817"

  case nothingToUndo = "E870"
  case wrongBranch = "E871"
  case unknownBranch = "E872"
  case notWatched = "E873"

  case unfitShards = "E820"

  case impossibleDate = "E830"
  case ambiguousDate = "E831"
  case unknownResultForm = "E840"
  case resultOutside = "E841"
  case resultOverSource = "E842"
  case resultTwice = "E843"

  case damagedManifest = "E850"
  case manifestOfAnotherVersion = "E851"
  case changedSinceManifest = "E852"
  case answersChanged = "E853"
  case unbridgeableRuns = "E854"

  /// How bad the condition is.
  package var level: DiagnosticLevel {
    rawValue.hasPrefix("W") ? .warning : .error
  }

  /// `true` iff a value was computed and is not what it should be.
  private var isVerdict: Bool {
    self == .expectationFailed || self == .claimFailed || self == .assertionFailed
  }

  /// The conditions that are no fault of the disk: what files say, or what is said of them or to a session, makes no sense.
  private static let ofContent: Set<DiagnosticCode> = [
    .dataMalformed, .dataRaggedRow, .badNumber, .mixedColumn, .badHeading, .missingLabel,
    .unfitShards, .impossibleDate, .ambiguousDate, .unknownResultForm, .resultOutside,
    .resultOverSource, .resultTwice, .damagedManifest, .manifestOfAnotherVersion,
    .changedSinceManifest, .answersChanged, .unbridgeableRuns,
    .nothingToUndo, .wrongBranch, .unknownBranch, .notWatched,
  ]

  /// The conditions of the sixth and seventh family that are found in the script, before anything is evaluated.
  private static let ofScript: Set<DiagnosticCode> = [
    .notFittable, .nothingToPlot, .wrongEquationCount, .unknownTwice, .noContenders, .loneContender,
  ]

  /// The status with which the command ends when this is the worst that happened.
  package var exitCode: Int32 {
    guard level == .error else { return 0 }
    if DiagnosticCode.ofContent.contains(self) || DiagnosticCode.ofScript.contains(self) {
      return 65
    }
    if self == .missingCell { return 70 }
    if self == .dataTooLarge { return 75 }
    switch rawValue.dropFirst().first {
    case "6": return isVerdict ? 1 : 70
    case "7": return self == .interrupted ? 130 : 75
    case "8": return 66
    default: return 65
    }
  }

}
