import Affect
import Corpora
import Foundation
import NunchiTesting
import Reporting
import Testing
import VoiceEmotion

struct EvaluationRunTests {
    private static let run = EvaluationRun(
        EvaluationResult(
            corpus: "made", recipe: "small", protocolName: "grouped:2",
            classes: ClassList(covering: ["anger", "joy", "neutral"], task: .emotion),
            predictions: (0..<6).map { index in
                EvaluationResult.Prediction(
                    file: "/a \(index).wav", speaker: "made:\(index % 2)", truth: index % 3,
                    scores: [0.1 + Double(index) / 30, 0.3, 0.6 - Double(index) / 30], fold: index % 2,
                    training: index % 2,
                    sex: index % 2 == 0 ? .female : nil, sentence: index == 0 ? "s" : nil,
                    span: index == 1 ? 0.5...2.25 : nil)
            },
            trainings: [
                EvaluationResult.Training(
                    fold: 0, trainedOn: 3, tested: 3, testSentences: ["made:s"], settings: ["layers": "3"]),
                EvaluationResult.Training(fold: 1, trainedOn: 3, tested: 3, testSentences: [], settings: [:]),
            ], profile: "every", heard: ["plain", "babble:10.0"], seed: 5, seconds: 1.25, warnings: [.told("beware")]),
        command: "nunchi evaluate", version: "nunchi 1", recipe: VoiceRecipe.known.first,
        made: Date(timeIntervalSince1970: 1_800_000_000))

    @Test func whatWasKeptIsReadBackWhole() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "run.json")
            try Self.run.write(to: file)
            #expect(try EvaluationRun(contentsOf: file) == Self.run)
        }
    }

    @Test func aRecipeOfAnotherFormIsPassedOver() throws {
        let whole = Self.run.json().compact
        let changed = whole.replacingOccurrences(
            of: "\"recipe\":{", with: "\"recipe\":{\"novel\":1,\"training\":3,\"x\":{"
        )
        .replacingOccurrences(of: "},\"task\":", with: "}},\"task\":")
        try #require(changed != whole)
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "run.json")
            try Data(changed.utf8).write(to: file)
            let run = try EvaluationRun(contentsOf: file)
            #expect(run.recipe == nil && run.result == Self.run.result && run.made == Self.run.made)
        }
    }

    @Test func itHoldsWhatAnEvaluationTells() throws {
        let object = try JSONSerialization.jsonObject(with: Data(Self.run.json().compact.utf8))
        let run = try #require(object as? [String: Any])
        #expect(run["schema"] as? String == "nunchi.run/1")
        let evaluation = try #require(run["evaluation"] as? [String: Any])
        #expect(evaluation["schema"] as? String == "nunchi.evaluation/1")
        #expect(evaluation["profile"] as? String == "every")
        #expect(evaluation["heard"] as? [String] == ["plain", "babble:10.0"])
        #expect((run["recipe"] as? [String: Any])?["name"] as? String == VoiceRecipe.known.first?.name)
        #expect(run["made"] as? String == "2027-01-15T08:00:00Z")
        let folds = try #require(evaluation["folds"] as? [[String: Any]])
        let trainings = try #require(folds[0]["trainings"] as? [[String: Any]])
        #expect(trainings[0]["settings"] as? [String: String] == ["layers": "3"])
        #expect(trainings[0]["n_train"] as? Int == 3)
    }

    @Test(arguments: [
        ("\"nunchi.run/1\"", "\"nunchi.run/2\""), ("\"truth\":\"joy\"", "\"truth\":\"envy\""),
        ("\"scores\":[0.1,", "\"scores\":["), ("\"scores\":[0.1,", "\"scores\":[7,"),
        ("\"fold\":1,\"training\":1", "\"fold\":0,\"training\":1"), ("{\"schema\"", "[{\"schema\""),
    ])
    func whatContradictsItselfIsRefused(_ change: (String, String)) throws {
        let whole = Self.run.json().compact
        let broken = whole.replacingOccurrences(of: change.0, with: change.1)
        #expect(broken != whole)
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "run.json")
            try Data(broken.utf8).write(to: file)
            #expect(throws: ReportingError.self) { try EvaluationRun(contentsOf: file) }
        }
    }

    @Test func aMissingFileIsNamed() {
        #expect(throws: ReportingError.fileNotRead(file: "/nowhere/run.json", cause: "no such file")) {
            try EvaluationRun(contentsOf: URL(filePath: "/nowhere/run.json"))
        }
    }
}

