import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct EncodingTests {
    @Test(arguments: [AudioFileFormat.wav(), .flac()], [1, 2, 8])
    func sixteenBitsRoundTrip(format: AudioFileFormat, channels: Int) throws {
        var generator = SeededGenerator(seed: UInt64(channels))
        let sound = Waveform(
            channels: (0..<channels).map { _ in
                (0..<5_003).map { _ in Float(Int16(truncatingIfNeeded: generator.next())) / 32_768 }
            }, sampleRate: 44_100)
        #expect(try Waveform(decoding: sound.encoded(as: format)) == sound)
    }

    @Test(arguments: [AudioFileFormat.wav(.int24), .flac(.int24)])
    func twentyFourBitsRoundTrip(format: AudioFileFormat) throws {
        var generator = SeededGenerator(seed: 1)
        let samples = (0..<5_003).map { _ in Float(Int32(truncatingIfNeeded: generator.next()) >> 8) * 0x1p-23 }
        let sound = Waveform(samples: samples, sampleRate: 48_000)
        let bytes = try sound.encoded(as: format)
        #expect(try Waveform(decoding: bytes) == sound)
        #expect(try MediaInfo(.bytes(bytes)).bitsPerSample == 24)
    }

    @Test func floatsRoundTrip() throws {
        let sound = Waveform(samples: [0.1, -3, 1e-20, .leastNonzeroMagnitude], sampleRate: 16_000)
        #expect(try Waveform(decoding: sound.encoded(as: .wav(.float32))) == sound)
    }

    @Test func quantizationRoundsToTheNearestAndHoldsTheLoudest() throws {
        let step = Float(0x1p-15)
        let sound = Waveform(samples: [0.4 * step, 0.6 * step, -0.6 * step, 1, -1, 2, -2], sampleRate: 16_000)
        let read = try Waveform(decoding: sound.encoded(as: .wav()))
        #expect(read.mono == [0, step, -step, 1 - step, -1, 1 - step, -1])
        try withTemporaryDirectory { folder in
            let report = try sound.write(to: folder.appendingPathComponent("loud.wav"))
            #expect(report.clippedSamples == 2)
            #expect(report.byteCount == 44 + 14)
        }
    }

    @Test(arguments: [AudioFileFormat.ogg(quality: 8), .mp3(bitRate: 128_000), .opus(bitRate: 96_000)])
    func lossyFormatsKeepLengthAndTone(format: AudioFileFormat) throws {
        let tone = Signal.sine(frequency: 440, seconds: 1.01, sampleRate: 48_000)
        let read = try Waveform(decoding: tone.encoded(as: format))
        #expect(read.sampleRate == 48_000)
        #expect(read.count == tone.count)
        let middle = 4_800..<43_200
        #expect(mismatch(read.mono[middle], tone.mono[middle], absolute: 0.03) == nil)
    }

    @Test(arguments: [8_000, 16_000, 22_050, 44_100, 48_000]) func mp3AtEveryKindOfRate(rate: Int) throws {
        let tone = Signal.sine(frequency: 440, seconds: 0.5, sampleRate: rate)
        let read = try Waveform(decoding: tone.encoded(as: .mp3(bitRate: 32_000)))
        #expect(read.sampleRate == rate)
        #expect(read.count == tone.count)
    }

    @Test(arguments: [8_000, 16_000, 44_100], [0.01, 0.1, 0.3, 0.77, 1, 1.01, 2.2, 3.3])
    func vorbisKeepsTheLengthOfShortClips(rate: Int, seconds: Double) throws {
        let tone = Signal.sine(frequency: 300, seconds: seconds, sampleRate: rate)
        let bytes = try tone.encoded(as: .ogg())
        #expect(try Waveform(decoding: bytes).count == tone.count)
        #expect(try MediaInfo(.bytes(bytes)).frameCount == tone.count)
    }

    @Test func theSameSoundMakesTheSameBytes() throws {
        let noise = Signal.noise(seconds: 0.5)
        for format in SourceTests.formats {
            #expect(try noise.encoded(as: format) == noise.encoded(as: format))
        }
    }

    @Test func whatAFormatCannotHoldIsRefused() {
        func error(_ format: AudioFileFormat, rate: Int, channels: Int) -> AudioError? {
            let sound = Waveform(channels: [[Float]](repeating: [0, 0], count: channels), sampleRate: rate)
            return #expect(throws: AudioError.self) { try sound.encoded(as: format) }
        }
        #expect(
            error(.mp3(), rate: 48_000, channels: 3)?.kind
                == .encodingUnsupported(format: "MP3", property: "channel count", found: 3, supported: [1, 2]))
        #expect(error(.mp3(), rate: 96_000, channels: 1)?.code == "audio.encoding_unsupported")
        #expect(error(.opus(), rate: 44_100, channels: 1)?.code == "audio.encoding_unsupported")
        #expect(error(.flac(), rate: 16_000, channels: 9)?.code == "audio.encoding_unsupported")
        #expect(error(.ogg(), rate: 400_000, channels: 1)?.code == "audio.encoding_unsupported")
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity]) func valuesThatAreNotFiniteAreRefused(value: Float) {
        let sound = Waveform(channels: [[0, 0, 0], [0, value, 0]], sampleRate: 16_000)
        let error = #expect(throws: AudioError.self) { try sound.encoded(as: .wav(.float32)) }
        guard case .nonFinite(_, index: 1, channel: 1, _) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func extensionsNameFormats() {
        #expect(AudioFileFormat(fileExtension: "WAV") == .wav())
        #expect(AudioFileFormat(fileExtension: "opus") == .opus())
        #expect(AudioFileFormat(fileExtension: "txt") == nil)
        for format in SourceTests.formats {
            #expect(AudioFileFormat(fileExtension: format.fileExtension)?.fileExtension == format.fileExtension)
        }
    }
}
