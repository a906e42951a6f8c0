import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct FormantTests {
    /// Impulses through resonators of the given frequencies and bandwidths.
    private func vowel(_ resonances: [(frequency: Double, bandwidth: Double)], pitch: Int = 100, rate: Int = 11_000)
        -> [Float]
    {
        var samples = [Double](repeating: 0, count: rate / 2)
        for index in Swift.stride(from: 0, to: samples.count, by: rate / pitch) { samples[index] = 1 }
        for resonance in resonances {
            let radius = exp(-.pi * resonance.bandwidth / Double(rate))
            let first = 2 * radius * cos(2 * .pi * resonance.frequency / Double(rate))
            for index in samples.indices {
                if index > 0 { samples[index] += first * samples[index - 1] }
                if index > 1 { samples[index] -= radius * radius * samples[index - 2] }
            }
        }
        let peak = samples.reduce(0) { max($0, abs($1)) }
        return samples.map { Float(0.5 * $0 / peak) }
    }

    @Test(arguments: ["shaken", "voice"])
    func equalPraat(name: String) throws {
        let samples = name == "voice" ? try Sound.voice() : try Golden.array("voice/shaken").floats
        let rows = try formants(samples, sampleRate: 16_000)
        let golden = try Golden.array("voice/praat_formants_\(name)")
        #expect([rows.featureCount, rows.frameCount] == golden.shape)
        #expect(mismatch(rows.values.map(Double.init), golden.doubles, absolute: 0.01, relative: 1e-5) == nil)
        #expect(rows.names == ["f1", "f2", "f3", "b1", "b2", "b3"])
        #expect(isClose(rows.timing.secondsPerFrame, 0.00625))
    }

    @Test func resonancesAreFound() throws {
        let resonances = [(650.0, 60.0), (1200, 80), (2500, 120), (3500, 150), (4500, 200)]
        let rows = try formants(vowel(resonances), sampleRate: 11_000, Formants(count: 5, preEmphasisFrom: 1e6))
        for frame in 10..<rows.frameCount - 10 {
            for (index, resonance) in resonances.enumerated() {
                // Bursts of a pitch seldom agree wholly with a window's middle.
                #expect(isClose(Double(rows[index, frame]), resonance.0, absolute: 25))
                #expect(isClose(Double(rows[index + 5, frame]), resonance.1, absolute: 20 + 0.4 * resonance.1))
            }
        }
    }

    @Test(arguments: [11_000, 16_000, 44_100])
    func theRateOfTheSoundDoesNotMatter(rate: Int) throws {
        let options = Formants(count: 2, maxFormants: 4, ceiling: 4000)
        let reference = try formants(Signal.twoResonances(rate: 32_000), sampleRate: 32_000, options)
        let rows = try formants(Signal.twoResonances(rate: rate), sampleRate: rate, options)
        #expect(rows.frameCount == reference.frameCount)
        for frame in 10..<rows.frameCount - 10 {
            for formant in 0..<2 {
                #expect(isClose(rows[formant, frame], reference[formant, frame], absolute: 20))
            }
        }
    }

    @Test func silenceHasNoFormants() throws {
        let rows = try formants([Float](repeating: 0, count: 8000), sampleRate: 16_000)
        #expect(rows.values.allSatisfy { $0.isNaN })
    }

    @Test func extremeSignalsGiveFrequenciesBelowTheCeiling() throws {
        for sound in [
            Signal.square(frequency: 220, seconds: 0.3, amplitude: 1), Signal.impulse(at: 2000, seconds: 0.3),
            Signal.noise(seconds: 0.3), Waveform(samples: [Float](repeating: 1, count: 4000), sampleRate: 16_000),
        ] {
            let rows = try sound.formants()
            for row in 0..<3 {
                #expect(rows.row(row).allSatisfy { $0.isNaN || ($0 >= 50 && $0 <= 5450) })
                #expect(rows.row(row + 3).allSatisfy { $0.isNaN || $0 >= 0 })
            }
        }
    }

    @Test func refusesShortAndImpossible() throws {
        #expect(
            failure(try formants([Float](repeating: 0.1, count: 400), sampleRate: 16_000))
                == .soundTooShort(seconds: 0.025, needed: 0.05, purpose: "formants"))
        #expect(failure(try formants([], sampleRate: 16_000)) == .emptySignal)
        #expect(failure(try formants([.infinity], sampleRate: 16_000)) == .nonFiniteSample(index: 0))
        let voice = try Sound.voice()
        #expect(failure(try formants(voice, sampleRate: -1)) != nil)
        for options in [
            Formants(count: 0), Formants(count: 6), Formants(maxFormants: 0), Formants(maxFormants: 4.3),
            Formants(maxFormants: .nan), Formants(ceiling: 0), Formants(ceiling: .infinity), Formants(timeStep: 0),
            Formants(timeStep: .nan), Formants(windowLength: 0), Formants(windowLength: .nan),
            Formants(windowLength: 1e9), Formants(preEmphasisFrom: -1), Formants(preEmphasisFrom: .nan),
        ] {
            #expect(failure(try formants(voice, sampleRate: 16_000, options)) != nil, "\(options)")
        }
    }
}

extension Signal {
    /// Two decaying tones of 700 and 1900 Hz that begin anew a hundred times a second.
    fileprivate static func twoResonances(rate: Int) -> [Float] {
        (0..<rate / 2).map { index in
            let time = Double(index) / Double(rate)
            let since = time - (time * 100).rounded(.down) / 100
            return Float(
                0.3 * exp(-250 * since) * (sin(2 * .pi * 700 * since) + 0.6 * sin(2 * .pi * 1900 * since)))
        }
    }
}
