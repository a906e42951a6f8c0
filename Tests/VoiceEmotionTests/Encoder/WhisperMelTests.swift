import Acoustics
import AudioSignal
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

struct WhisperMelTests {
    @Test func equalsThePublishedDefinition() throws {
        let golden = try Encoders.array("clip_mel")
        let levels = try WhisperMel.levels(of: Encoders.clip())
        let (bands, frames) = (golden.shape[0], golden.shape[1])
        #expect(levels.shape == [frames, bands])
        let turned = (0..<bands).flatMap { band in (0..<frames).map { levels.elements[$0 * bands + band] } }
        // Levels reach from about -1 to 2.
        #expect(mismatch(turned, golden.floats, absolute: 2e-5) == nil)
    }

    @Test func aSecondOfSilenceFollows() throws {
        let tone = Signal.noise(seconds: 0.5, amplitude: 0.1).mono
        let levels = try WhisperMel.levels(of: tone)
        #expect(levels.shape == [150, 80])
        let floor = levels.elements.max().map { $0 - 2 }
        // The last frame of sound reaches 200 samples into the silence.
        #expect(levels.elements[(52 * 80)...].allSatisfy { $0 == floor })
        #expect(levels.elements[..<(49 * 80)].contains { $0 != floor })
        #expect(try WhisperMel.levels(of: tone, places: 100).shape == [200, 80])
        #expect(try WhisperMel.levels(of: tone, bands: 128).shape == [150, 128])
        #expect([1, 319, 320, 48_000].map(WhisperMel.places) == [1, 1, 1, 150])
    }

    @Test func badInput() {
        #expect(throws: AcousticsError.emptySignal) { try WhisperMel.levels(of: []) }
        #expect(throws: AcousticsError.nonFiniteSample(index: 2)) { try WhisperMel.levels(of: [0, 1, .nan, 0]) }
    }
}
