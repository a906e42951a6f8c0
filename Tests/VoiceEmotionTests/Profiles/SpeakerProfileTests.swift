import Affect
import AudioSignal
import Corpora
import Foundation
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

/// Profiles made of recordings, their files, and the models that they are for.
struct SpeakerProfileTests {
    private static func model(_ seed: UInt64 = 0, takes profiles: Bool = true, speakers: Int = 4) throws -> VoiceModel {
        let table = try Voices.table()
        let rows = table.rows.filter { $0.recording.speaker < "s\(speakers)" }
        let recipe = profiles ? VoiceRecipe.small.with { $0.profile = ProfilePlan(halfway: 2) } : .small
        return try VoiceTrainer(recipe: recipe, seed: seed).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
    }

    private static let reader = Result { try VoiceReader(model: model()) }

    private static func voices(_ speaker: Int = 9, seconds: Double = 1) -> [Waveform] {
        [Emotion.anger, .sadness, .anger, .sadness].enumerated().map {
            Voices.utterance($1, speaker: speaker, take: $0, seconds: seconds)
        }
    }

    private static func profile(
        _ name: String = "mina", of voices: [Waveform] = voices(), by reader: VoiceReader? = nil
    ) throws -> SpeakerProfile {
        var maker = try (reader ?? Self.reader.get()).profileMaker()
        try withTemporaryDirectory { folder in
            for (index, voice) in voices.enumerated() {
                let file = folder.appending(path: "\(index).wav")
                _ = try voice.write(to: file)
                try maker.add(.url(file))
            }
        }
        return try maker.profile(named: name)
    }

