// swift-tools-version: 6.2
import PackageDescription

/// Every warning is an error, in every target, declared once.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// For the two phases that walk a whole text with one object: dynamic exclusivity checks were a twelfth of the
/// samples of a parse, and nothing in these phases is reentrant.
let walking: [SwiftSetting] = strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

/// The phases in pipeline order; an arrow points only upwards in this list.
let phases: [Target] = [
  .target(name: "Diagnostics", swiftSettings: strict),
  .target(name: "Calendars", swiftSettings: strict),
  .target(name: "Syntax", dependencies: ["Calendars", "Diagnostics"], swiftSettings: walking),
  .target(name: "Dimensions", swiftSettings: strict),
  .target(name: "Fits", swiftSettings: strict),
  .target(
    name: "DataFiles", dependencies: ["Calendars", "Diagnostics", "Syntax"], swiftSettings: walking),
  .target(
    name: "CSampling", exclude: ["normal_tail.py", "sobol_directions.py"],
    cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])]),
  .target(name: "Sampling", dependencies: ["CSampling"], swiftSettings: strict),
  .target(
    name: "Checker",
    dependencies: [
      "Calendars", "DataFiles", "Diagnostics", "Syntax", "Dimensions", "Sampling", "Fits",
    ],
    swiftSettings: walking),
  .target(
    name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])]),
  .target(name: "Engine", dependencies: ["CKernels", "Sampling"], swiftSettings: strict),
  .target(
    name: "Planner", dependencies: ["Calendars", "Checker", "Dimensions", "Engine", "Sampling"],
    swiftSettings: strict),
  .target(
    name: "Studies", dependencies: ["Checker", "Dimensions", "Engine", "Planner", "Sampling"],
    swiftSettings: strict),
  .target(
    name: "Presentation", dependencies: ["Diagnostics", "Dimensions"], swiftSettings: strict),
  .target(name: "CModelLibrary", cSettings: [.unsafeFlags(["-std=c23"])]),
  .target(
    name: "ModelLibrary", dependencies: ["CModelLibrary", "Diagnostics"], exclude: ["Models"],
    swiftSettings: strict),
  .target(
    name: "Session",
    dependencies: [
      "Calendars", "DataFiles", "Diagnostics", "Syntax", "Dimensions", "Checker", "Engine",
      "Planner", "Sampling", "Studies", "ModelLibrary", "Presentation",
    ], swiftSettings: strict),
]

/// The terminal side of the REPL: the system library, its C shim, and the editor in Swift.
let terminal: [Target] = [
  .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
  .target(name: "CLibEditShim", dependencies: ["CLibEdit"]),
  .target(
    name: "LineEditor", dependencies: ["CLibEdit", "CLibEditShim", "Diagnostics"],
    swiftSettings: strict),
]

/// The command.
let commands: [Target] = [
  .executableTarget(
    name: "yarrow",
    dependencies: [
      "Checker", "DataFiles", "Diagnostics", "Engine", "Syntax", "Sampling", "Session",
      "Presentation", "LineEditor",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ], swiftSettings: strict)
]

