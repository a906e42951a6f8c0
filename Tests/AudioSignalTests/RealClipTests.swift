import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence))) struct RealClipTests {
    private static let clips: [URL] = ["emodb", "ravdess", "korean", "digits"].flatMap { folder in
        let files = SharedData.files(in: folder)
        return stride(from: 0, to: files.count, by: max(1, files.count / 5)).map { files[$0] }
    }

    @Test func clipsAreSpeech() throws {
        #expect(Self.clips.count >= 20)
        for clip in Self.clips {
            let decoded = try DecodedAudio(.url(clip))
            #expect([8_000, 16_000].contains(decoded.waveform.sampleRate))
            #expect(decoded.waveform.count == decoded.info.frameCount)
            #expect(decoded.warnings.isEmpty)
            #expect(!decoded.waveform.isSilent)
            #expect(decoded.waveform.peak <= 1)
        }
    }

    @Test func memoryAndPathAndSpansAgree() throws {
        for clip in Self.clips {
            let bytes = try Data(contentsOf: clip)
            let whole = try Waveform(contentsOf: clip)
            #expect(try Waveform(decoding: bytes) == whole)
            let options = DecodingOptions(start: 0.2, end: 0.35)
            #expect(try Waveform(contentsOf: clip, options: options) == whole.slice(from: 0.2, to: 0.35))
        }
    }

    @Test func losslessFormatsKeepThem() throws {
        for clip in Self.clips.prefix(8) {
            let whole = try Waveform(contentsOf: clip)
            #expect(try Waveform(decoding: whole.encoded(as: .wav())) == whole)
            #expect(try Waveform(decoding: whole.encoded(as: .flac())) == whole)
        }
    }
}