    private static func withFile(_ body: (URL) throws -> Void) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "mina.safetensors")
            try profile().write(to: file)
            try body(file)
        }
    }

    @Test func aFileHoldsAllOfIt() throws {
        let profile = try Self.profile()
        #expect(profile.name == "mina" && profile.clips == 4)
        #expect(profile.model == "small" && profile.featureIdentity == "seed-mfcc/1")
        try Self.withFile { file in
            let read = try SpeakerProfile(contentsOf: file)
            #expect(read == profile)
            let voice = Voices.utterance(.anger, speaker: 9, take: 6, seconds: 1)
            let reader = try Self.reader.get()
            let expected = try reader.read(voice, options: ReadingOptions(profile: profile))
            #expect(try reader.read(voice, options: ReadingOptions(profile: read, threads: 1)) == expected)
            #expect(try expected.scores != reader.read(voice).scores)
            #expect(expected.emotion == .anger)
        }
    }

    @Test func aLongRecordingIsSeveralClips() throws {
        let long = Voices.utterance(.anger, speaker: 1, take: 0, seconds: 11)
        #expect(try Self.profile(of: [long]).clips == 3)
        // Silence between two halves gives no clip.
        let broken = try Waveform.concatenated(
            [long.slice(from: 0, to: 4), Signal.silence(seconds: 4), long.slice(from: 0, to: 4)])
        #expect(try Self.profile(of: [broken]).clips == 2)
    }

    @Test func recordingsWithoutAVoiceAreRefused() throws {
        var maker = try Self.reader.get().profileMaker()
        try withTemporaryDirectory { folder in
            func add(_ waveform: Waveform) throws {
                let file = folder.appending(path: "voice.wav")
                _ = try waveform.write(to: file)
                try maker.add(.url(file))
            }
            #expect(throws: VoiceEmotionError.silent(peak: 0)) { try add(Signal.silence(seconds: 5)) }
            #expect(throws: VoiceEmotionError.tooShort(seconds: 0.2, needed: 0.25)) {
                try add(Signal.vowel(pitch: 150, seconds: 0.2))
            }
            #expect(throws: AudioError.self) { try maker.add(.path("/nowhere/voice.wav")) }
            #expect(maker.clips == 0)
            #expect(throws: ProfileError.noClips("mina")) { try maker.profile(named: "mina") }
            try add(Signal.vowel(pitch: 150, seconds: 1))
            #expect(try maker.profile(named: "mina").clips == 1)
        }
    }

    @Test func aModelWithoutProfilesTakesNone() throws {
        let reader = try VoiceReader(model: Self.model(takes: false))
        #expect(throws: VoiceEmotionError.noProfiles(model: "small")) { try reader.profileMaker() }
        let profile = try Self.profile()
        #expect(throws: VoiceEmotionError.noProfiles(model: "small")) {
            try reader.read(Self.voices()[0], options: ReadingOptions(profile: profile))
        }
    }

    /// What it was trained on scales the features: a profile in other terms would mislead.
    @Test func anotherModelsProfileIsRefused() throws {
        let profile = try Self.profile()
        var other = try Self.model(speakers: 3)
        other.name = "other"
        #expect(throws: VoiceEmotionError.otherProfile(name: "mina", madeFor: "small", model: "other")) {
            try VoiceReader(model: other).read(Self.voices()[0], options: ReadingOptions(profile: profile))
        }
        // The same scaling of other features.
        var same = try Self.model()
        let clip = try FeatureArray(SeedMFCC().values(of: Self.voices()[0]))
        #expect(try same.probabilities(of: [clip], profile: profile).count == 1)
        same.featureIdentity = "seed-mfcc/2"
        #expect(throws: VoiceEmotionError.self) { try same.probabilities(of: [clip], profile: profile) }
    }

    @Test func whatIsNoProfileIsRefused() throws {
        try Self.withFile { file in
            func expectRefusal(_ comment: Comment) {
                #expect(throws: VoiceEmotionError.notAProfile(file: file.path), comment) {
                    try SpeakerProfile(contentsOf: file)
                }
            }
            let data = try Data(contentsOf: file)
            for (bytes, name) in [(Data(), "empty"), (data.prefix(data.count / 2), "half"), (Data("x".utf8), "text")] {
                try bytes.write(to: file)
                expectRefusal("\(name)")
            }
            try Self.model().write(to: file)
            expectRefusal("a model")
        }
        let missing = URL(filePath: "/nowhere/mina.safetensors")
        let error = #expect(throws: NeuralError.self) { try SpeakerProfile(contentsOf: missing) }
        #expect(error?.file == missing.path)
    }

    @Test func metadataAndTensorsAreChecked() throws {
        let changes: [(String, (inout SafeTensors) -> Void)] = [
            ("no format", { $0.metadata["format"] = nil }), ("no name", { $0.metadata["name"] = nil }),
            ("clips", { $0.metadata["clips"] = "many" }), ("no clips", { $0.metadata["clips"] = "0" }),
            ("no scaling", { $0.metadata["scaling"] = nil }), ("no mean", { $0.tensors["mean"] = nil }),
            ("a deviation fewer", { $0.tensors["deviation"] = Tensor([1, 2]) }),
            ("infinite", { $0.tensors["mean"] = Tensor([Float](repeating: .infinity, count: 40)) }),
            ("nothing", { ($0.tensors["mean"], $0.tensors["deviation"]) = (Tensor([]), Tensor([])) }),
        ]
        for (name, change) in changes {
            try Self.withFile { file in
                var contents = try SafeTensors(contentsOf: file)
                change(&contents)
                try contents.write(to: file)
                #expect(throws: VoiceEmotionError.notAProfile(file: file.path), "\(name)") {
                    try SpeakerProfile(contentsOf: file)
                }
            }
        }
    }

    /// The right mark over statistics of another width: refused, not read beyond its end.
    @Test func anotherWidthIsRefused() throws {
        try Self.withFile { file in
            var contents = try SafeTensors(contentsOf: file)
            (contents.tensors["mean"], contents.tensors["deviation"]) = (Tensor([1, 2]), Tensor([1, 2]))
            try contents.write(to: file)
            let profile = try SpeakerProfile(contentsOf: file)
            #expect(throws: VoiceEmotionError.otherProfile(name: "mina", madeFor: "small", model: "small")) {
                try Self.reader.get().read(Self.voices()[0], options: ReadingOptions(profile: profile))
            }
        }
    }
}
