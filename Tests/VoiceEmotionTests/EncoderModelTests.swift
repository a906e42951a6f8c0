import Affect
import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// The models of the package on a pretrained encoder.
struct EncoderModelTests {
    private static let names = ["encoder", "encoder-free"]

    @Test(arguments: names)
    func itsFileIsSound(_ name: String) throws {
        let model = try ShippedModels.load(name)
        #expect(model.identity.name == name)
        #expect(model.recipe.features.name == "encoder")
        #expect(model.featureIdentity?.hasPrefix("encoder/1/") == true)
        #expect(model.takesProfiles)
        #expect((0..<1).contains(model.threshold) && model.temperature >= 1)
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "again.safetensors")
            try model.write(to: file)
            let clip = FeatureArray(
                shape: [30, 512], values: (0..<30 * 512).map { sin(Float($0)) })
            #expect(try VoiceModel(contentsOf: file).scores(of: [clip]) == model.scores(of: [clip]))
        }
    }

    @Test func theyNameWhatTheyHaveLearned() throws {
        let (whole, free) = try (ShippedModels.load("encoder"), ShippedModels.load("encoder-free"))
        #expect(whole.taxonomy == .voice)
        #expect(
            Set(free.taxonomy.emotions) == [.anger, .boredom, .disgust, .fear, .joy, .neutral, .sadness])
        #expect(try #require(whole.card).isNonCommercial)
        let card = try #require(free.card)
        #expect(!card.isNonCommercial)
        #expect(card.sources.map(\.corpus) == ["emodb"])
        for model in [whole, free] {
            for figure in try #require(model.card).figures {
                #expect(figure.unweightedAverageRecall > figure.chance, "\(figure.corpus)")
                #expect(!figure.protocolName.hasPrefix("random"), "\(figure.corpus)")
            }
        }
    }

    /// The layers and statistics that a file's features have are those that the models read.
    @Test func arraysOfAnotherShapeAreRefused() throws {
        let model = try ShippedModels.load("encoder")
        for shape in [[15, 512], [30, 16], [30 * 512]] {
            let clip = FeatureArray(shape: shape, values: [Float](repeating: 0, count: shape.reduce(1, *)))
            #expect(throws: VoiceEmotionError.self, "\(shape)") { try model.scores(of: [clip]) }
        }
    }

    @Test(.enabled(if: Encoders.hasWhisper, "\(Encoders.noWhisper)"), arguments: names)
    func itReads(_ name: String) throws {
        let reader = try VoiceReader(model: ShippedModels.load(name))
        let voice = Voices.utterance(.anger, speaker: 1, take: 0, seconds: 2.3)
        let reading = try reader.read(voice)
        #expect(reading.model.name == name)
        #expect(reading.scores.values.count == reader.model.taxonomy.count)
        #expect(reading.timeline.count == 2)
        #expect(reading.warnings.contains(.nonCommercialModel) == (name == "encoder"))
        #expect(try reader.read(voice, options: ReadingOptions(threads: 1)) == reading)
    }

    /// With its own profile a voice is read otherwise, and the other model has no use for that profile.
    @Test(.enabled(if: Encoders.hasWhisper, "\(Encoders.noWhisper)"))
    func itTakesProfiles() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "voice.wav")
            _ = try Voices.utterance(.sadness, speaker: 1, take: 0, seconds: 5).write(to: file)
            let reader = try VoiceReader(model: ShippedModels.load("encoder"))
            var maker = try reader.profileMaker()
            try maker.add(.url(file))
            let profile = try maker.profile(named: "mina")
            #expect(profile.model == "encoder")
            let read = try reader.read(.url(file), source: "voice", options: ReadingOptions(profile: profile))
            #expect(try read.scores != reader.read(.url(file), source: "voice").scores)
            let other = try VoiceReader(model: ShippedModels.load("encoder-free"))
            #expect(throws: VoiceEmotionError.otherProfile(name: "mina", madeFor: "encoder", model: "encoder-free")) {
                try other.read(.url(file), source: "voice", options: ReadingOptions(profile: profile))
            }
        }
    }

    /// On clips that it learned from it must be right far more often than by chance: a check of sanity and no figure.
    @Test(
        .enabled(
            if: Encoders.hasWhisper && SharedData.url(of: "emodb") != nil,
            "\(Encoders.noWhisper), or \(SharedData.absence)"))
    func itKnowsRealVoices() throws {
        // The sixth letter of EMO-DB's names is the emotion.
        let emotions: [Character: Emotion] = [
            "W": .anger, "L": .boredom, "E": .disgust, "A": .fear, "F": .joy, "T": .sadness, "N": .neutral,
        ]
        let reader = try VoiceReader(model: ShippedModels.load("encoder-free"))
        let all = SharedData.files(in: "emodb")
        let clips = stride(from: 0, to: all.count, by: max(1, all.count / 10)).prefix(10).map { all[$0] }
        try #require(clips.count == 10)
        let right = try clips.count { clip in
            let letter = Array(clip.deletingPathExtension().lastPathComponent)[5]
            return try reader.read(.url(clip), source: clip.path).scores.top == emotions[letter]
        }
        #expect(right >= 7, "\(right) of 10")
    }
}
