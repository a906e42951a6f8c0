import AudioSignal
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// What made-up hidden states come to over time, worked out by hand.
struct EncoderStatisticsTests {
    /// An encoder whose first value counts frames, a hundred higher with each layer, and whose second never changes.
    private struct Counting: SpeechEncoder {
        let name = "counting"
        let layers = 3
        let width = 2
        let checksum = "0123"

        func hiddenStates(of samples: [Float], layers: [Int]) throws -> [HiddenStates] {
            layers.map { layer in
                let values = (0..<max(1, samples.count / 320)).flatMap { frame -> [Float] in
                    [Float(100 * layer + frame), 7]
                }
                return HiddenStates(width: 2, values: values)
            }
        }
    }

    private static let frame = 320

    /// So many frames, of which some are loud and the others silent.
    private static func sound(_ frames: Int, loud: [Range<Int>], quiet: Float = 0) -> [Float] {
        (0..<frames * frame).map { sample in
            loud.contains { $0.contains(sample / frame) } ? 0.5 : quiet
        }
    }

    /// The first value's mean, deviation and three parts in a layer.
    private static func figures(_ array: FeatureArray, layer: Int = 1) -> [Float] {
        (0..<5).map { array.values[2 * (5 * (layer - 1) + $0)] - ($0 == 1 ? 0 : Float(100 * layer)) }
    }

    private static func figures(of samples: [Float]) throws -> [Float] {
        try figures(EncoderStatistics(encoder: Counting()).array(of: samples))
    }

    @Test func allThatIsLoudCounts() throws {
        let array = try EncoderStatistics(encoder: Counting()).array(of: Self.sound(10, loud: [0..<10]))
        #expect(array.shape == [15, 2])
        for layer in 1...3 {
            // Thirds of ten frames: 0 to 2, 3 to 5, 6 to 9.
            let expected: [Float] = [4.5, Float(8.25).squareRoot(), 1, 4, 7.5]
            #expect(mismatch(Self.figures(array, layer: layer), expected, absolute: 1e-4) == nil)
        }
        // What never changes has no deviation.
        for row in 0..<15 {
            let expected: Float = row % 5 == 1 ? 0 : 7
            #expect(array.values[2 * row + 1] == expected)
        }
    }

    /// Frames reach 45 ms, so that the neighbours of loud ones are heard with them: here 2 to 7.
    @Test func silenceAtTheEndsIsLeftOut() throws {
        let figures = try Self.figures(of: Self.sound(12, loud: [3..<7]))
        #expect(mismatch(figures, [4.5, Float(35.0 / 12).squareRoot(), 2.5, 4.5, 6.5], absolute: 1e-4) == nil)
    }

    /// Heard are 0 to 3 and 8 to 11: the pause counts for the course in time alone.
    @Test func pausesAreLeftOut() throws {
        let figures = try Self.figures(of: Self.sound(12, loud: [0..<3, 9..<12]))
        let deviation = Float([5.5, 4.5, 3.5, 2.5].reduce(0) { $0 + $1 * $1 } / 4).squareRoot()
        #expect(mismatch(figures, [5.5, deviation, 1.5, 5.5, 9.5], absolute: 1e-4) == nil)
    }

    @Test(arguments: [(Float(34), true), (36, false)])
    func thirtyFiveDecibelsAreThePause(_ below: Float, _ isHeard: Bool) throws {
        let quiet = 0.5 * (below == 34 ? Float(0.019953) : 0.015849)
        let figures = try Self.figures(of: Self.sound(12, loud: [3..<7], quiet: quiet))
        #expect(mismatch(figures.prefix(1), [isHeard ? 5.5 : 4.5], absolute: 1e-4) == nil)
        #expect((figures[2] < 2) == isHeard)
    }

