import Affect
import AudioSignal
import Corpora
import Foundation
import NunchiTesting
import Reporting
import Testing
import VoiceEmotion

struct EvaluationPageTests {
    /// Twelve clips of two women and two men, of which three are wrong, in a folder of sounds or in none.
    private static func run(
        folder: URL? = nil, names: (Int) -> String = { "clip \($0).wav" }, rule: String = "speaker-and-sentence:2",
        warnings: [EvaluationNote] = []
    ) -> EvaluationRun {
        let predictions = (0..<12).map { index in
            let said = [2, 5, 9].contains(index) ? (index + 1) % 3 : index % 3
            return EvaluationResult.Prediction(
                file: (folder?.path ?? "/nowhere") + "/" + names(index), speaker: "made:\(index / 3)", truth: index % 3,
                scores: (0..<3).map { $0 == said ? 0.5 + Double(index) / 32 : 0.25 - Double(index) / 64 },
                fold: index / 6, training: index / 3, sex: index < 6 ? .female : .male, sentence: "s\(index % 2)")
        }
        let result = EvaluationResult(
            corpus: "made", recipe: "small", protocolName: rule, classes: ClassList(Made.taxonomy),
            predictions: predictions,
            trainings: (0..<4).map {
                EvaluationResult.Training(
                    fold: $0 / 2, trainedOn: 6, tested: 3, testSentences: ["made:s1"], settings: ["layers": "\($0 + 2)"]
                )
            }, seed: 7, seconds: 2.5, warnings: warnings)
        return EvaluationRun(result, command: "nunchi evaluate --data 'a b'", version: "nunchi 1 (x)")
    }

    private static func texts(_ html: String) throws -> [String] {
        try ParsedSVG(html).elements.map(\.text)
    }

    @Test(arguments: Language.allCases)
    func isWellFormedAndStandsAlone(_ language: Language) throws {
        let html = try EvaluationPage(Self.run(), language: language, sounds: false).html()
        _ = try ParsedSVG(html)
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        // Nothing is fetched from anywhere, and nothing runs.
        for forbidden in ["http:", "https:", "//", "<script", "<link", "@import", "url(", "src=\"/", "onerror"] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        #expect(!html.contains("<audio"))
    }