/// One test target for each phase, and those that see the whole: the grammar, scripts, the command.
let tests: [Target] = [
  .target(
    name: "TestSupport",
    dependencies: ["Calendars", "DataFiles", "Diagnostics", "Presentation", "Session", "Syntax"],
    path: "Tests/TestSupport", swiftSettings: strict),
  .testTarget(
    name: "GrammarTests", dependencies: ["Diagnostics", "Syntax", "TestSupport"],
    exclude: ["Cases", "Formatting"], swiftSettings: strict),
  .testTarget(
    name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "LineEditorTests", dependencies: ["LineEditor", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "DimensionsTests", dependencies: ["Dimensions", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "EngineTests",
    dependencies: [
      "Checker", "Diagnostics", "Engine", "Planner", "Session", "Studies", "Syntax", "TestSupport",
    ],
    exclude: [
      "finance_reference.csv", "finance_reference.py", "statistic_reference.csv",
      "statistic_reference.py",
    ], swiftSettings: strict),
  .target(
    name: "KernelReference", dependencies: ["CKernels"], path: "Tests/KernelReference",
    cSettings: [.unsafeFlags(["-O2", "-fno-vectorize", "-ffp-contract=off", "-fno-math-errno"])]),
  .testTarget(
    name: "KernelTests", dependencies: ["CKernels", "KernelReference", "TestSupport"],
    exclude: ["coefficients.py", "mpmath_reference.csv", "mpmath_reference.py"],
    swiftSettings: strict),
  .testTarget(
    name: "SamplingTests", dependencies: ["CSampling", "Sampling", "TestSupport"],
    exclude: [
      "distribution_reference.csv", "distribution_reference.py", "sobol_reference.csv",
      "sobol_reference.py",
    ], swiftSettings: strict),
  .testTarget(
    name: "StudiesTests",
    dependencies: [
      "Checker", "Diagnostics", "Sampling", "Session", "Studies", "Syntax", "TestSupport",
    ],
    exclude: [
      "attribution_reference.csv", "attribution_reference.py", "importance_reference.csv",
      "importance_reference.py", "optimization_reference.csv", "optimization_reference.py",
      "search_reference.csv", "search_reference.py",
    ], swiftSettings: strict),
  .testTarget(
    name: "FitsTests", dependencies: ["Fits", "TestSupport"],
    exclude: ["curve_reference.csv", "curve_reference.py"], swiftSettings: strict),
  .testTarget(
    name: "LanguageTests",
    dependencies: [
      "Checker", "DataFiles", "Diagnostics", "Presentation", "Session", "TestSupport",
    ],
    exclude: [
      "market_reference.py",
      "Cases", "SystemDynamics", "calendar_reference.csv", "calendar_reference.py",
      "distribution_reference.csv",
      "distribution_reference.py", "pint_reference.csv", "pint_reference.py",
      "resampling_reference.csv", "resampling_reference.py",
    ], swiftSettings: strict),
  .testTarget(
    name: "DataFilesTests",
    dependencies: ["Calendars", "DataFiles", "Diagnostics", "Syntax", "TestSupport"],
    exclude: [
      "csv_reference.py", "csv_reference.txt", "date_reference.csv", "date_reference.py",
    ], swiftSettings: strict),
  .testTarget(
    name: "PresentationTests",
    dependencies: ["Diagnostics", "Dimensions", "Presentation", "Session", "TestSupport"],
    exclude: ["Pictures"], swiftSettings: strict),
  .testTarget(
    name: "ModelLibraryTests",
    dependencies: ["Diagnostics", "ModelLibrary", "Session", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "CommandTests",
    dependencies: [
      "DataFiles", "Diagnostics", "LineEditor", "Presentation", "Session", "TestSupport", "yarrow",
    ],
    exclude: ["workbook_reference.py", "workbook_reference.tsv", "workbook_reference.yarrow"],
    swiftSettings: strict),
]

/// The benchmarks, which the command `swift run -c release Benchmarks` runs.
let benchmarks: [Target] = [
  .target(
    name: "BenchmarkPeers", path: "Tests/BenchmarkPeers", exclude: ["peers.py"],
    cSettings: [.unsafeFlags(["-O3"])]),
  .executableTarget(
    name: "Benchmarks",
    dependencies: [
      "BenchmarkPeers", "Checker", "DataFiles", "Diagnostics", "Engine", "Sampling", "Session",
      "Studies", "Syntax", "yarrow",
    ],
    path: "Tests/Benchmarks", swiftSettings: strict),
]

/// The fuzzer, which only a build with `-sanitize=fuzzer` can link; `.ci/run` makes one.
let fuzzers: [Target] =
  Context.environment["YARROW_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "Fuzzer", dependencies: ["DataFiles", "Diagnostics", "Session", "TestSupport"],
      path: "Tests/Fuzzer",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
  ]

let package = Package(
  name: "yarrow",
  products: [.executable(name: "yarrow", targets: ["yarrow"])],
  dependencies: [
    // The command line: subcommands, help and usage errors that nobody should write again.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: phases + terminal + commands + tests + benchmarks + fuzzers
)
