import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Files that are not what they should be give a clear error, or all the sound that is in them with a warning.
@Suite struct DamagedInputTests {
    private func failure(_ bytes: [UInt8], _ options: DecodingOptions = DecodingOptions()) -> AudioError? {
        #expect(throws: AudioError.self) { try Waveform(decoding: bytes, options: options) }
    }

    @Test func emptyFile() {
        #expect(failure([])?.kind == .empty)
    }

    @Test func headerOnly() {
        #expect(failure(WAVBytes.pcm16([]).bytes)?.kind == .noSamples(format: "wav"))
    }

    @Test(arguments: [1, 11, 12, 20, 36, 40]) func headerCutShort(length: Int) {
        let code = failure(Array(WAVBytes.pcm16([1, 2, 3]).bytes.prefix(length)))?.code
        #expect(code == "audio.unknown_format" || code == "audio.damaged")
    }

    @Test(arguments: ["Dear diary, today nothing happened.\n", "{\"a\": 1}", "<html><body>404</body></html>", "x"])
    func textIsNoSound(text: String) {
        #expect(failure(Array(String(repeating: text, count: 50).utf8))?.kind == .unknownFormat)
    }

    @Test func zerosAndNoiseAreNoSound() {
        var generator = SeededGenerator(seed: 1)
        #expect(failure([UInt8](repeating: 0, count: 100_000))?.kind == .unknownFormat)
        #expect(failure((0..<100_000).map { _ in UInt8(truncatingIfNeeded: generator.next()) })?.kind == .unknownFormat)
    }