struct ComparisonReportTests {
    private static func run(
        wrong: Set<Int>, rule: String = "grouped:2", clips: Int = 12, heard: [String] = [], profile: String? = nil
    ) -> EvaluationRun {
        EvaluationRun(
            EvaluationResult(
                corpus: "made", recipe: "small", protocolName: rule, classes: ClassList(Made.taxonomy),
                predictions: (0..<clips).map { index in
                    let said = wrong.contains(index) ? (index + 1) % 3 : index % 3
                    return EvaluationResult.Prediction(
                        file: "\(index).wav", speaker: "made:\(index / 3)", truth: index % 3,
                        scores: (0..<3).map { $0 == said ? 0.5 : 0.25 }, fold: index / 6)
                }, profile: profile, heard: heard, seed: 1, seconds: 1, warnings: []), command: "nunchi evaluate",
            version: "nunchi 1")
    }

    @Test func tablesAndPageTellTheSame() throws {
        let report = try ComparisonReport([Self.run(wrong: [0]), Self.run(wrong: [0, 1, 2, 3])], names: ["a", "<b>"])
        let object = try JSONSerialization.jsonObject(with: Data(report.json.compact.utf8))
        let json = try #require(object as? [String: Any])
        let pair = try #require((json["pairs"] as? [[String: Any]])?.first)
        #expect(pair["uar_difference"] as? Double == 0.25)
        #expect(isClose(try #require(pair["mcnemar_p"] as? Double), 0.25, absolute: 1e-12))
        for language in Language.allCases {
            let text = report.text(in: language)
            #expect(text.contains("+0.250") && text.contains("0.2500"))
            let html = try ComparisonPage(report, language: language).html()
            _ = try ParsedSVG(html)
            #expect(html.contains(">+0.250<") && html.contains("&lt;b&gt;") && !html.contains("<b>"))
            #expect(!html.contains("http:"))
        }
    }

    @Test(arguments: Language.allCases)
    func otherConditionsAreShownAndSaid(_ language: Language) throws {
        let runs = [
            Self.run(wrong: [0]), Self.run(wrong: [1], heard: ["babble:10.0+telephone"]),
            Self.run(wrong: [1], heard: ["babble:10.0+telephone"], profile: "3"),
        ]
        let report = try ComparisonReport(runs, names: ["a", "b", "c"])
        let (heard, profile) = (ComparisonPhrase.hearingsDiffer, ComparisonPhrase.profilesDiffer)
        for text in try [report.text(in: language), ComparisonPage(report, language: language).html()] {
            #expect(text.contains("babble:10+telephone"))
            #expect(text.contains("a – b: " + heard.text(in: language)))
            #expect(text.contains("b – c: " + profile.text(in: language)))
            #expect(!text.contains("b – c: " + heard.text(in: language)))
            #expect(!text.contains("a – b: " + profile.text(in: language)))
        }
    }

    @Test func whatIsNotFairIsSaid() throws {
        let report = try ComparisonReport(
            [Self.run(wrong: []), Self.run(wrong: [], rule: "random:2", clips: 9)], names: ["a", "b"])
        for language in Language.allCases {
            for phrase in [ComparisonPhrase.protocolsDiffer, .clipsDiffer(left: 3)] {
                #expect(report.text(in: language).contains(phrase.text(in: language)))
                #expect(try ComparisonPage(report, language: language).html().contains(phrase.text(in: language)))
            }
        }
    }
}
