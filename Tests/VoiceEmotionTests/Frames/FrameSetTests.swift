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

    @Test func keyRowsStandForGroupsInOrderOfTime() throws {
        // Three stretches of time, each around a value of its own; the middle of each stretch is nearest to its centre.
        let rows = (0..<30).map { index -> [Float] in
            let (group, place) = (index / 10, index % 10)
            return [Float(50 * group + abs(place - 4)), group == 1 ? 9 : 0]
        }
        let chosen = try KeyRows.nearest(to: 3, in: rows)
        #expect(chosen.map { $0 / 10 } == [0, 1, 2])
        #expect(try KeyRows.nearest(to: 40, in: rows) == Array(0..<30))
        // As many as are asked for, also of rows that are all alike.
        let alike = [[Float]](repeating: [1, 2], count: 12)
        #expect(try KeyRows.nearest(to: 5, in: alike).count == 5)
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