    @Test func partsOfASoundAreHeardInIt() throws {
        let features = try EncoderStatistics(encoder: Counting(), depth: 1)
        let samples = Self.sound(10, loud: [0..<10])
        let parts = try features.arrays(
            of: samples, ranges: [2 * Self.frame..<6 * Self.frame, 0..<samples.count, 3 * Self.frame..<4 * Self.frame])
        // Frames 2 to 5 of the whole, not 0 to 3.
        #expect(
            mismatch(Self.figures(parts[0]), [3.5, Float(1.25).squareRoot(), 2, 3, 4.5], absolute: 1e-4) == nil)
        #expect(parts[1] == (try features.array(of: samples)))
        #expect(mismatch(Self.figures(parts[2]), [3, 0, 3, 3, 3], absolute: 1e-4) == nil)
        #expect(try features.arrays(of: samples, ranges: []).isEmpty)
    }

    /// Two frames have three thirds, of which two are one frame.
    @Test func theShortestSounds() throws {
        #expect(try Self.figures(of: [0.1]) == [0, 0, 0, 0, 0])
        let two = try Self.figures(of: Self.sound(2, loud: [0..<2]))
        #expect(mismatch(two, [0.5, 0.5, 0, 0, 1], absolute: 1e-4) == nil)
        // In silence no frame is louder than another.
        let silent = try Self.figures(of: Self.sound(10, loud: []))
        #expect(mismatch(silent.prefix(1), [4.5], absolute: 1e-4) == nil)
        let features = try EncoderStatistics(encoder: Counting(), depth: 1)
        let last = try features.arrays(of: Self.sound(10, loud: [0..<10]), ranges: [3199..<3200])[0]
        #expect(Self.figures(last) == [9, 0, 9, 9, 9])
    }

    @Test func rowsHaveNumbers() {
        #expect(EncoderStatistics.rows(layers: [2, 3], [.mean, .deviation]) == [6, 11, 7, 12])
        #expect(EncoderStatistics.rows(layers: [1], [.firstThird, .middleThird, .lastThird]) == [3, 4, 5])
    }

    @Test func depthAndIdentity() throws {
        let features = try EncoderStatistics(encoder: Counting(), depth: 2)
        #expect(features.leadingShape == [10])
        #expect(features.names == ["state_0", "state_1"])
        #expect(try features.array(of: Self.sound(4, loud: [0..<4])).shape == [10, 2])
        #expect(features.identity == "encoder/1/0123/2")
        #expect(try EncoderStatistics(encoder: Counting()).identity == "encoder/1/0123/3")
        for depth in [0, 4, -1] {
            #expect(throws: SpeechEncoderError.noSuchLayer(encoder: "counting", layer: depth, known: [1, 2, 3])) {
                try EncoderStatistics(encoder: Counting(), depth: depth)
            }
        }
    }

    @Test func plansAskForADepth() throws {
        let file = Encoders.file("tiny_whisper.onnx").path
        let plan = FeaturePlan("encoder", settings: ["depth": 2], encoder: file)
        #expect(try VoiceFeatureSets.load(plan).leadingShape == [10])
        for (name, value) in [("depth", 1e30), ("depth", 1.5), ("depth", .nan), ("layers", 2)] {
            let bad = FeaturePlan("encoder", settings: [name: value], encoder: file)
            let error = #expect(throws: VoiceEmotionError.self) { try VoiceFeatureSets.load(bad) }
            #expect(error?.code == "voice.setting")
        }
    }

    /// One real encoder, of random weights: the first layer's mean over the frames that are heard.
    @Test func theTinyEncoder() throws {
        let encoder = try Encoders.tiny()
        let clip = try Encoders.clip()
        let array = try EncoderStatistics(encoder: encoder).array(of: clip)
        #expect(array.shape == [15, 16] && array.values.allSatisfy(\.isFinite))
        let noise = Signal.noise(seconds: 0.5).mono
        let states = try encoder.hiddenStates(of: noise, layers: [1])[0]
        let even = try EncoderStatistics(encoder: encoder, depth: 1).array(of: noise)
        #expect(mismatch(even.values.prefix(32), states.meanAndDeviation, absolute: 1e-5) == nil)
    }
}
