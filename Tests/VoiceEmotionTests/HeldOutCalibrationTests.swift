import Affect
import Foundation
import Learning
import NunchiTesting
import Testing
import VoiceEmotion

/// How much a model is believed, from what it said of speakers that it had not heard.
struct HeldOutCalibrationTests {
    private static func calibration(
        _ predictions: [(truth: Int, scores: [Double])],
        learned: (EvaluationResult.Prediction) -> Bool = { _ in true }
    ) throws -> HeldOutCalibration {
        try HeldOutCalibration(
            EvaluationResult(
                corpus: "made", recipe: "small", protocolName: "leave-one-speaker-out",
                classes: ClassList(Taxonomy(emotions: [.anger, .joy, .neutral])),
                predictions: predictions.enumerated().map { index, clip in
                    EvaluationResult.Prediction(
                        file: "\(index).wav", speaker: "made:\(index % 4)", truth: clip.truth, scores: clip.scores,
                        fold: index % 4)
                }, seed: 0, seconds: 1, warnings: []), learned: learned)
    }

    /// So many clips whose truth is drawn with one sureness while the model claims another.
    private static func clips(_ count: Int, right: (Int) -> Double, says: (Double) -> Double) -> [(
        truth: Int, scores: [Double]
    )] {
        var generator = NunchiTesting.SeededGenerator(seed: 11)
        return (0..<count).map { index in
            let sureness = right(index)
            let named = index % 3
            let isRight = generator.unit() < sureness
            let told = says(sureness)
            let truth = isRight ? named : (named + (generator.unit() < 0.5 ? 1 : 2)) % 3
            return (truth, (0..<3).map { $0 == named ? told : (1 - told) / 2 })
        }
    }

    /// Of what it calls 0.99 sure seven in ten are right. With two others alike, dividing the logarithms by T gives the odds
    /// 198^(1/T) : 1, and 0.7 is 14 : 3.
    @Test func overconfidenceRaisesTheTemperature() throws {
        let found = try Self.calibration(Self.clips(4000, right: { _ in 0.7 }, says: { _ in 0.99 }))
        let expected = 5.288 / 1.540
        #expect(isClose(found.temperature, expected, relative: 0.1), "\(found.temperature)")
        #expect(isClose(found.threshold, 0.7, absolute: 0.03), "\(found.threshold)")
    }

    @Test func whoSpeaksTrueIsBelieved() throws {
        let found = try Self.calibration(Self.clips(4000, right: { 0.4 + 0.1 * Double($0 % 6) }, says: { $0 }))
        #expect((1...1.1).contains(found.temperature), "\(found.temperature)")
    }

    /// Speakers of the same recordings make no model more sure than it is.
    @Test func modestyIsLeftAsItIs() throws {
        let found = try Self.calibration(Self.clips(600, right: { _ in 0.99 }, says: { _ in 0.5 }))
        #expect(found.temperature == 1)
        #expect(isClose(found.threshold, 0.5, absolute: 1e-9))
    }

    /// As modest as above; 100 clips each at 0.6, 0.5 and 0.4, of which all, half and none are right. Named are those from
    /// 0.5 on, of which three quarters are right; all of them would be right half the time.
    @Test func theThresholdLeavesOutWhatIsOftenWrong() throws {
        func clips(_ told: Double, right: Int) -> [(truth: Int, scores: [Double])] {
            (0..<100).map { ($0 < right ? 0 : 1, [told, (1 - told) / 2, (1 - told) / 2]) }
        }
        let found = try Self.calibration(clips(0.6, right: 100) + clips(0.5, right: 50) + clips(0.4, right: 0))
        #expect(found.temperature == 1)
        #expect(isClose(found.threshold, 0.5, absolute: 1e-9))
        #expect(found.clips == 300)
        #expect(isClose(found.named, 2.0 / 3, absolute: 1e-9))
        #expect(isClose(found.right, 0.75, absolute: 1e-9))
    }

    /// What could not be learned says nothing of how far to trust the rest.
    @Test func clipsOfAnUnknownEmotionAreLeftOut() throws {
        let known = Self.clips(300, right: { _ in 0.7 }, says: { _ in 0.99 })
        let unknown = [(truth: Int, scores: [Double])](repeating: (2, [1, 0, 0]), count: 300)
        let alone = try Self.calibration(known)
        #expect(try Self.calibration(known + unknown) { Int($0.file.dropLast(4)) ?? 0 < 300 } == alone)
        #expect(try Self.calibration(known + unknown) != alone)
    }

    /// Where next to nothing is right, half of the readings are named all the same.
    @Test func halfIsNamedHoweverOftenItIsWrong() throws {
        let clips = (0..<400).map { index -> (truth: Int, scores: [Double]) in
            let told = 0.34 + 0.0001 * Double(index)
            return (1 + index % 2, [told, (1 - told) / 2, (1 - told) / 2])
        }
        let found = try Self.calibration(clips)
        let believed = TemperatureScaling(temperature: found.temperature)
        let named = clips.count { clip in
            (believed.probabilities(clip.scores.map { log($0) }).max() ?? 0) >= found.threshold - 1e-12
        }
        #expect(named == 200, "\(named) of 400")
    }

    @Test func nothingIsNoGround() {
        #expect(throws: LearningError.self) { try Self.calibration([]) }
    }
}
