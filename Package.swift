// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room of the house: a Swift library target with the house's compiler settings.
func room(_ name: String, on dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one room, or of the built program.
func tests(of name: String, with dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name), "NunchiTesting"] + dependencies,
        resources: resources,
        swiftSettings: strict)
}

/// What the server is built upon.
let web: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HummingbirdTLS", package: "hummingbird"),
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
    .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

let package = Package(
    name: "Nunchi",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "nunchi", targets: ["NunchiCLI"]),
        .library(name: "Nunchi", targets: ["Nunchi"]),
        .library(name: "Acoustics", targets: ["Acoustics", "AudioSignal"]),
        .library(name: "Neural", targets: ["Neural"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CFFmpeg", pkgConfig: "libavformat libavcodec libavutil",
            providers: [
                .apt(["libavformat-dev", "libavcodec-dev", "libavutil-dev"]), .brew(["ffmpeg"]),
            ]),
        .systemLibrary(
            name: "CSoxr", pkgConfig: "soxr", providers: [.apt(["libsoxr-dev"]), .brew(["libsoxr"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // The headers alone: the libraries are opened at run time. Both are installed by scripts/runtimes.
        .systemLibrary(name: "SherpaOnnxHeaders", pkgConfig: "nunchi-sherpa-onnx"),
        .systemLibrary(name: "OpenVINOHeaders", pkgConfig: "nunchi-openvino"),
        .target(
            name: "CSherpaOnnx", dependencies: ["SherpaOnnxHeaders"],
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(
            name: "COpenVINO", dependencies: ["OpenVINOHeaders"],
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "CRsvg", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "CAcoustics"),
        .target(name: "CNeural"),

        room("Affect"),
        room("AudioSignal", on: ["CFFmpeg", "CSoxr"]),
        room("Acoustics", on: ["AudioSignal", "CAcoustics"]),
        room("Neural", on: ["CNeural"]),
        room("Learning"),
        room("Corpora", on: ["Affect"]),
        room(
            "Inference", on: ["CSherpaOnnx", "COpenVINO", "CZlib"],
            resources: [.copy("Conversion"), .copy("Scripts")]),
        room("Transcription", on: ["AudioSignal", "Inference", "Learning"]),
        room("TextEmotion", on: ["Affect", "Learning", "CZlib"], resources: [.copy("Models")]),
        room(
            "VoiceEmotion",
            on: ["Affect", "AudioSignal", "Acoustics", "Neural", "Learning", "Corpora", "Inference"],
            resources: [.copy("Models")]),
        room(
            "Reporting",
            on: [
                "Affect", "AudioSignal", "Acoustics", "Learning", "Corpora", "Neural", "Inference", "VoiceEmotion",
                "Transcription", "TextEmotion", "CRsvg", "CZlib",
            ]),
        room(
            "Nunchi",
            on: [
                "Affect", "AudioSignal", "Acoustics", "Learning", "Corpora", "Inference", "VoiceEmotion",
                "Transcription",
                "TextEmotion", "Reporting", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        room(
            "NunchiServer", on: ["Nunchi", .product(name: "GRDB", package: "GRDB.swift")] + web,
            resources: [.copy("Page"), .copy("API")]),
        .executableTarget(
            name: "NunchiCLI",
            dependencies: [
                "Nunchi", "NunchiServer", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "NunchiBench", dependencies: ["AudioSignal", "Acoustics", "Neural", "TextEmotion", "NunchiTesting"],
            path: "Benchmarks/NunchiBench", swiftSettings: strict),
        room("NunchiTesting", on: ["AudioSignal"]),

        tests(of: "Affect"),
        tests(of: "AudioSignal", resources: [.copy("Goldens")]),
        tests(of: "Acoustics", with: ["AudioSignal"], resources: [.copy("Goldens")]),
        tests(of: "Neural", resources: [.copy("Goldens")]),
        tests(of: "Learning", resources: [.copy("Goldens")]),
        tests(of: "Corpora", with: ["Affect"]),
        tests(of: "Inference", with: ["AudioSignal"], resources: [.copy("Goldens")]),
        tests(of: "Transcription", with: ["AudioSignal", "Inference", "Learning"]),
        tests(of: "TextEmotion", with: ["Affect", "Learning"]),
        tests(
            of: "VoiceEmotion",
            with: ["Affect", "AudioSignal", "Acoustics", "Neural", "Learning", "Corpora", "Inference"],
            resources: [.copy("Goldens")]),
        tests(
            of: "Reporting",
            with: [
                "Affect", "AudioSignal", "Acoustics", "Corpora", "Learning", "Neural", "Inference", "VoiceEmotion",
                "Transcription", "TextEmotion", "CZlib",
            ],
            resources: [.copy("Goldens")]),
        tests(
            of: "NunchiServer",
            with: [
                "Nunchi", "NunchiCLI", "AudioSignal", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ] + web),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "NunchiCLI", "NunchiTesting", "AudioSignal", "Inference",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
