import AudioSignal
import NunchiTesting
import Testing

@Suite struct ChannelTests {
    private let stereo = WAVBytes.pcm16([100, 300, -200, 600, 0, 0], channels: 2).bytes

    private func decode(_ channels: DecodingOptions.Channels) throws -> [[Float]] {
        try Waveform(decoding: stereo, options: DecodingOptions(channels: channels)).channels
    }

    @Test func kept() throws {
        #expect(try decode(.keep) == [[100, -200, 0].map { $0 / 32_768 }, [300, 600, 0].map { $0 / 32_768 }])
    }

    @Test func mixedToTheMean() throws {
        #expect(try decode(.mix) == [[200, 200, 0].map { $0 / 32_768 }])
    }

    @Test func oneChosen() throws {
        #expect(try decode(.one(1)) == [[300, 600, 0].map { $0 / 32_768 }])
    }

    @Test(arguments: [-1, 2, 99]) func missingChannelIsAnError(channel: Int) {
        let error = #expect(throws: AudioError.self) { try decode(.one(channel)) }
        #expect(error?.kind == .noSuchChannel(channel: channel, available: 2))
    }

    @Test func mixingThreeChannelsDividesByThree() throws {
        let wave = Waveform(channels: [[0.1], [0.2], [0.4]], sampleRate: 8_000)
        #expect(wave.mono == [(Float(0.1) + 0.2 + 0.4) / 3])
        #expect(wave.mixedToMono().channels == [wave.mono])
    }

    @Test func mixingComesBeforeResampling() throws {
        let sound = Waveform(
            channels: [Signal.noise(seconds: 0.2, seed: 1).mono, Signal.noise(seconds: 0.2, seed: 2).mono],
            sampleRate: 16_000)
        let bytes = try sound.encoded(as: .wav(.float32))
        let decoded = try Waveform(decoding: bytes, options: DecodingOptions(sampleRate: 8_000, channels: .mix))
        #expect(try decoded == sound.mixedToMono().resampled(to: 8_000))
    }

    @Test func tracksAreCounted() throws {
        let url = Golden.url("film.mp4")
        #expect(try Waveform(contentsOf: url, options: DecodingOptions(track: 0)) == Waveform(contentsOf: url))
        let error = #expect(throws: AudioError.self) {
            try Waveform(contentsOf: url, options: DecodingOptions(track: 1))
        }
        #expect(error?.kind == .noSuchTrack(track: 1, available: 1))
    }
}
