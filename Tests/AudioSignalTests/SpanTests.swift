import AudioSignal
import NunchiTesting
import Testing

/// A span holds exactly the samples that the whole has there.
@Suite struct SpanTests {
    private static let formats: [AudioFileFormat] = [.wav(), .wav(.float32), .flac(), .ogg(), .mp3(), .opus()]

    @Test(arguments: formats) func equalsTheSliceOfTheWhole(format: AudioFileFormat) throws {
        let bytes = try Signal.noise(seconds: 5, seed: 5).encoded(as: format)
        let whole = try Waveform(decoding: bytes)
        var generator = SeededGenerator(seed: 11)
        var spans: [(Double, Double?)] = [(0, nil), (0, 0.01), (4.9, nil), (0.256, 0.512)]
        for _ in 0..<20 {
            let start = generator.unit() * 4.5
            spans.append((start, start + 0.001 + generator.unit()))
        }
        for (start, end) in spans {
            let part = try Waveform(decoding: bytes, options: DecodingOptions(start: start, end: end))
            #expect(part == whole.slice(from: start, to: end), "\(start)...\(String(describing: end))")
        }
    }

    @Test func adjoiningSpansTile() throws {
        let sound = Signal.noise(seconds: 1, sampleRate: 44_100)
        let bytes = try sound.encoded(as: .wav(.float32))
        let parts = try (0..<7).map { number in
            try Waveform(
                decoding: bytes,
                options: DecodingOptions(start: Double(number) / 7, end: Double(number + 1) / 7))
        }
        #expect(try Waveform.concatenated(parts) == sound)
    }

    @Test func spanIsCutBeforeResampling() throws {
        let sound = Signal.noise(seconds: 1)
        let bytes = try sound.encoded(as: .wav(.float32))
        let part = try Waveform(decoding: bytes, options: DecodingOptions(sampleRate: 8_000, start: 0.25, end: 0.5))
        #expect(try part == sound.slice(from: 0.25, to: 0.5).resampled(to: 8_000))
    }

    @Test func startBehindTheEndIsAnError() throws {
        let bytes = try Signal.noise(seconds: 1).encoded(as: .wav())
        let error = #expect(throws: AudioError.self) {
            try Waveform(decoding: bytes, options: DecodingOptions(start: 2))
        }
        #expect(error?.kind == .spanOutside(start: 2, duration: 1))
    }

    @Test func endBehindTheEndIsAWarning() throws {
        let bytes = try Signal.noise(seconds: 1).encoded(as: .flac())
        let decoded = try DecodedAudio(.bytes(bytes), options: DecodingOptions(start: 0.5, end: 3))
        #expect(decoded.waveform.count == 8_000)
        #expect(decoded.warnings == [.spanEndsLate(end: 3, duration: 1)])
    }

    @Test(arguments: [(-1.0, nil), (1.0, 1.0), (1.0, 0.5), (.nan, nil), (.infinity, nil), (0, .nan)])
    func nonsenseIsRefused(start: Double, end: Double?) throws {
        let bytes = try Signal.noise(seconds: 2).encoded(as: .wav())
        let error = #expect(throws: AudioError.self) {
            try Waveform(decoding: bytes, options: DecodingOptions(start: start, end: end))
        }
        #expect(error?.code == "audio.span_invalid")
    }

    @Test func hugeTimesDoNotOverflow() throws {
        let bytes = try Signal.noise(seconds: 1).encoded(as: .wav())
        #expect(try Waveform(decoding: bytes, options: DecodingOptions(end: 1e300)).count == 16_000)
        let error = #expect(throws: AudioError.self) {
            try Waveform(decoding: bytes, options: DecodingOptions(start: 1e300))
        }
        #expect(error?.code == "audio.span_outside")
    }
}