    @Test func itsNumbersAreThoseOfTheJSON() throws {
        let run = Self.run()
        let html = try EvaluationPage(run, language: .english, sounds: false).html()
        let object = try JSONSerialization.jsonObject(with: Data(run.result.json().compact.utf8))
        let json = try #require(object as? [String: Any])
        let texts = try Self.texts(html)
        func shown(_ value: Any?) throws -> String { NumberText.fixed(try #require(value as? Double), decimals: 3) }
        for key in ["uar", "uar_pooled", "wa", "macro_f1"] { #expect(try texts.contains(shown(json[key])), "\(key)") }
        for key in ["uar_ci95", "wa_ci95", "macro_f1_ci95"] {
            let bounds = try #require(json[key] as? [Double]).map { NumberText.fixed($0, decimals: 3) }
            #expect(html.contains("\(bounds[0])–\(bounds[1])"), "\(key)")
        }
        for part in try #require(json["per_class"] as? [[String: Any]]) {
            for key in ["precision", "recall", "f1"] { #expect(try texts.contains(shown(part[key])), "\(key)") }
        }
        for part in try #require(json["per_speaker"] as? [[String: Any]]) {
            #expect(try texts.contains(#require(part["speaker"] as? String)))
            #expect(try texts.contains(shown(part["uar"])))
        }
        let calibration = try #require(json["calibration"] as? [String: Any])
        #expect(try html.contains("(ECE) " + shown(calibration["ece"])))
        #expect(try html.contains("Brier score " + shown(calibration["brier"])))
        #expect(try #require(json["per_sex"] as? [[String: Any]]).count == 2)
        #expect(html.contains(XMLEscaped.text(run.command)) && html.contains(run.version))
        #expect(html.contains("1 × layers = 2; 1 × layers = 3"))
    }

    @Test func theWorstClipsComeFirst() throws {
        let html = try EvaluationPage(Self.run(), language: .english, sounds: false).html()
        let places = try [9, 5, 2].map { try #require(html.range(of: ">clip \($0).wav<")).lowerBound }
        #expect(places == places.sorted())
        #expect(!html.contains(">clip 3.wav<"))
    }

    @Test func hostileNamesStayText() throws {
        let hostile = "<script>alert(1)</script>\" onerror=\"x\u{202E}\u{1B}[31m&amp;]]>.wav"
        let run = Self.run(names: { "\($0)" + hostile }, warnings: [.told("<img src=x onerror=alert(1)>")])
        let html = try EvaluationPage(run, language: .english, sounds: true).html()
        _ = try ParsedSVG(html)
        #expect(!html.contains("<script") && !html.contains("<img"))
        #expect(!html.contains("\" onerror=") && !html.unicodeScalars.contains("\u{202E}"))
        #expect(!html.unicodeScalars.contains("\u{1B}"))
    }

    @Test func playersHoldTheSounds() throws {
        try withTemporaryFolder { folder in
            for index in 0..<12 {
                let tone = Signal.vowel(
                    pitch: 110 + 20 * Double(index), formants: [500, 1500], seconds: 0.4, sampleRate: 16_000)
                _ = try tone.write(to: folder.appending(path: "clip \(index).wav"))
            }
            let page = EvaluationPage(Self.run(folder: folder), language: .english, sounds: true)
            #expect(page.holdsSounds)
            let html = try page.html()
            let players = try ParsedSVG(html).elements.filter { $0.name == "audio" }
            #expect(players.count == 3)
            for player in players {
                let address = try #require(player.attributes["src"])
                #expect(address.hasPrefix("data:audio/"))
                let data = try #require(Data(base64Encoded: String(address.split(separator: ",")[1])))
                let sound = try Waveform(decoding: Array(data))
                #expect(abs(sound.duration - 0.4) < 0.15)
                #expect(sound.peak > 0.5)
            }
            #expect(html.contains("recordings of people&#39;s voices"))
            #expect(html.utf8.count < 5_000_000)
        }
    }

    @Test func longClipsAreCutSoThatThePageStaysSmall() throws {
        try withTemporaryFolder { folder in
            for index in 0..<12 {
                let noise = Signal.noise(seconds: 20, sampleRate: 16_000, seed: UInt64(index))
                _ = try noise.write(to: folder.appending(path: "clip \(index).wav"))
            }
            let html = try EvaluationPage(Self.run(folder: folder), language: .english, sounds: true).html()
            #expect(html.utf8.count < 5_000_000)
            let address = try #require(try ParsedSVG(html).elements.first { $0.name == "audio" }?.attributes["src"])
            let data = try #require(Data(base64Encoded: String(address.split(separator: ",")[1])))
            #expect(try Waveform(decoding: Array(data)).duration < 8.2)
        }
    }

    @Test func aSoundThatIsGoneIsSaidToBe() throws {
        let page = EvaluationPage(Self.run(), language: .english, sounds: true)
        #expect(!page.holdsSounds)
        #expect(try page.html().contains("cannot be read"))
    }

    @Test(arguments: Language.allCases)
    func flatteringProtocolsAreFlagged(_ language: Language) throws {
        let words = XMLEscaped.text(EvaluationPhrase.flattering.text(in: language))
        #expect(
            try EvaluationPage(Self.run(rule: "random:2"), language: language, sounds: false).html().contains(words))
        #expect(try !EvaluationPage(Self.run(), language: language, sounds: false).html().contains(words))
    }
}

/// The text as a page holds it.
enum XMLEscaped {
    static func text(_ text: String) -> String { text.replacingOccurrences(of: "'", with: "&#39;") }
}
