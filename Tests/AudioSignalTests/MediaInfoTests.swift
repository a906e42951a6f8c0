import AudioSignal
import NunchiTesting
import Testing

@Suite struct MediaInfoTests {
    @Test func wav() throws {
        let file = WAVBytes.pcm24([Int32](repeating: 1, count: 4_800), sampleRate: 48_000)
        let info = try MediaInfo(.bytes(file.bytes, name: "x.wav"))
        #expect(info.source == "x.wav")
        #expect((info.format, info.codec) == ("wav", "pcm_s24le"))
        #expect((info.sampleRate, info.channels) == (48_000, 1))
        #expect(info.bitsPerSample == 24)
        #expect(info.frameCount == 4_800)
        #expect(info.duration == 0.1)
        #expect((info.stream, info.audioTracks, info.hasVideo) == (0, 1, false))
    }

    @Test(arguments: [
        ("tone.mp3", "mp3", "mp3", 44_100), ("tone.ogg", "ogg", "vorbis", 44_100), ("tone.m4a", "mov", "aac", 44_100),
        ("tone.webm", "matroska", "opus", 48_000), ("film.mp4", "mov", "aac", 44_100),
    ]) func compressed(file: String, format: String, codec: String, rate: Int) throws {
        let info = try MediaInfo(.url(Golden.url(file)))
        #expect((info.format, info.codec) == (format, codec))
        #expect((info.sampleRate, info.channels) == (rate, 2))
        #expect(info.hasVideo == (file == "film.mp4"))
        let duration = try #require(info.duration)
        #expect(duration > 0.19 && duration < 0.26)
        #expect(info.bitsPerSample == nil)
    }

    @Test func headerWithoutSamplesIsStillDescribed() throws {
        let info = try MediaInfo(.bytes(WAVBytes.pcm16([], sampleRate: 8_000).bytes))
        #expect(info.sampleRate == 8_000)
        #expect(info.frameCount == nil)
    }

    @Test func theSourcesOwnRateIsToldWhateverIsMadeOfIt() throws {
        let bytes = try Signal.noise(seconds: 0.5).encoded(as: .flac())
        let decoded = try DecodedAudio(.bytes(bytes), options: DecodingOptions(sampleRate: 8_000))
        #expect(decoded.waveform.sampleRate == 8_000)
        #expect(decoded.info.sampleRate == 16_000)
        #expect(decoded.info.frameCount == 8_000)
        #expect(decoded.warnings.isEmpty)
    }
}
