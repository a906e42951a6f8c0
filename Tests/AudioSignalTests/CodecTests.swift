import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Compressed formats and films decode to what soundfile and FFmpeg's own program make of them.
@Suite struct CodecTests {
    @Test(arguments: ["tone.mp3", "tone.ogg", "tone.m4a", "tone.webm", "film.mp4"])
    func equalsGolden(file: String) throws {
        let wave = try Waveform(contentsOf: Golden.url(file))
        let golden = try Golden.array(file.replacing(".", with: "_"))
        #expect([wave.channels.count, wave.count] == golden.shape)
        #expect(mismatch(wave.channels.flatMap { $0 }, golden.floats, absolute: 1e-5) == nil)
    }

    @Test(arguments: ["tone.mp3", "tone.ogg"]) func paddingOfTheCodecIsRemoved(file: String) throws {
        let wave = try Waveform(contentsOf: Golden.url(file))
        let original = Signal.sine(frequency: 440, seconds: 0.2, sampleRate: 44_100)
        #expect(wave.count == original.count)
        let middle = 1_000..<8_000
        #expect(mismatch(wave.channels[0][middle], original.channels[0][middle], absolute: 0.05) == nil)
    }

    @Test func contentDecidesAndNotTheName() throws {
        try withTemporaryDirectory { folder in
            let flac = try Signal.noise(seconds: 0.1).encoded(as: .flac())
            let url = folder.appendingPathComponent("really-flac.mp3")
            try write(flac, to: url)
            #expect(try Waveform(contentsOf: url) == Waveform(decoding: flac))
            #expect(try MediaInfo(.url(url)).format == "flac")
        }
    }
}
