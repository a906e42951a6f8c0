import Affect
import Foundation
import Reporting
import Testing
import VoiceEmotion

/// A page and a terminal tell under what conditions the figures came about.
struct RunConditionTests {
    /// One clip of each of three classes for each speaker, the last clip of all wrong.
    private static func result(
        speakers: Int, heard: [String] = [], profile: String? = nil, warnings: [EvaluationNote] = []
    ) -> EvaluationResult {
        EvaluationResult(
            corpus: "made", recipe: "logistic", protocolName: "leave-one-speaker-out",
            classes: ClassList(Made.taxonomy),
            predictions: (0..<speakers * 3).map { index in
                let said = index == speakers * 3 - 1 ? 0 : index % 3
                return EvaluationResult.Prediction(
                    file: "/nowhere/\(index).wav", speaker: "made:\(index / 3)", truth: index % 3,
                    scores: (0..<3).map { $0 == said ? 0.6 : 0.2 }, fold: index / 3)
            }, profile: profile, heard: heard, seed: 7, seconds: 2.5, warnings: warnings)
    }

    private static func html(
        _ result: EvaluationResult, recipe: VoiceRecipe? = nil, language: Language = .english
    ) throws -> String {
        let run = EvaluationRun(
            result, command: "nunchi evaluate", version: "nunchi 1", recipe: recipe,
            made: Date(timeIntervalSince1970: 1_800_000_000))
        let html = try EvaluationPage(run, language: language, sounds: false).html()
        _ = try ParsedSVG(html)
        return html
    }

    @Test(arguments: Language.allCases)
    func hearingAndProfileAreTold(_ language: Language) throws {
        let result = Self.result(speakers: 4, heard: ["plain", "babble:10.0+rate:8000"], profile: "3")
        let (ways, profile) = ("plain, babble:10+rate:8000", EvaluationPhrase.profileClips("3").text(in: language))
        let html = try Self.html(result, language: language)
        #expect(html.contains("<dd>\(ways)</dd>") && html.contains("<dd>\(profile)</dd>"))
        let text = EvaluationText(language: language).text(of: result)
        let heading = try #require(text.split(separator: "\n").first)
        #expect(heading.contains(EvaluationPhrase.heardAs(ways).text(in: language)))
        #expect(heading.contains(EvaluationPhrase.withProfile("3").text(in: language)))
        // The picture alone tells it as well.
        let subtitle = try #require(result.confusionPlot(language: language).subtitle)
        #expect(subtitle.contains(ways))
        let plain = try Self.html(Self.result(speakers: 4), language: language)
        #expect(!plain.contains("<dt>\(EvaluationPhrase.heard.text(in: language))</dt>"))
    }

    @Test func changedSettingsAndTheWholeRecipeAreThere() throws {
        let known = try VoiceRecipe.named("logistic")
        let plain = try Self.html(Self.result(speakers: 4), recipe: known)
        #expect(!plain.contains("Settings changed"))
        #expect(plain.contains("&quot;learner&quot;"))
        let changed = try known.changing("learner.c", toText: "0.5")
        let html = try Self.html(Self.result(speakers: 4), recipe: changed)
        #expect(html.contains("<dt>Settings changed</dt><dd>learner.c = 0.5</dd>"))
        #expect(html.contains("<dd>2027-01-15 08:00:00 UTC</dd>"))
    }

    @Test(arguments: Language.allCases)
    func theIntervalIsExplained(_ language: Language) throws {
        for count in [1, 4] {
            let note = XMLEscaped.text(EvaluationPhrase.intervalNote(speakers: count).text(in: language))
            #expect(try Self.html(Self.result(speakers: count), language: language).contains(note))
        }
    }

    @Test func manyFoldsAreFoldedAway() throws {
        let few = try Self.html(Self.result(speakers: 16))
        #expect(!few.contains(EvaluationPhrase.allFolds(16).text(in: .english)))
        let many = try Self.html(Self.result(speakers: 65))
        #expect(many.contains("<summary>All 65 folds</summary>"))
        #expect(many.contains("UAR: lowest 0.667, median 1.000, highest 1.000."))
    }

    @Test func theWeakestSpeakerIsFirst() throws {
        let html = try Self.html(Self.result(speakers: 5))
        let table = try #require(html.range(of: "<summary>Each speaker, weakest first</summary>"))
        let rows = html[table.upperBound...].matches(of: #/scope="row">(made:\d)</#).map { String($0.1) }
        #expect(rows.prefix(5) == ["made:4", "made:0", "made:1", "made:2", "made:3"])
    }

    @Test func notesAreInTheReadersLanguage() throws {
        let note = EvaluationNote.classesLeftOut(["fear", "boredom"], clips: 12)
        let result = Self.result(speakers: 4, warnings: [note])
        let html = try Self.html(result, language: .korean)
        #expect(html.contains("공포, 지루함") && !html.contains("left out"))
        #expect(EvaluationText(language: .korean).text(of: result).contains("! " + note.text(in: .korean)))
        #expect(EvaluationText(language: .english).text(of: result).contains("! " + note.description))
    }

    @Test func aNameWithALineBreakStaysOnItsLine() {
        let result = EvaluationResult(
            corpus: "a\nb", recipe: "small", protocolName: "grouped:2", classes: ClassList(Made.taxonomy),
            predictions: Self.result(speakers: 2).predictions, seed: 1, seconds: 1, warnings: [.told("x\u{1B}[31m\ny")])
        let text = EvaluationText(language: .english).text(of: result)
        #expect(text.hasPrefix("a\\nb · small"))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }
}
