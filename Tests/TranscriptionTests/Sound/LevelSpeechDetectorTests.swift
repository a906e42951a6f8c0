import AudioSignal
import NunchiTesting
import Testing
import Transcription

/// Loudness as a sign of speech.
@Suite struct LevelSpeechDetectorTests {
    private func spans(_ sound: Waveform, block: Int = 16_000) -> [Range<Int>] {
        var detector = LevelSpeechDetector()
        let samples = sound.channels[0]
        var spans: [Range<Int>] = []
        for start in stride(from: 0, to: samples.count, by: block) {
            spans += detector.append(Array(samples[start..<min(start + block, samples.count)]))
        }
        return spans + detector.finish()
    }

    private func tone(_ seconds: Double) -> Waveform { Signal.sine(frequency: 200, seconds: seconds, amplitude: 0.3) }

    @Test func findsWhatIsLouderThanTheBackground() throws {
        let sound = try Waveform.concatenated([
            Signal.noise(seconds: 2, amplitude: 0.002), tone(1.5), Signal.noise(seconds: 1, amplitude: 0.002), tone(2),
            Signal.noise(seconds: 1, amplitude: 0.002),
        ])
        for block in [16_000, 777] {
            let found = spans(sound, block: block)
            #expect(found.count == 2)
            #expect(found.map { Double($0.lowerBound) / 16_000 } == [2, 4.5])
            #expect(found.map { Double($0.upperBound) / 16_000 } == [3.5, 6.5])
        }
    }

    @Test func silenceIsNone() {
        #expect(spans(Signal.silence(seconds: 5)).isEmpty)
        #expect(spans(Signal.noise(seconds: 5, amplitude: 0.0005)).isEmpty)
    }

    @Test func aSoundThatNeverPausesComesInParts() {
        let found = spans(tone(65))
        #expect(found.count > 3)
        #expect(found.first?.lowerBound == 0)
        #expect(found.last?.upperBound == 65 * 16_000)
        for (span, next) in zip(found, found.dropFirst()) { #expect(span.upperBound == next.lowerBound) }
        #expect(found.allSatisfy { $0.count <= 21 * 16_000 })
    }
}