    @Test func silenceDecodes() throws {
        let wave = try Waveform(decoding: WAVBytes.pcm16([Int16](repeating: 0, count: 16_000)).bytes)
        #expect(wave.count == 16_000)
        #expect(wave.isSilent)
        #expect(try Waveform(decoding: WAVBytes.pcm8([UInt8](repeating: 128, count: 100)).bytes).isSilent)
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity]) func notFinite(value: Float) throws {
        var samples = [Float](repeating: 0.1, count: 16_000)
        samples[12_344] = value
        let error = failure(WAVBytes.float32(samples, channels: 2, sampleRate: 8_000).bytes)
        guard case .nonFinite(let found, let index, let channel, let seconds) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.isNaN == value.isNaN)
        #expect(value.isNaN || found == value)
        #expect((index, channel) == (6_172, 0))
        #expect(seconds == 0.7715)
        #expect(error?.source == "<memory>")
        #expect(error?.stream == 0)
    }

    @Test func aChannelThatIsNotUsedMayHoldAnything() throws {
        let bytes = WAVBytes.float32([0.5, .nan, 0.25, .nan], channels: 2).bytes
        #expect(try Waveform(decoding: bytes, options: DecodingOptions(channels: .one(0))).mono == [0.5, 0.25])
        #expect(failure(bytes, DecodingOptions(channels: .one(1)))?.code == "audio.non_finite")
        #expect(failure(bytes, DecodingOptions(channels: .mix))?.code == "audio.non_finite")
    }

    @Test func tenMilliseconds() throws {
        let wave = try Waveform(decoding: WAVBytes.pcm16([Int16](repeating: 5, count: 160)).bytes)
        #expect(wave.duration == 0.01)
    }

    @Test func wavCutShortGivesWhatIsThere() throws {
        let file = WAVBytes(payload: [UInt8](repeating: 1, count: 32_000), declaredDataSize: 96_000)
        let decoded = try DecodedAudio(.bytes(file.bytes))
        #expect(decoded.waveform.count == 16_000)
        #expect(decoded.warnings == [.truncated(decodedSeconds: 1, declaredSeconds: 3)])
        let odd = WAVBytes(payload: [UInt8](repeating: 1, count: 31_999), declaredDataSize: 32_000)
        #expect(try DecodedAudio(.bytes(odd.bytes)).waveform.count == 15_999)
    }

    @Test(arguments: [0, 0x7FFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFD8] as [UInt32])
    func wavThatWasStreamed(size: UInt32) throws {
        let file = WAVBytes(payload: [UInt8](repeating: 1, count: 32_000), declaredDataSize: size)
        let decoded = try DecodedAudio(.bytes(file.bytes))
        #expect(decoded.waveform.count == 16_000)
        #expect(decoded.warnings == [.lengthNotDeclared])
    }

    @Test func wavThatPromisesSoundAndHasNone() {
        let file = WAVBytes(declaredDataSize: 32_000)
        #expect(failure(file.bytes)?.kind == .truncated(decodedSeconds: 0, declaredSeconds: 1))
    }

    @Test(arguments: [0.3, 0.5, 0.9, 0.999]) func flacCutShort(part: Double) throws {
        let whole = Signal.noise(seconds: 3)
        let bytes = try whole.encoded(as: .flac())
        let cut = Array(bytes.prefix(Int(Double(bytes.count) * part)))
        guard case .truncated(let decoded, let declared) = failure(cut)?.kind else {
            Issue.record("no error for \(part)")
            return
        }
        #expect(declared == 3)
        #expect(decoded > part * 3 - 0.5 && decoded < 3)
        let partial = try DecodedAudio(.bytes(cut), options: DecodingOptions(allowsPartial: true))
        let expected = try Waveform(decoding: bytes).slice(from: 0, to: decoded)
        #expect(partial.waveform == expected)
        #expect(partial.warnings.contains(.truncated(decodedSeconds: decoded, declaredSeconds: 3)))
    }

    @Test func flacWithAFlippedBit() throws {
        var bytes = try Signal.noise(seconds: 3).encoded(as: .flac())
        bytes[bytes.count / 2] ^= 0x10
        guard case .damaged(let seconds?, format: "flac") = failure(bytes)?.kind else {
            Issue.record("no error")
            return
        }
        #expect(seconds > 1 && seconds < 2)
        let partial = try DecodedAudio(.bytes(bytes), options: DecodingOptions(allowsPartial: true))
        #expect(partial.warnings.contains(.damaged(packets: 1, firstSeconds: seconds)))
        #expect(partial.waveform.count < 48_000)
    }

    @Test func aSpanBeforeTheDamageIsRead() throws {
        let bytes = try Signal.noise(seconds: 3).encoded(as: .flac())
        let cut = Array(bytes.prefix(bytes.count * 2 / 3))
        #expect(try Waveform(decoding: cut, options: DecodingOptions(start: 0.5, end: 1)).count == 8_000)
    }

    @Test(arguments: ["tone.m4a", "film.mp4", "tone.mp3"]) func otherFormatsCutShort(file: String) throws {
        let bytes = try [UInt8](Data(contentsOf: Golden.url(file)))
        let code = failure(Array(bytes.prefix(bytes.count / 2)))?.code
        #expect(code == "audio.damaged" || code == "audio.truncated")
    }

    @Test func absurdLengthsAllocateNothing() throws {
        var bytes = try Signal.noise(seconds: 0.5).encoded(as: .flac())
        // The count of samples: 36 bits from the middle of byte 21 on.
        bytes[21] |= 0x0F
        for index in 22..<26 { bytes[index] = 0xFF }
        #expect(failure(bytes)?.code == "audio.truncated")
        #expect(try Waveform(decoding: bytes, options: DecodingOptions(allowsPartial: true)).count == 8_000)
    }

    @Test(arguments: [
        WAVBytes(channels: 0, payload: [0, 0]), WAVBytes(channels: 65_535, payload: [0, 0]),
        WAVBytes(sampleRate: 0, payload: [0, 0]), WAVBytes(sampleRate: 1, payload: [0, 0]),
        WAVBytes(sampleRate: .max, payload: [0, 0]), WAVBytes(sampleRate: 0x7FFF_FFFF, payload: [0, 0]),
        WAVBytes(bitsPerSample: 0, payload: [0, 0]), WAVBytes(bitsPerSample: 999, payload: [0, 0]),
        WAVBytes(formatTag: 0x1234, payload: [0, 0]),
    ]) func absurdHeaders(file: WAVBytes) {
        let codes: Set<String?> = ["audio.damaged", "audio.sample_rate", "audio.unsupported_codec"]
        #expect(codes.contains(failure(file.bytes)?.code))
        #expect(codes.contains(failure(file.bytes, DecodingOptions(sampleRate: 16_000))?.code))
    }

    @Test func picturesHaveNoSound() throws {
        let gif: [UInt8] =
            Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
            + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]
        #expect(failure(gif)?.kind == .noAudioTrack(format: "gif"))
        let film = #expect(throws: AudioError.self) { try Waveform(contentsOf: Golden.url("silent-film.mp4")) }
        #expect(film?.kind == .noAudioTrack(format: "mov"))
    }

    @Test func mutatedFilesNeverCrash() throws {
        var generator = SeededGenerator(seed: 99)
        let noise = Signal.noise(seconds: 0.3)
        let originals = try SourceTests.formats.map { try noise.encoded(as: $0) }
        var outcomes: Set<String> = []
        for round in 0..<400 {
            var bytes = originals[round % originals.count]
            for _ in 0..<8 {
                let place = Int(generator.next() % UInt64(round % 2 == 0 ? min(200, bytes.count) : bytes.count))
                bytes[place] = UInt8(truncatingIfNeeded: generator.next())
            }
            do {
                let options = DecodingOptions(
                    start: round % 4 == 0 ? 0.15 : 0, allowsPartial: round % 3 == 0, maximumSeconds: 100)
                let wave = try Waveform(decoding: bytes, options: options)
                #expect(wave.count > 0 && wave.firstNonFinite == nil)
                outcomes.insert("decoded")
            } catch let error as AudioError {
                outcomes.insert(error.code)
            }
        }
        #expect(outcomes.contains("decoded") && outcomes.count > 2)
    }
}
