import Reporting
import Testing
import VoiceEmotion

/// What can go wrong in a search or with what is kept of work is worded in both languages, with cause, remedy and code.
struct SearchFailureTests {
    private static let errors: [any Error] =
        SearchError.AxisFault.allCases.map { SearchError.axis(text: "a=1..2", fault: $0) as any Error }
        + [
            SearchError.nothingToVary(recipe: "r"), SearchError.noTrials, SearchError.largeGrid(count: 9, limit: 3),
            SearchError.allFailed(count: 2, first: "loss"), TrialLogError.foreign(file: "t.sqlite"),
            TrialLogError.version(file: "t.sqlite", found: 2, expected: 1),
            TrialLogError.damaged(file: "t.sqlite", cause: "malformed"), TrialLogError.inUse(file: "t.sqlite"),
            TrialLogError.notWritten(file: "t.sqlite", cause: "full"),
            CheckpointError.damaged(file: "fold-1.json", cause: "short"),
            CheckpointError.notWritten(file: "fold-1.json", cause: "full"),
        ]
        + WorkIdentity.Part.allCases.flatMap { part in
            [
                TrialLogError.otherSearch(file: "t.sqlite", part: part) as any Error,
                CheckpointError.otherWork(folder: "state", part: part),
            ]
        }

    private static func hasHangul(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    }

    @Test func causeAndRemedyAreThereInBothLanguages() {
        for error in Self.errors {
            let report = FailureReport(error, source: "data")
            for text in [report.cause(in: .korean), report.hint(in: .korean)] {
                #expect(Self.hasHangul(text), "\(error): \(text)")
            }
            for text in [report.cause(in: .english), report.hint(in: .english)] {
                #expect(!text.isEmpty && !Self.hasHangul(text), "\(error): \(text)")
            }
            #expect(report.code.contains("."), "\(error)")
        }
    }

    @Test func theFileIsNamed() {
        #expect(FailureReport(TrialLogError.inUse(file: "t.sqlite"), source: "data").source == "t.sqlite")
        #expect(FailureReport(CheckpointError.otherWork(folder: "s", part: .seed), source: "data").source == "s")
        #expect(FailureReport(VoiceEmotionError.recipeFile(file: "r.json", cause: "x"), source: "d").source == "r.json")
    }
}
