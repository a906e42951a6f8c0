import NunchiTesting
import Testing
import VoiceEmotion

/// Means and deviations of a speaker's clips, worked out by hand.
struct SpeakerStatisticsTests {
    private static let clips = [FeatureArray([1, 2, 5]), FeatureArray([3, 6, 5])]

    @Test func meanAndDeviation() throws {
        let statistics = try #require(SpeakerStatistics(of: Self.clips))
        #expect(statistics.clips == 2)
        #expect(statistics.mean == [2, 4, 5])
        #expect(statistics.deviation == [1, 2, 0])
        #expect(SpeakerStatistics(of: []) == nil)
        #expect(SpeakerStatistics(of: [FeatureArray([])]) == nil)
    }

    /// Frames of all clips together, however many each has.
    @Test func framesCountAlike() throws {
        let clips = [
            FeatureArray(shape: [3, 2], values: [1, 0, 2, 0, 3, 0]), FeatureArray(shape: [1, 2], values: [6, 4]),
        ]
        let statistics = try #require(SpeakerStatistics(of: clips))
        #expect(statistics.clips == 2)
        #expect(statistics.mean == [3, 1])
        #expect(
            mismatch(statistics.deviation, [Float(3.5).squareRoot(), Float(3).squareRoot()], absolute: 1e-6) == nil)
    }

    /// With two clips and halfway at six, the speaker's own counts a quarter.
    @Test func fewClipsCountLess() throws {
        let statistics = try #require(SpeakerStatistics(of: Self.clips)).shrunk(halfway: 6)
        #expect(mismatch(statistics.mean, [0.5, 1, 1.25], absolute: 1e-6) == nil)
        let deviations = [0.25 + 0.75, 0.25 * 4 + 0.75, 0.75].map { Float($0).squareRoot() }
        #expect(mismatch(statistics.deviation, deviations, absolute: 1e-6) == nil)
        let whole = try #require(SpeakerStatistics(of: Self.clips)).shrunk(halfway: 0)
        #expect(whole.mean == [2, 4, 5] && whole.deviation == [1, 2, 0])
    }

    @Test func clipsInTermsOfTheSpeaker() throws {
        let statistics = try #require(SpeakerStatistics(of: Self.clips))
        #expect(statistics(FeatureArray([4, 0, 5])).values == [2, -2, 0])
        let frames = statistics(FeatureArray(shape: [2, 3], values: [1, 2, 5, 3, 6, 5]))
        #expect(frames.shape == [2, 3])
        #expect(frames.values == [-1, -1, 0, 1, 1, 0])
        // What never changed is no reason for infinite values.
        #expect(statistics(FeatureArray([2, 4, 6])).values[2].isFinite)
    }
}
