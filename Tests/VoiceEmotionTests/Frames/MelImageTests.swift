import AudioSignal
import NunchiTesting
import Testing
import VoiceEmotion

/// What the settings of images of words do.
struct MelImageTests {
    private static let rate = 8000
    private static let usual: [String: Double] = ["rate": 8000, "fft": 512, "window": 128, "hop": 186, "bands": 64]

    private static func image(_ extra: [String: Double], of sound: [Float]) throws -> [Float] {
        try MelImage(FeaturePlan("mel-image", settings: usual.merging(extra) { $1 })).values(of: sound)
    }

    private static func vowel(pitch: Double = 120, formants: [Double], seconds: Double) -> [Float] {
        Signal.vowel(pitch: pitch, formants: formants, seconds: seconds, sampleRate: rate).mono
    }

    /// Mean distance of two images.
    private static func distance(_ one: [Float], _ other: [Float]) -> Float {
        zip(one, other).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(one.count)
    }

    /// Two vowels one after the other, both in so many seconds.
    private static func word(_ seconds: Double) -> [Float] {
        vowel(formants: [300, 2300, 3000], seconds: seconds / 2)
            + vowel(formants: [750, 1200, 2500], seconds: seconds / 2)
    }

    @Test func aFittedImageHoldsQuickAndSlowWordsAlike() throws {
        let (quick, slow) = (Self.word(0.25), Self.word(0.75))
        let plain = Self.distance(try Self.image([:], of: quick), try Self.image([:], of: slow))
        let fitted = Self.distance(try Self.image(["fit": 1], of: quick), try Self.image(["fit": 1], of: slow))
        #expect(fitted < plain / 4)
        // The change comes in the middle of either.
        let image = try Self.image(["fit": 1, "cepstra": 12], of: slow)
        #expect(Self.distance(Array(image[..<(20 * 64)]), Array(image[(24 * 64)...])) > 5)
    }

    @Test(arguments: [1, 30, 43, 44, 400]) func aFittedImageOfFewSamplesHasItsShape(_ count: Int) throws {
        let image = try Self.image(["fit": 1], of: Array(Self.word(0.5).prefix(count)))
        #expect(image.count == 44 * 64)
        #expect(image.allSatisfy { $0.isFinite })
    }

    @Test func smoothedBandsDoNotShowThePitch() throws {
        let formants = [500.0, 1500, 2500]
        let settings: [String: Double] = ["window": 512, "fit": 1]
        let low = Self.vowel(pitch: 160, formants: formants, seconds: 0.5)
        let high = Self.vowel(pitch: 210, formants: formants, seconds: 0.5)
        let plain = Self.distance(try Self.image(settings, of: low), try Self.image(settings, of: high))
        let smooth = settings.merging(["cepstra": 10]) { $1 }
        #expect(
            Self.distance(try Self.image(smooth, of: low), try Self.image(smooth, of: high)) < plain * 0.7)
    }

    @Test func asManyCoefficientsAsBandsChangeNothing() throws {
        let sound = Self.word(0.5)
        #expect(
            mismatch(try Self.image(["cepstra": 64], of: sound), try Self.image([:], of: sound), absolute: 0.01)
                == nil)
    }

    @Test func eachBandCanHaveMeanZeroAndAllOneDeviation() throws {
        let image = try Self.image(["clip_norm": 3, "fit": 1], of: Self.word(0.5))
        for band in 0..<64 {
            let sum = stride(from: band, to: image.count, by: 64).reduce(Float(0)) { $0 + image[$1] }
            #expect(abs(sum / 44) < 1e-3)
        }
        let square = image.reduce(Float(0)) { $0 + $1 * $1 } / Float(image.count)
        #expect(abs(square - 1) < 1e-3)
    }

    @Test func levelsEndWhereTheyAreAskedTo() throws {
        let image = try Self.image(["top_db": 30], of: Self.word(0.5))
        #expect(image.min() == -30)
        #expect(image.max() == 0)
    }

    @Test func aWindowLongerThanTheTransformIsNamed() throws {
        #expect(
            throws: VoiceEmotionError.setting(
                name: "features.settings.window", value: "4096", recipe: "mel-image")
        ) { try VoiceFeatureSets.load(FeaturePlan("mel-image", settings: ["window": 4096])) }
    }
}
