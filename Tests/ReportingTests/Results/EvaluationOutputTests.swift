import Affect
import Foundation
import Reporting
import Testing
import VoiceEmotion

struct EvaluationOutputTests {
    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func keysInTheirOrder() throws {
        guard case .object(let object) = Made.evaluation.json() else {
            Issue.record("no object")
            return
        }
        #expect(
            object.members.map(\.key) == [
                "schema", "corpus", "recipe", "protocol", "n", "classes", "folds", "uar", "uar_pooled", "wa",
                "macro_f1", "uar_ci95", "chance_uar", "wa_ci95", "macro_f1_ci95", "recalls", "confusion",
                "shares_speakers", "per_class", "per_speaker", "calibration", "seed", "seconds", "warnings",
            ])
    }

    @Test func figuresAreTheResults() throws {
        let object = try Self.object(Made.evaluation.json().compact)
        #expect(object["schema"] as? String == "nunchi.evaluation/1")
        #expect(object["protocol"] as? String == "leave-one-speaker-out")
        #expect(object["classes"] as? [String] == ["anger", "joy", "neutral"])
        #expect(object["uar"] as? Double == 0.625)
        #expect(object["uar_pooled"] as? Double == 0.611111)
        #expect(object["wa"] as? Double == 0.625)
        #expect(object["macro_f1"] as? Double == 0.634921)
        #expect(object["uar_ci95"] as? [Double] == [0.5, 0.75])
        #expect(object["chance_uar"] as? Double == 0.333333)
        #expect(object["confusion"] as? [[Int]] == [[2, 1, 0], [1, 2, 0], [0, 1, 1]])
        #expect(object["recalls"] as? [Double] == [0.666667, 0.666667, 0.5])
        #expect(object["warnings"] as? [String] == ["beware"])
        let folds = try #require(object["folds"] as? [[String: Any]])
        #expect(folds.map { $0["test_speakers"] as? [String] } == [["made:a"], ["made:b"]])
        #expect(folds.map { $0["uar"] as? Double } == [0.75, 0.5])
        #expect(folds.map { $0["wa"] as? Double } == [0.75, 0.5])
        #expect(folds.map { $0["n"] as? Int } == [4, 4])
    }

    @Test func someSpeakersAlone() throws {
        let part = try #require(Made.evaluation.restricted { $0 == "made:a" })
        let object = try Self.object(Made.evaluation.json(subsets: [("a*", part)]).compact)
        let subsets = try #require(object["subsets"] as? [[String: Any]])
        #expect(subsets.count == 1)
        #expect(subsets[0]["speakers"] as? String == "a*")
        #expect(subsets[0]["uar"] as? Double == 0.75)
        #expect(subsets[0]["n"] as? Int == 4)
        let text = EvaluationText(language: .english).text(of: Made.evaluation, subsets: [("a*", part)])
        #expect(text.contains("speakers a* only: UAR 0.750"))
    }

    @Test(arguments: [
        (
            Language.english,
            "UAR 0.625 (mean of folds), 0.611 (pooled, 95 % 0.500–0.750), chance 0.333; WA 0.625, macro F1 0.635"
        ),
        (
            .korean,
            "평균 재현율(UAR) 0.625 (폴드 평균), 0.611 (전체 합산, 95 % 0.500–0.750), 무작위 추측 0.333; 정확도(WA) 0.625, 매크로 F1 0.635"
        ),
    ])
    func textForPeople(_ language: Language, _ figures: String) {
        let lines = EvaluationText(language: language).text(of: Made.evaluation).split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("made · small · leave-one-speaker-out · "))
        #expect(lines[0].contains("n = 8"))
        #expect(lines.contains(figures))
        #expect(lines.last == "! beware")
        let joy = ReadingPhrase.emotion(.joy).text(in: language)
        #expect(lines.contains { $0.hasPrefix(joy) && $0.hasSuffix("0.667") })
        #expect(lines.contains { $0.hasPrefix("a ") && $0.contains("0.750") })
    }

    @Test func aRandomSplitIsSaidToFlatter() {
        let source = Made.evaluation
        let random = EvaluationResult(
            corpus: source.corpus, recipe: source.recipe, protocolName: "random:5", classes: source.classes,
            predictions: source.predictions, seed: 0, seconds: 0, warnings: [])
        for language in Language.allCases {
            let warning = ReadingPhrase.flattering.text(in: language)
            #expect(EvaluationText(language: language).text(of: random).hasSuffix("! " + warning))
            #expect(!EvaluationText(language: language).text(of: source).contains(warning))
        }
    }

    @Test func predictionsAsATable() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "predictions.csv")
            try PredictionTable(Made.evaluation).write(to: file)
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\r\n")
            #expect(lines.count == 9)
            #expect(lines[0] == "file,speaker,fold,truth,predicted,score_anger,score_joy,score_neutral")
            #expect(lines[2] == "1.wav,made:a,1,anger,joy,0.125,0.75,0.125")
            #expect(lines[8] == "7.wav,made:b,2,neutral,joy,0.125,0.75,0.125")
        }
    }
}

struct EvaluationSummaryTests {
    @Test func whatWasPrintedCanBeDrawn() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "result.json")
            try Data(Made.evaluation.json().line.utf8).write(to: file)
            let summary = try EvaluationSummary(contentsOf: file)
            let read = try summary.confusionPlot(language: .english)
            let drawn = try Made.evaluation.confusionPlot(language: .english)
            #expect(read.title == "made · small")
            #expect(read.title == drawn.title)
            #expect(read.subtitle == drawn.subtitle)
            #expect(read.subtitle?.contains("n = 8, UAR, pooled 0.611 (95 % 0.500–0.750)") == true)
        }
    }

    @Test(arguments: [
        "", "{}", "not JSON", #"{"schema":"nunchi.reading/1","source":"a.wav"}"#,
    ])
    func somethingElseIsRefused(_ text: String) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "result.json")
            try Data(text.utf8).write(to: file)
            #expect(throws: ReportingError.self) { try EvaluationSummary(contentsOf: file) }
        }
    }

    @Test func anotherSchemaIsNamed() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "result.json")
            let text = Made.evaluation.json().compact.replacingOccurrences(of: "evaluation/1", with: "evaluation/2")
            try Data(text.utf8).write(to: file)
            #expect(
                throws: ReportingError.fileNotRead(
                    file: file.path, cause: "schema nunchi.evaluation/2, not nunchi.evaluation/1")
            ) { try EvaluationSummary(contentsOf: file) }
        }
    }

    @Test func aMissingFileIsNamed() {
        let error = #expect(throws: ReportingError.self) {
            try EvaluationSummary(contentsOf: URL(filePath: "/nowhere/result.json"))
        }
        guard case .fileNotRead("/nowhere/result.json", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
