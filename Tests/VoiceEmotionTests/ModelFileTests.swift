import Affect
import Corpora
import Foundation
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

/// A model on disk is the model in memory, and a file that is none is refused by name.
struct ModelFileTests {
    private static let model = Result { try Voices.model() }

    /// Runs `body` with a written model file.
    private static func withFile(_ model: VoiceModel? = nil, _ body: (URL) throws -> Void) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.safetensors")
            try (model ?? Self.model.get()).write(to: file)
            try body(file)
        }
    }

    /// Writes the file again with its content changed.
    private static func change(_ file: URL, _ change: (inout SafeTensors) -> Void) throws {
        var contents = try SafeTensors(contentsOf: file)
        change(&contents)
        try contents.write(to: file)
    }

    private static func error(reading file: URL) -> (any Error)? {
        do {
            _ = try VoiceModel(contentsOf: file)
            return nil
        } catch { return error }
    }

    @Test func aModelReadBackGivesTheSameScores() throws {
        var model = try Self.model.get()
        model.threshold = 0.35
        model.card = ModelCard(
            sources: [
                ModelCard.Source(
                    corpus: "made", clips: 16, speakers: 4, emotions: ["anger", "sadness"], licence: "\"none\" ☃",
                    isNonCommercial: true)
            ],
            figures: [
                ModelCard.Figure(
                    corpus: "made", protocolName: "grouped:2", clips: 16, classes: 2, unweightedAverageRecall: 1 / 3,
                    interval: [0.1, 0.7], chance: 0.5)
            ], seed: .max)
        let vectors = try Voices.table().rows.map { $0.variants[0] }
        try Self.withFile(model) { file in
            let read = try VoiceModel(contentsOf: file)
            #expect(read.recipe == model.recipe)
            #expect(read.taxonomy == model.taxonomy)
            #expect(read.card == model.card)
            #expect(read.threshold == 0.35)
            #expect(read.identity == model.identity)
            #expect(try read.scores(of: vectors) == model.scores(of: vectors))
        }
    }

    @Test func theSameModelIsTheSameBytes() throws {
        try Self.withFile { first in
            let bytes = try Data(contentsOf: first)
            try Self.withFile { second in
                let others = try Data(contentsOf: second)
                #expect(others == bytes)
            }
        }
    }

    @Test func aNewerFormatIsRefused() throws {
        try Self.withFile { file in
            try Self.change(file) { $0.metadata["format"] = "nunchi.voice-model/2" }
            #expect(
                Self.error(reading: file) as? VoiceEmotionError
                    == .modelFormat(file: file.path, found: "nunchi.voice-model/2", expected: "nunchi.voice-model/1"))
        }
    }

    @Test func otherFeaturesAreRefused() throws {
        try Self.withFile { file in
            try Self.change(file) { $0.metadata["feature_version"] = "7" }
            #expect(
                Self.error(reading: file) as? VoiceEmotionError
                    == .featureVersion(file: file.path, features: "seed-mfcc", found: 7, expected: 1))
        }
    }

    @Test func weightsOfSomethingElseAreRefused() throws {
        try Self.withFile { file in
            try Self.change(file) { $0.metadata = [:] }
            guard case .notAVoiceModel(file.path, _) = Self.error(reading: file) as? VoiceEmotionError else {
                Issue.record("read, or refused for another reason")
                return
            }
        }
    }

    @Test(arguments: ["recipe", "taxonomy", "emotions", "feature_version", "temperature", "threshold"])
    func missingMetadataAreRefused(_ key: String) throws {
        try Self.withFile { file in
            try Self.change(file) { $0.metadata[key] = nil }
            let error = try #require(Self.error(reading: file) as? VoiceEmotionError)
            #expect(error.code == "voice.not_a_model")
        }
    }

    @Test(arguments: ["recipe": "{\"name\":3}", "emotions": "joy,joy", "card": "[]"])
    func metadataOfNoSenseAreRefused(_ key: String, _ value: String) throws {
        try Self.withFile { file in
            try Self.change(file) { $0.metadata[key] = value }
            let error = try #require(Self.error(reading: file) as? VoiceEmotionError)
            #expect(error.code == "voice.not_a_model")
        }
    }

    @Test(arguments: ["temperature", "threshold", "feature_version"])
    func figuresThatAreNoneAreRefused(_ key: String) throws {
        for value in ["warm", "nan", "-1"] {
            try Self.withFile { file in
                try Self.change(file) { $0.metadata[key] = value }
                #expect(Self.error(reading: file) is VoiceEmotionError, "\(key) = \(value)")
            }
        }
    }

    @Test func aScalerOfAnotherWidthIsRefused() throws {
        try Self.withFile { file in
            try Self.change(file) { $0.tensors["scaler.mean"] = Tensor([1, 2, 3]) }
            #expect(
                Self.error(reading: file) as? VoiceEmotionError
                    == .featureCount(set: "scaler", expected: 40, found: 3))
        }
    }

    @Test func everyTensorIsNeeded() throws {
        let names = try Self.model.get().tensorNames()
        #expect(names.count >= 6)
        for name in names {
            try Self.withFile { file in
                try Self.change(file) { $0.tensors[name] = nil }
                #expect(Self.error(reading: file) != nil, "without \(name)")
            }
        }
    }

    @Test func aFileCutInHalfIsRefused() throws {
        try Self.withFile { file in
            let data = try Data(contentsOf: file)
            try data.prefix(data.count / 2).write(to: file)
            #expect((Self.error(reading: file) as? NeuralError)?.kind == .format)
        }
    }

    @Test func textIsRefused() throws {
        try Self.withFile { file in
            try Data("this is a letter, not a model\n".utf8).write(to: file)
            #expect((Self.error(reading: file) as? NeuralError)?.kind == .foreign)
        }
    }

    @Test func aMissingFileIsNamed() {
        let file = URL(filePath: "/nowhere/model.safetensors")
        #expect((Self.error(reading: file) as? NeuralError)?.file == file.path)
    }

    @Test func vectorsOfAnotherLengthAreRefused() throws {
        let model = try Self.model.get()
        #expect(throws: VoiceEmotionError.featureCount(set: "seed-mfcc", expected: 40, found: 3)) {
            try model.scores(of: [FeatureArray([1, 2, 3])])
        }
        #expect(try model.scores(of: []).isEmpty)
    }
}

extension VoiceModel {
    /// The names of the tensors that its file holds.
    fileprivate func tensorNames() throws -> [String] {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.safetensors")
            try write(to: file)
            return try SafeTensors(contentsOf: file).tensors.keys.sorted()
        }
    }
}
