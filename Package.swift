// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target compiles in the Swift 6 language mode with warnings as errors.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house, as ARCHITECTURE.md describes it.
///
/// Its tests live in `Tests/<name>Tests`.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of a room, with their fixtures read from beside the source files.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], fixtures: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "AssayTesting"] + (name == "AssayCore" ? [] : ["AssayCore"])
      + dependencies,
    exclude: fixtures,
    swiftSettings: strict
  )
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "assay",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .library(name: "Assay", targets: ["AssayCore", "AssayEngine", "AssayDefaults", "AssayReport"]),
    .library(name: "AssayTesting", targets: ["AssayTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.11.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(name: "CAssayOpenVINO"),
    .target(name: "CAssaySources", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CAssayArchive"),
    .target(name: "CAssayServer", linkerSettings: [.linkedLibrary("z")]),
    room("AssayCore", [crypto]),
    room("AssayText", ["AssayCore"]),
    room("AssayInference", ["AssayCore", "CAssayOpenVINO"]),
    room("AssayIngest", ["AssayCore", "AssayText", "CLibXML2"]),
    room("AssayClaims", ["AssayCore", "AssayText", "AssayInference"]),
    room("AssayArchive", ["AssayCore", "AssayText", "AssayInference", "CAssayArchive", grdb]),
    room("AssayStore", ["AssayCore", grdb]),
    room("AssaySources", ["AssayCore", "AssayStore", "CAssaySources", "CLibXML2", grdb, crypto]),
    room("AssayFollow", ["AssayCore", "AssayText", "AssayStore", "AssaySources", grdb, crypto]),
    room("AssayVerify", ["AssayCore", "AssayText", "AssayInference"]),
    room("AssayReport", ["AssayCore"]),
    room("AssaySpeech", ["AssayCore", "AssayText", "AssayInference"]),
    room("AssayEngine", ["AssayCore"]),
    room(
      "AssayDefaults",
      [
        "AssayCore", "AssayText", "AssayIngest", "AssayClaims", "AssayArchive", "AssayInference",
        "AssayVerify", "AssayReport", "AssayEngine", "AssaySources", "AssayFollow",
        "AssaySpeech", "AssayServer",
      ]),
    room(
      "AssayServer",
      [
        "AssayCore", "AssayStore", "AssayEngine", "AssayReport", "AssaySpeech", "CAssayServer", crypto, grdb,
        hummingbird,
        httpTypes, lifecycle, log, nio,
      ],
      resources: [.embedInCode("Resources")]),
    room("AssayTesting", ["AssayCore"]),
    .executableTarget(
      name: "assay",
      dependencies: [
        "AssayDefaults", "AssayCore", "AssayReport", "AssayEngine", "AssaySources", "AssayFollow",
        "AssaySpeech", "AssayServer", argumentParser, log,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "assay-treebank", dependencies: ["AssayCore", "AssayText"], path: "Training/syntax",
      exclude: ["data.py", "parser.py"], swiftSettings: strict),
    tests(of: "AssayCore"),
    tests(of: "AssayText", fixtures: ["WordPieceReference.jsonl"]),
    tests(of: "AssayInference", ["AssayText"], fixtures: ["Fixtures"]),
    tests(of: "AssayIngest", ["AssayText"], fixtures: ["Fixtures"]),
    tests(of: "AssayClaims", ["AssayText", "AssayIngest", "AssayInference"]),
    tests(of: "AssayArchive", ["AssayText", "AssayInference", grdb], fixtures: ["Fixtures"]),
    tests(of: "AssayStore", [grdb]),
    tests(of: "AssaySources", ["CAssaySources", grdb, crypto], fixtures: ["Fixtures"]),
    tests(of: "AssayFollow", ["AssaySources", grdb, crypto]),
    tests(of: "AssayVerify", ["AssayText", "AssayInference"]),
    tests(of: "AssayReport", fixtures: ["Fixtures"]),
    tests(of: "AssaySpeech", ["AssayText", "AssayInference"], fixtures: ["Fixtures"]),
    tests(of: "AssayEngine"),
    tests(
      of: "AssayServer",
      [
        hummingbird, .product(name: "HummingbirdTesting", package: "hummingbird"), "AssayEngine", httpTypes,
        grdb,
      ]),
    tests(
      of: "assay",
      [
        "AssayArchive", "AssayDefaults", "AssayIngest", "AssayReport", "AssayEngine", "AssaySources", grdb,
        crypto,
      ]),
  ],
  swiftLanguageModes: [.v6]
)
