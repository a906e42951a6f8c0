import NunchiTesting
import Testing
import VoiceEmotion

struct HiddenStatesTests {
    @Test func meanAndDeviationOverTime() {
        let states = HiddenStates(width: 2, values: [1, 10, 3, 10, 8, 10, 4, 10])
        #expect(states.frames == 4)
        // Distances from 4: -3, -1, 4, 0.
        #expect(mismatch(states.meanAndDeviation, [4, 10, Float(6.5).squareRoot(), 0], absolute: 1e-6) == nil)
        #expect(HiddenStates(width: 3, values: [1, -2, 5]).meanAndDeviation == [1, -2, 5, 0, 0, 0])
    }

    /// A large mean does not swallow a small deviation.
    @Test func smallDeviationOfALargeMean() {
        let values = (0..<1000).map { Float(10_000) + ($0 % 2 == 0 ? 0.125 : -0.125) }
        #expect(HiddenStates(width: 1, values: values).meanAndDeviation == [10_000, 0.125])
    }
}
