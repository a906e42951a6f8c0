import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct VoiceQualityTests {
    /// The sounds that Praat's values are kept of.
    private static let sounds = ["shaken", "voice", "events"]

    private func sound(_ name: String) throws -> (samples: [Float], rate: Int) {
        switch name {
        case "shaken": (try Golden.array("voice/shaken").floats, 16_000)
        case "voice": (try Sound.voice(), 16_000)
        default: (try Sound.events(), 22_050)
        }
    }

    private func expect(_ values: [Double], _ name: String, absolute: Double, relative: Double = 0) throws {
        let golden = try Golden.array("voice/\(name)").doubles
        #expect(mismatch(values, golden, absolute: absolute, relative: relative) == nil, "\(name)")
    }

    /// Pulses at the middle of alternating periods of 10 ms ± `change`, of alternating heights 1 and `height`.
    private func pulses(change: Double, height: Double, count: Int = 60, rate: Int = 48_000) -> [Float] {
        var samples = [Float](repeating: 0, count: Int(Double(count + 2) * 0.01 * Double(rate)))
        for pulse in 0..<count {
            let centre = 0.01 * Double(pulse + 1) + (pulse.isMultiple(of: 2) ? 0 : change)
            let level = pulse.isMultiple(of: 2) ? 1 : height
            for index in max(0, Int((centre - 0.004) * Double(rate)))..<Int((centre + 0.004) * Double(rate)) {
                // A shape without a mean, so that pulses do not shift each other.
                let offset = (Double(index) + 0.5 - centre * Double(rate)) / (0.0006 * Double(rate))
                samples[index] += Float(0.5 * level * (1 - offset * offset) * exp(-offset * offset / 2))
            }
        }
        return samples
    }

    @Test(arguments: sounds)
    func pitchEqualsPraat(name: String) throws {
        let (samples, rate) = try sound(name)
        let pitch = try autocorrelationPitch(samples, sampleRate: rate)
        try expect(pitch.row(0).map(Double.init), "praat_f0_\(name)", absolute: 0, relative: 1e-5)
        #expect(pitch.timing.secondsPerFrame == 0.01)
    }

    @Test(arguments: ["shaken", "voice"])
    func harmonicityEqualsPraat(name: String) throws {
        let (samples, rate) = try sound(name)
        let auto = try harmonicity(samples, sampleRate: rate)
        try expect(auto.values.map(Double.init), "praat_hnr_ac_\(name)", absolute: 1e-3)
        let cross = try harmonicity(samples, sampleRate: rate, Harmonicity(method: .crossCorrelation))
        try expect(cross.values.map(Double.init), "praat_hnr_cc_\(name)", absolute: 1e-3)
    }

    @Test(arguments: sounds)
    func pulsesAndPerturbationEqualPraat(name: String) throws {
        let (samples, rate) = try sound(name)
        let quality = try VoiceQuality(of: samples, sampleRate: rate)
        try expect(quality.pulses, "praat_pulses_\(name)", absolute: 1e-7)
        // Tones without noise have a harmonicity of rounding alone.
        if name == "events" { return }
        let values = [
            quality.jitterLocal, quality.jitterLocalAbsolute, quality.jitterRAP, quality.jitterPPQ5, quality.jitterDDP,
            quality.shimmerLocal, quality.shimmerLocalDB, quality.shimmerAPQ3, quality.shimmerAPQ5,
            quality.shimmerAPQ11, quality.shimmerDDA, quality.meanHNR, quality.meanPeriod,
        ]
        try expect(values.map { $0 ?? .nan }, "praat_quality_\(name)", absolute: 1e-6, relative: 1e-4)
    }

    @Test(arguments: [0.0, 0.0001, 0.0004])
    func jitterOfAlternatingPeriods(change: Double) throws {
        let quality = try VoiceQuality(of: pulses(change: change, height: 1), sampleRate: 48_000)
        #expect(isClose(try #require(quality.meanPeriod), 0.01, relative: 1e-3))
        // Periods are 10 ms plus and minus the change; a mean of three leaves two thirds of their distance, of five two
        // fifths.
        let expected = 2 * change / 0.01
        for (found, share) in [
            (quality.jitterLocal, 1.0), (quality.jitterRAP, 2.0 / 3), (quality.jitterPPQ5, 0.4), (quality.jitterDDP, 2),
        ] {
            #expect(isClose(try #require(found), share * expected, absolute: 1e-4 + 0.02 * expected), "\(share)")
        }
        #expect(isClose(try #require(quality.jitterLocalAbsolute), 2 * change, absolute: 1e-6 + 0.04 * change))
        #expect(try #require(quality.shimmerLocal) < 0.01)
    }

    @Test(arguments: [1.0, 0.95, 0.8])
    func shimmerOfAlternatingHeights(height: Double) throws {
        let quality = try VoiceQuality(of: pulses(change: 0, height: height), sampleRate: 48_000)
        let expected = 2 * (1 - height) / (1 + height)
        for (found, share) in [
            (quality.shimmerLocal, 1.0), (quality.shimmerAPQ3, 2.0 / 3), (quality.shimmerAPQ5, 0.4),
            (quality.shimmerAPQ11, 6.0 / 11), (quality.shimmerDDA, 2),
        ] {
            #expect(isClose(try #require(found), share * expected, absolute: 0.002 + 0.04 * expected), "\(share)")
        }
        #expect(isClose(try #require(quality.shimmerLocalDB), -20 * log10(height), absolute: 0.1))
        #expect(try #require(quality.jitterLocal) < 0.001)
    }

    @Test func noiseLowersHarmonicity() throws {
        let vowel = Signal.vowel(pitch: 200, seconds: 1).mono
        let power = vowel.reduce(Float(0)) { $0 + $1 * $1 } / Float(vowel.count)
        for decibels in [0.0, 10, 20] {
            let amplitude = (3 * Double(power) * pow(10, -decibels / 10)).squareRoot()
            let noise = Signal.noise(seconds: 1, amplitude: amplitude).mono
            let quality = try VoiceQuality(of: zip(vowel, noise).map { $0 + $1 }, sampleRate: 16_000)
            #expect(isClose(try #require(quality.meanHNR), decibels, absolute: 1), "\(decibels)")
        }
    }

    @Test(arguments: [80.0, 110, 220.5, 393, 580])
    func pitchOfAVowel(pitch: Double) throws {
        let rows = try autocorrelationPitch(Signal.vowel(pitch: pitch, seconds: 0.5).mono, sampleRate: 16_000)
        #expect(rows.row(0).allSatisfy { isClose(Double($0), pitch, relative: 5e-4) })
        #expect(rows.row(1).allSatisfy { $0 > 0.99 })
        #expect(isClose(rows.frameTimes[0] + (rows.frameTimes.last ?? 0), 0.5, absolute: 2e-6))
    }

    @Test func loudnessDoesNotMatter() throws {
        let (samples, rate) = try sound("shaken")
        let loud = try VoiceQuality(of: samples, sampleRate: rate)
        let quiet = try VoiceQuality(of: samples.map { $0 / 1024 }, sampleRate: rate)
        #expect(mismatch(loud.pulses, quiet.pulses, absolute: 1e-9) == nil)
        #expect(isClose(try #require(loud.shimmerLocal), try #require(quiet.shimmerLocal), relative: 1e-9))
    }

    @Test func silenceAndNoiseHaveNoVoice() throws {
        let silence = try Signal.silence(seconds: 0.5).voiceQuality()
        #expect(silence.pulses.isEmpty && silence.meanHNR == nil && silence.jitterLocal == nil)
        #expect(silence.shimmerAPQ11 == nil && silence.meanPeriod == nil)
        for rows in [
            try autocorrelationPitch([Float](repeating: 0.5, count: 8000), sampleRate: 16_000),
            try autocorrelationPitch(Signal.noise(seconds: 0.5).mono, sampleRate: 16_000),
        ] {
            #expect(rows.row(0).filter { !$0.isNaN }.count <= rows.frameCount / 10)
        }
    }

    @Test func extremeSignalsDoNotCrash() throws {
        for sound in [
            Signal.square(frequency: 220, seconds: 0.3, amplitude: 1), Signal.impulse(at: 0, seconds: 0.3),
            Signal.impulse(at: 2000, seconds: 0.3), Signal.sine(frequency: 7999, seconds: 0.3),
        ] {
            let quality = try sound.voiceQuality()
            #expect(quality.meanHNR?.isFinite ?? true)
            let cross = try harmonicity(sound.mono, sampleRate: 16_000, Harmonicity(method: .crossCorrelation))
            #expect(cross.values.allSatisfy { $0.isNaN || abs($0) <= 150 })
        }
    }

    @Test func hugeAndTinySamplesDoNotCrash() throws {
        let vowel = Signal.vowel(pitch: 150, seconds: 0.4, peak: 1).mono
        for scale in [Float.greatestFiniteMagnitude, 1e30, 1e-30, .leastNormalMagnitude, .leastNonzeroMagnitude] {
            let samples = vowel.map { $0 * scale }
            _ = try VoiceQuality(of: samples, sampleRate: 16_000)
            _ = try formants(samples, sampleRate: 16_000)
            _ = try pyin(samples, sampleRate: 16_000)
            _ = try harmonicity(samples, sampleRate: 16_000, Harmonicity(method: .crossCorrelation))
            #expect(try !Loudness(of: [samples], sampleRate: 16_000).integrated.isNaN)
        }
    }

    @Test func refusesShortAndImpossible() throws {
        let tone = Signal.sine(frequency: 200, seconds: 0.03).mono
        #expect(
            failure(try autocorrelationPitch(tone, sampleRate: 16_000))
                == .soundTooShort(seconds: 0.03, needed: 0.04, purpose: "pitch from 75.0 Hz upwards"))
        for count in [1, 2, 100] {
            let short = [Float](repeating: 0.1, count: count)
            guard case .soundTooShort = failure(try VoiceQuality(of: short, sampleRate: 16_000)) else {
                Issue.record("\(count) samples")
                continue
            }
        }
        #expect(failure(try VoiceQuality(of: [], sampleRate: 16_000)) == .emptySignal)
        #expect(failure(try VoiceQuality(of: [0, .nan], sampleRate: 16_000)) == .nonFiniteSample(index: 1))
        let voice = try Sound.voice()
        #expect(failure(try VoiceQuality(of: voice, sampleRate: 0)) != nil)
        for options in [
            AutocorrelationPitch(timeStep: 0), AutocorrelationPitch(timeStep: .nan), AutocorrelationPitch(fMin: 0),
            AutocorrelationPitch(fMin: 9), AutocorrelationPitch(fMin: .nan), AutocorrelationPitch(fMin: 700),
            AutocorrelationPitch(fMin: 8000, fMax: 9000), AutocorrelationPitch(fMax: .infinity),
            AutocorrelationPitch(maxCandidates: 1), AutocorrelationPitch(silenceThreshold: -1),
            AutocorrelationPitch(voicingThreshold: .nan), AutocorrelationPitch(octaveCost: .infinity),
        ] {
            #expect(failure(try autocorrelationPitch(voice, sampleRate: 16_000, options)) != nil, "\(options)")
        }
        for options in [
            Harmonicity(timeStep: -1), Harmonicity(fMin: 0), Harmonicity(periodsPerWindow: 0),
            Harmonicity(periodsPerWindow: .nan), Harmonicity(silenceThreshold: .nan),
        ] {
            #expect(failure(try harmonicity(voice, sampleRate: 16_000, options)) != nil, "\(options)")
        }
        for limits in [
            PeriodLimits(shortest: -1), PeriodLimits(longest: .nan), PeriodLimits(shortest: 0.1),
            PeriodLimits(periodFactor: 0.5), PeriodLimits(amplitudeFactor: .infinity),
        ] {
            #expect(failure(try VoiceQuality(of: voice, sampleRate: 16_000, limits: limits)) != nil, "\(limits)")
        }
    }
}
