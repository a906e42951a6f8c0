import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// What telephones, rooms, low rates and noise do to known sounds.
struct DegradationTests {
    /// The power of the part of a frequency in a sound, in dB; 0 for a sine of amplitude 1.
    private static func level(_ waveform: Waveform, at frequency: Double, from start: Double = 0.1) -> Double {
        let samples = waveform.slice(from: start, to: waveform.duration - start).mono
        let step = 2 * Double.pi * frequency / Double(waveform.sampleRate)
        var (cosines, sines) = (0.0, 0.0)
        for (index, sample) in samples.enumerated() {
            cosines += Double(sample) * cos(step * Double(index))
            sines += Double(sample) * sin(step * Double(index))
        }
        let scale = 2 / Double(samples.count)
        return 10 * log10(scale * scale * (cosines * cosines + sines * sines) + 1e-20)
    }

    private static func power(_ samples: [Float]) -> Double {
        samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, samples.count))
    }

    /// Tones by themselves, since coding to 8 bits is not linear.
    @Test(arguments: [8000, 16_000, 44_100])
    func aTelephoneKeepsItsBandAlone(_ rate: Int) throws {
        func loss(_ frequency: Double) throws -> Double {
            let tone = Signal.sine(frequency: frequency, seconds: 1, sampleRate: rate)
            let heard = try tone.throughTelephone()
            #expect(heard.sampleRate == rate)
            #expect(abs(heard.count - tone.count) <= 1 + rate / 8000)
            return Self.level(tone, at: frequency) - Self.level(heard, at: frequency)
        }
        #expect(abs(try loss(1000)) < 0.5)
        #expect(abs(try loss(2500)) < 0.5)
        // Butterworth of fourth order: 3 dB at the corner, 24 dB an octave below.
        #expect(isClose(try loss(300), 3, absolute: 0.5))
        #expect(try loss(100) > 35)
        if rate > 12_000 { #expect(try loss(6000) > 50) }
    }

    /// Coding to 8 bits by the mu-law leaves about 38 dB between a loud tone and what is added to it.
    @Test func aTelephoneCodesRoughly() throws {
        // No part of the rate, so that what coding adds does not fall on the tone itself.
        let tone = Signal.sine(frequency: 1013, seconds: 1, sampleRate: 8000)
        let heard = try tone.throughTelephone().mono
        // The filters turn the phase: what does not fit a sine of the same frequency is noise.
        let whole = Self.power(Array(heard[800..<7200]))
        let fitted = pow(10, Self.level(Waveform(samples: heard, sampleRate: 8000), at: 1013) / 10) / 2
        let ratio = 10 * log10(whole / max(1e-12, whole - fitted))
        #expect((32.0...45).contains(ratio), "\(ratio) dB")
    }

    @Test func aLowRateKeepsItsHalf() throws {
        for (frequency, isKept) in [(500.0, true), (3500, true), (4500, false), (7000, false)] {
            let tone = Signal.sine(frequency: frequency, seconds: 1)
            let heard = try tone.narrowed(to: 8000)
            #expect(heard.sampleRate == 16_000 && abs(heard.count - tone.count) <= 2)
            let loss = Self.level(tone, at: frequency) - Self.level(heard, at: frequency)
            #expect(isKept ? abs(loss) < 0.1 : loss > 80, "\(frequency) Hz: \(loss) dB")
        }
    }

    @Test(arguments: [-5.0, 0, 10, 40])
    func noiseIsAddedAtItsRatio(_ ratio: Double) {
        let voice = Signal.vowel(pitch: 150, seconds: 1)
        for seconds in [0.3, 1, 2.5] {
            // Its level is not the same throughout.
            var noise = Signal.noise(seconds: seconds, seed: 4).mono
            for index in noise.indices { noise[index] *= Float(index) / Float(noise.count) }
            let heard = voice.mixed(with: noise, ratio: ratio)
            let added = zip(heard.mono, voice.mono).map { $0 - $1 }
            let found = 10 * log10(Self.power(voice.mono) / Self.power(added))
            #expect(isClose(found, ratio, absolute: 0.01), "\(seconds) s")
        }
    }

    @Test func noiseIsRepeatedAndGoesToAllChannels() {
        let channels: [[Float]] = [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]]
        let heard = Waveform(channels: channels, sampleRate: 8000).mixed(with: [1, -1], ratio: 0)
        let added = zip(heard.channels, channels).map { zip($0, $1).map { $0 - $1 } }
        #expect(mismatch(added[0], added[1], absolute: 1e-6) == nil)
        let gain = added[0][0]
        #expect(gain > 0)
        #expect(mismatch(added[0], [gain, -gain, gain, -gain, gain], absolute: 1e-6) == nil)
    }

    @Test func nothingIsAddedOfSilence() {
        let voice = Signal.vowel(pitch: 150, seconds: 0.2)
        #expect(voice.mixed(with: [], ratio: 3).channels == voice.channels)
        #expect(voice.mixed(with: [0, 0], ratio: 3).channels == voice.channels)
        // Noise in which only what comes after the sound's end is loud is silence too.
        let late = [Float](repeating: 0, count: voice.count) + [1]
        #expect(voice.mixed(with: late, ratio: 3).channels == voice.channels)
        let silence = Signal.silence(seconds: 0.1)
        #expect(silence.mixed(with: [1, -1], ratio: 3).channels == silence.channels)
        #expect(Waveform(samples: [], sampleRate: 8000).mixed(with: [1], ratio: 3).count == 0)
    }

    /// A click shows the room: itself, then echoes of as much power as was asked for, which fall by 60 dB in the decay.
    @Test(arguments: [(0.3, 0.0), (0.8, 0), (0.5, -6)])
    func aRoomHasItsDecay(_ decay: Double, _ echoes: Double) throws {
        let click = Signal.impulse(at: 0, seconds: 1.2)
        let heard = click.reverberated(decay: decay, echoes: echoes, seed: 7).mono
        #expect(heard.count == click.count)
        #expect(heard[0] == 1)
        let tail = heard.dropFirst().map { Double($0) * Double($0) }
        #expect(isClose(10 * log10(tail.reduce(0, +)), echoes, absolute: 0.05))
        // Schroeder's backward sum, from 5 to 35 dB below its beginning, drawn out to 60.
        var rest = tail.reduce(0, +)
        let whole = rest
        var crossings: [Double] = []
        for (index, value) in tail.enumerated() {
            rest -= value
            if crossings.count < 2, rest < whole * pow(10, crossings.isEmpty ? -0.5 : -3.5) {
                crossings.append(Double(index) / 16_000)
            }
        }
        try #require(crossings.count == 2)
        #expect(isClose(2 * (crossings[1] - crossings[0]), decay, relative: 0.08))
    }

    @Test func aRoomIsItsSeeds() {
        let voice = Signal.vowel(pitch: 150, seconds: 0.3)
        let one = voice.reverberated(decay: 0.4, seed: 1)
        #expect(one.channels == voice.reverberated(decay: 0.4, seed: 1).channels)
        #expect(one.channels != voice.reverberated(decay: 0.4, seed: 2).channels)
        let both = Waveform(channels: [voice.mono, voice.mono], sampleRate: 16_000)
        #expect(both.reverberated(decay: 0.4, seed: 1).channels == [one.mono, one.mono])
        #expect(Waveform(samples: [], sampleRate: 16_000).reverberated(decay: 0.4, seed: 1).count == 0)
        // What is linear twice as loud is twice as loud.
        let louder = Waveform(samples: voice.mono.map { 2 * $0 }, sampleRate: 16_000)
        #expect(louder.reverberated(decay: 0.4, seed: 1).mono == one.mono.map { 2 * $0 })
    }
}
