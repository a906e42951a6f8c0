import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct ResamplingTests {
    @Test(arguments: [8_000, 22_050, 44_100]) func equalsLibrosa(rate: Int) throws {
        let chirp = Waveform(samples: try Golden.array("chirp_16000").floats, sampleRate: 16_000)
        let golden = try Golden.array("chirp_\(rate)").floats
        // soxr picks its kernels by the processor: equal bit for bit only on a like one.
        #expect(try mismatch(chirp.resampled(to: rate).mono, golden, absolute: 2e-6) == nil)
    }

    @Test(arguments: [8_000, 11_025, 22_050, 44_100, 48_000, 192_000]) func aToneStaysThatTone(rate: Int) throws {
        let low = Signal.sine(frequency: 440, seconds: 1)
        let resampled = try low.resampled(to: rate)
        let expected = Signal.sine(frequency: 440, seconds: 1, sampleRate: rate)
        #expect(resampled.count == expected.count)
        let middle = rate / 4..<rate * 3 / 4
        #expect(mismatch(resampled.mono[middle], expected.mono[middle], absolute: 1e-5) == nil)
    }

    @Test func whatIsAboveTheNewNyquistRateVanishes() throws {
        let high = Signal.sine(frequency: 6_000, seconds: 1)
        #expect(try high.resampled(to: 8_000).slice(from: 0.25, to: 0.75).peak < 1e-4)
    }

    @Test(arguments: [0, 1, 2, 159, 160, 161, 8_191, 8_192, 8_193, 100_001], [8_000, 22_050, 44_100, 15_999])
    func lengthIsTheRatioRoundedUp(count: Int, rate: Int) throws {
        let wave = Waveform(samples: [Float](repeating: 0.1, count: count), sampleRate: 16_000)
        let expected = Int((Double(count) * (Double(rate) / 16_000)).rounded(.up))
        #expect(try wave.resampled(to: rate).count == expected)
    }

    @Test func channelsAreTreatedAlike() throws {
        let one = Signal.noise(seconds: 0.3, seed: 1).mono
        let two = Signal.noise(seconds: 0.3, seed: 2).mono
        let both = try Waveform(channels: [one, two], sampleRate: 16_000).resampled(to: 22_050)
        #expect(try both.channels[0] == Waveform(samples: one, sampleRate: 16_000).resampled(to: 22_050).mono)
        #expect(try both.channels[1] == Waveform(samples: two, sampleRate: 16_000).resampled(to: 22_050).mono)
    }

    @Test func ownRateChangesNothing() throws {
        let noise = Signal.noise(seconds: 0.1)
        #expect(try noise.resampled(to: 16_000) == noise)
    }

    @Test(arguments: [Int.min, -1, 0, 1, 999, 768_001, Int.max]) func absurdRatesAreRefused(rate: Int) throws {
        let noise = Signal.noise(seconds: 0.1)
        let error = #expect(throws: AudioError.self) { try noise.resampled(to: rate) }
        #expect(error?.code == "audio.sample_rate")
        let bytes = try noise.encoded(as: .wav())
        let decodingError = #expect(throws: AudioError.self) {
            try Waveform(decoding: bytes, options: DecodingOptions(sampleRate: rate))
        }
        #expect(decodingError?.code == "audio.sample_rate")
    }

    @Test func decodingResamplesLikeTheWaveform() throws {
        let noise = Signal.noise(seconds: 1.234)
        let bytes = try noise.encoded(as: .wav(.float32))
        let decoded = try Waveform(decoding: bytes, options: DecodingOptions(sampleRate: 22_050))
        #expect(try decoded == noise.resampled(to: 22_050))
    }
}
