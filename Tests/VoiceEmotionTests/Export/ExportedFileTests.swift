import Affect
import AudioSignal
import Foundation
import Inference
import NunchiTesting
import Testing
import VoiceEmotion

/// What is in an exported file, as anybody would read it.
struct ExportedFileTests {
    private func described(_ exported: ExportedModel) throws -> ONNXDescription {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.onnx")
            try exported.data.write(to: file)
            return try ONNXDescription(contentsOf: file)
        }
    }

    @Test func portsAreThoseOfTheModel() throws {
        let cnn = try Exports.model(Exports.brief(.cnn)).exported()
        let file = try described(cnn)
        #expect(file.inputs.map(\.name) == ["features"] && file.inputs[0].shape == [nil, nil, 48])
        #expect(file.outputs.map(\.name) == ["scores", "valence", "arousal"])
        #expect(file.outputs.map(\.shape) == [[nil, 3], [nil], [nil]])
        #expect(cnn.outputs.map(\.shape) == [[3], [], []] && cnn.input.shape == [nil, 48])
        let vector = try Exports.model(Exports.brief(.seedMel)).exported()
        #expect(try described(vector).inputs[0].shape == [nil, 128])
    }

    @Test func aModelOfWordsHasNoCoordinates() throws {
        let recipe = try #require(try Exports.recipes().first { $0.name == "words" })
        let file = try described(Exports.model(recipe).exported())
        #expect(file.outputs.map(\.name) == ["scores"])
        #expect(file.metadata["task"] == "words" && file.metadata["sample_rate"] == "8000")
    }

    @Test func metadataTellWhatItIs() throws {
        var model = try Exports.model(Exports.brief(.forest))
        model.threshold = 0.25
        model.card = ModelCard(
            sources: [
                .init(
                    corpus: "made", clips: 18, speakers: 3, emotions: ["joy"], licence: "CC BY-NC 4.0",
                    isNonCommercial: true)
            ],
            figures: [
                .init(
                    corpus: "made", protocolName: "grouped:3", clips: 18, classes: 3, unweightedAverageRecall: 0.51239,
                    interval: [0.4, 0.6], chance: 1.0 / 3)
            ], seed: 1)
        let notes = try described(model.exported()).metadata
        #expect(notes["format"] == "nunchi.onnx/1" && notes["model"] == "forest" && notes["task"] == "emotion")
        let classes = try JSONDecoder().decode([String].self, from: Data(try #require(notes["classes"]).utf8))
        #expect(classes == model.classes.labels)
        let recipe = try JSONDecoder().decode(VoiceRecipe.self, from: Data(try #require(notes["recipe"]).utf8))
        #expect(recipe == model.recipe)
        #expect(notes["threshold"] == "0.25" && notes["temperature"] == "1.0")
        #expect(notes["licence"] == "made: CC BY-NC 4.0 (not for commercial use)" && notes["non_commercial"] == "true")
        #expect(
            notes["figure"] == "made, grouped:3, 18 clips of 3 classes: UAR 0.512 (95 % 0.4-0.6, chance 0.333)")
        #expect(try #require(notes["features"]).contains("\"set\":\"nunchi\""))
        #expect(notes["profile"] == nil)
    }

    /// The rows of an encoder's layers that a model reads, by layer and statistic.
    @Test func theEncoderIsNamed() throws {
        let recipe = try #require(try Exports.recipes().first { $0.name == "committee" })
        let input = try Exports.model(recipe).exported().input
        let encoder = try #require(input.encoder)
        #expect(encoder.name.hasSuffix("tiny_whisper.onnx"))
        #expect(encoder.outputs == ["hidden_1", "hidden_2"])
        #expect(
            encoder.blocks
                == ["layer1.mean", "layer1.deviation", "layer1.first_third", "layer1.middle_third", "layer2.mean"])
        let width = try Encoders.tiny().width
        #expect(input.shape == [5 * width] && input.sampleRate == 16_000)
    }

    @Test func theEncoderOfThePackagesModelIsInTheCatalogue() throws {
        let input = try ShippedModels.load("encoder").exported().input
        let encoder = try #require(input.encoder)
        #expect(encoder.name == "whisper-base-encoder" && ModelCatalogue.package[encoder.name] != nil)
        #expect(encoder.blocks.count == 30 && input.shape == [30 * 512])
    }

    @Test func aProfileOfNoUseIsRefused() throws {
        let recipe = try #require(try Exports.recipes().first { $0.name == "committee" })
        let model = try Exports.model(recipe)
        let other = try Exports.model(Exports.brief(.seedMel))
        try withTemporaryDirectory { folder in
            var maker = try VoiceReader(model: model).profileMaker()
            let clip = folder.appending(path: "a.wav")
            _ = try Exports.sound("joy", speaker: 5).write(to: clip)
            try maker.add(.url(clip))
            let profile = try maker.profile(named: "mina")
            #expect(throws: VoiceEmotionError.self) { try other.exported(profile: profile) }
        }
    }

    /// The input is what the model reads before it is scaled; sounds that hold no voice are refused.
    @Test func inputsAreTheModelsFeatures() throws {
        let model = try Exports.model(Exports.brief(.seedMel))
        let reader = try ModelInputReader(model: model)
        let sound = Exports.sound("joy", speaker: 4)
        #expect(try reader.array(of: sound) == SeedMel().array(of: sound))
        #expect(throws: VoiceEmotionError.tooShort(seconds: 0.1, needed: 0.25)) {
            try reader.array(of: Exports.sound("joy", speaker: 4, seconds: 0.1))
        }
    }
}
