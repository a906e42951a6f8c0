import Affect
import Foundation
import NunchiTesting
import Testing
import TextEmotion

/// The package's English model on the texts that it was measured on.
@Suite struct ShippedEnglishModelTests {
    private static let folder = SharedData.url(of: "text/goemotions")

    @Test(.enabled(if: folder != nil, "no GoEmotions in the data folder"))
    func reachesItsGoals() throws {
        let model = try ShippedTextModels.load(.english)
        let parts = try TextTask.english.load(try #require(Self.folder))
        let result = TextTask.english.evaluate(model, on: parts, seed: model.card.seed)
        #expect(result.count == 5_426)
        #expect(result.macroF1 >= 0.46)
        #expect(result.microF1 >= 0.51)
        #expect(model.card.figures.starts(with: result.cardFigures))
    }

    @Test func knowsItsLabels() throws {
        let model = try ShippedTextModels.load(.english)
        #expect(model.labels.count == 28)
        #expect(model.labels.allSatisfy { (0...1).contains($0.threshold) && $0.emotion != nil })
        #expect(Set(model.labels.map(\.koreanName)).count == 28)
        #expect(model.taxonomy == .ekmanNeutral)
    }

    @Test func isFoundWhereTheEnvironmentSays() throws {
        try withTemporaryDirectory { folder in
            let models = folder.appending(path: "Models")
            try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
            try Data("nothing".utf8).write(to: models.appending(path: "text-en.nunchitext"))
            #expect(throws: TextEmotionError.self) {
                try ShippedTextModels.load(.english, environment: ["NUNCHI_RESOURCES": folder.path])
            }
        }
    }

    @Test(arguments: [
        ("Thank you so much, this made my day!", Emotion.joy), ("I miss my grandmother, I cried all night.", .sadness),
        ("I'm so angry, how dare you!", .anger), ("Oh wow, I did not expect that at all!", .surprise),
        ("I'm terrified of what comes next.", .fear), ("That is so gross and disgusting.", .disgust),
    ])
    func readsPlainSentences(text: String, emotion: Emotion) throws {
        #expect(try TextReader(languages: [.english]).read(text).reading.emotion == emotion)
    }
}
