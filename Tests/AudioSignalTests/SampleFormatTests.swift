import AudioSignal
import NunchiTesting
import Testing

/// Integers become floats by division by the power of two above them, floats stay, whatever the WAV's sample format.
@Suite struct SampleFormatTests {
    @Test func eightBitsAreUnsigned() throws {
        let wave = try Waveform(decoding: WAVBytes.pcm8([0, 1, 127, 128, 129, 192, 255]).bytes)
        let expected: [Float] = [-128, -127, -1, 0, 1, 64, 127]
        #expect(wave.channels == [expected.map { $0 / 128 }])
    }

    @Test func sixteenBits() throws {
        let wave = try Waveform(decoding: WAVBytes.pcm16([.min, -1, 0, 1, 16_384, .max]).bytes)
        let expected: [Float] = [-32_768, -1, 0, 1, 16_384, 32_767]
        #expect(wave.channels == [expected.map { $0 / 32_768 }])
    }

    @Test func twentyFourBits() throws {
        let wave = try Waveform(decoding: WAVBytes.pcm24([-8_388_608, -1, 0, 1, 4_194_304, 8_388_607]).bytes)
        let expected: [Float] = [-1, -0x1p-23, 0, 0x1p-23, 0.5, 1 - 0x1p-23]
        #expect(wave.channels == [expected])
    }

    @Test func thirtyTwoBitsAreRoundedToTheNearestFloat() throws {
        let wave = try Waveform(decoding: WAVBytes.pcm32([.min, -1, 0, 1 << 30, .max]).bytes)
        let expected: [Float] = [-1, -0x1p-31, 0, 0.5, 1]
        #expect(wave.channels == [expected])
    }

    @Test func floatsComeBackBitForBit() throws {
        let samples: [Float] = [-0.0, 1.5, -2, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1]
        let wave = try Waveform(decoding: WAVBytes.float32(samples).bytes)
        #expect(wave.channels[0].map(\.bitPattern) == samples.map(\.bitPattern))
    }

    @Test func doublesAreRounded() throws {
        let wave = try Waveform(decoding: WAVBytes.float64([0.1, -1, 1e-30]).bytes)
        #expect(wave.channels == [[0.1, -1, 1e-30]])
    }

    @Test(arguments: [1, 160, 4_095, 4_096, 4_097, 100_000]) func everySampleArrives(count: Int) throws {
        let samples = (0..<count).map { Int16(truncatingIfNeeded: $0 &* 7_919) }
        let wave = try Waveform(decoding: WAVBytes.pcm16(samples).bytes)
        #expect(wave.channels == [samples.map { Float($0) / 32_768 }])
    }

    @Test func highRatesAndManyChannels() throws {
        let fast = try Waveform(decoding: WAVBytes.pcm16([1, 2, 3], sampleRate: 192_000).bytes)
        #expect(fast.sampleRate == 192_000)
        let wide = try Waveform(decoding: WAVBytes.pcm16(Array(0..<32), channels: 8).bytes)
        #expect(wide.channels.count == 8)
        for (number, channel) in wide.channels.enumerated() {
            #expect(channel == (0..<4).map { Float($0 * 8 + number) / 32_768 })
        }
    }
}
