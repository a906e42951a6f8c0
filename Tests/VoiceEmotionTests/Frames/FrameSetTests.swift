import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// What the sets with frames promise beyond single values.
struct FrameSetTests {
    private static let voice = Signal.vowel(pitch: 150, seconds: 0.5).mono

    @Test(arguments: ["log-mel", "mel-image", "frames-mfcc", "key-frames"])
    func valuesFillTheShapeAndAreFinite(_ name: String) throws {
        let set = try VoiceFeatureSets.load(FeaturePlan(name))
        #expect(VoiceFeatureSets.version(of: FeaturePlan(name)) == set.version)
        for seconds in [0.03, 0.3, 1.7] {
            let sound = Signal.vowel(pitch: 150, seconds: seconds, sampleRate: set.sampleRate).mono
            let array = try set.array(of: sound)
            #expect(array.shape.count == set.leadingShape.count + 1)
            #expect(array.shape.last == set.names.count)
            #expect(array.values.allSatisfy { $0.isFinite })
            for (size, known) in zip(array.shape, set.leadingShape) { #expect(known == nil || known == size) }
        }
    }

    @Test(arguments: ["log-mel", "mel-image", "frames-mfcc", "key-frames"])
    func silenceIsFiniteToo(_ name: String) throws {
        let set = try VoiceFeatureSets.load(FeaturePlan(name))
        #expect(try set.values(of: [Float](repeating: 0, count: 9000)).allSatisfy { $0.isFinite })
    }

    @Test func levelIsNotHeardInALogMelOfAClip() throws {
        let loud = try LogMel().values(of: Self.voice)
        let quiet = try LogMel().values(of: Self.voice.map { $0 * 0.25 })
        #expect(mismatch(quiet, loud, absolute: 0.01) == nil)
        let sum = loud.reduce(0, +) / Float(loud.count)
        #expect(abs(sum) < 1e-4)
    }

    @Test func eachBandOfALogMelCanHaveMeanZero() throws {
        let array = try LogMel(FeaturePlan("log-mel", settings: ["clip_norm": 2, "bands": 20])).array(of: Self.voice)
        #expect(array.width == 20)
        for band in 0..<20 {
            let course = stride(from: band, to: array.values.count, by: 20).map { array.values[$0] }
            #expect(abs(course.reduce(0, +) / Float(course.count)) < 1e-4)
        }
    }

    @Test func trimmedWordsBeginAtOnce() throws {
        let set = try MelImage(FeaturePlan("mel-image", settings: ["trim": 40]))
        let word = Signal.vowel(pitch: 150, seconds: 0.3, sampleRate: 22_050).mono
        let silence = [Float](repeating: 0, count: 2048 * 4)
        let plain = try set.values(of: word)
        let padded = try set.values(of: silence + word + silence)
        // The cut is as fine as a quarter of a frame: the same frames are loud.
        func loudFrames(_ values: [Float]) -> [Int] {
            (0..<44).filter { frame in (values[frame * 128..<(frame + 1) * 128].max() ?? -80) > -30 }
        }
        #expect(abs(loudFrames(plain).count - loudFrames(padded).count) <= 2)
        #expect((loudFrames(padded).first ?? 44) <= 2)
    }

    @Test func quietFramesAreLeftOut() throws {
        let all = try FrameMFCC(FeaturePlan("frames-mfcc", settings: ["range_db": 0]))
        let some = try FrameMFCC()
        let sound = Self.voice + [Float](repeating: 0, count: 8000)
        let (whole, loud) = try (all.array(of: sound), some.array(of: sound))
        #expect(whole.shape[0] == 1 + 16_000 / 256)
        #expect(loud.shape[0] < whole.shape[0] * 2 / 3)
    }

    @Test func keyFramesAreInOrderOfTime() throws {
        // Three different sounds one after another: each has a key frame, and they come in the same order.
        let parts = [(120.0, [300.0, 900, 2300]), (260, [850, 1500, 2800]), (180, [500, 2100, 2900])].map {
            Signal.vowel(pitch: $0.0, formants: $0.1, seconds: 0.6).mono
        }
        let plan = FeaturePlan("key-frames", settings: ["k": 3, "length": 0.3, "step": 0.05])
        let set = try KeyFrames(plan)
        let array = try set.array(of: parts.flatMap { $0 })
        #expect(array.shape == [3, 24, 48])
        let size = 24 * 48
        let alone = try parts.map { part in
            Array(try KeyFrames(FeaturePlan("key-frames", settings: ["k": 1])).values(of: part)[..<size])
        }
        for place in 0..<3 {
            let found = Array(array.values[place * size..<(place + 1) * size])
            let distances = alone.map { part in zip(part, found).reduce(0) { $0 + abs($1.0 - $1.1) } }
            #expect(distances.indices.min { distances[$0] < distances[$1] } == place)
        }
    }

    @Test func aShortUtteranceIsRepeated() throws {
        let array = try KeyFrames(FeaturePlan("key-frames", settings: ["k": 4])).array(of: Array(Self.voice[..<4800]))
        let size = 24 * 48
        #expect(Array(array.values[..<size]) == Array(array.values[size..<2 * size]))
    }

    @Test(arguments: [
        ("log-mel", "bands", 3.0), ("log-mel", "hop", 256.5), ("mel-image", "frames", 0), ("log-mel", "speed", 1),
        ("key-frames", "k", 0), ("frames-mfcc", "deltas", 3), ("frames-mfcc", "coefficients", 50),
        ("acoustic", "bands", 64),
    ])
    func aSettingThatCannotBeIsNamed(_ set: String, _ setting: String, _ value: Double) throws {
        let plan = FeaturePlan(set, settings: [setting: value])
        #expect(
            throws: VoiceEmotionError.setting(
                name: "features.settings.\(setting)", value: SettingValue.number(value).description, recipe: set)
        ) { try VoiceFeatureSets.load(plan) }
    }

    @Test func anotherSettingIsAnotherIdentity() throws {
        let usual = try VoiceFeatureSets.load("log-mel").identity
        let other = try VoiceFeatureSets.load(FeaturePlan("log-mel", settings: ["hop": 320])).identity
        #expect(usual != other)
        #expect(try VoiceFeatureSets.load(FeaturePlan("log-mel", settings: ["hop": 256])).identity == usual)
    }
}
