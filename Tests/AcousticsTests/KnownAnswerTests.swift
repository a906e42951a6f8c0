import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite("Signals whose answers are known")
struct KnownAnswerTests {
    private let rate = 16_000

    private func middle(_ descriptor: any Descriptor, _ sound: Waveform) throws -> Float {
        let matrix = try sound.features([descriptor])
        return matrix[0, matrix.frameCount / 2]
    }

    @Test("a pure tone's centroid is its frequency, its bandwidth small", arguments: [440.0, 1000, 3000])
    func tone(frequency: Double) throws {
        let sound = Signal.sine(frequency: frequency, seconds: 1, sampleRate: rate)
        #expect(abs(try middle(SpectralCentroid(), sound) - Float(frequency)) < 10)
        #expect(try middle(SpectralBandwidth(), sound) < 100)
        #expect(abs(try middle(SpectralRolloff(), sound) - Float(frequency)) < 20)
        #expect(try middle(SpectralFlatness(), sound) < 1e-3)
        #expect(abs(Double(try middle(ZeroCrossingRate(), sound)) - 2 * frequency / Double(rate)) < 0.002)
    }

    @Test("a square wave of full scale has RMS 1, a sine 1/√2, silence 0")
    func level() throws {
        #expect(
            abs(try middle(RMS(), Signal.square(frequency: 100, seconds: 1, sampleRate: rate, amplitude: 1)) - 1) < 1e-3
        )
        let sine = Signal.sine(frequency: 100, seconds: 1, sampleRate: rate).normalized(toPeak: 1)
        #expect(abs(try middle(RMS(), sine) - Float(0.5).squareRoot()) < 2e-3)
        #expect(try middle(RMS(), Signal.silence(seconds: 1, sampleRate: rate)) == 0)
    }

    @Test("white noise is flat, and its centroid lies in the middle")
    func noise() throws {
        let sound = Signal.noise(seconds: 2, sampleRate: rate)
        let flatness = try sound.features([SpectralFlatness()])
        #expect((flatness.row(0).reduce(0, +) / Float(flatness.frameCount)) > 0.4)
        let centroid = try sound.features([SpectralCentroid()])
        #expect(abs(centroid.row(0).reduce(0, +) / Float(centroid.frameCount) - 4000) < 200)
    }

    @Test("YIN finds the pitch of a harmonic tone and calls it voiced; noise it does not", arguments: [80.0, 150, 333])
    func pitch(frequency: Double) throws {
        let samples = (0..<rate).map { index -> Float in
            let phase = 2 * Double.pi * frequency * Double(index) / Double(rate)
            return Float((1...8).reduce(0.0) { $0 + sin(phase * Double($1)) / Double($1) } * 0.2)
        }
        let tone = Waveform(samples: samples, sampleRate: rate)
        let voice = try tone.features([YIN()])
        #expect(abs(Double(voice[0, voice.frameCount / 2]) - frequency) < 0.005 * frequency)
        #expect(try voice.row(named: "voicing")[voice.frameCount + voice.frameCount / 2] > 0.95)
        let noise = try Signal.noise(seconds: 1, sampleRate: rate).features([YIN()])
        let voicing = try noise.row(named: "voicing")
        #expect(voicing.reduce(0, +) / Float(voicing.count) < 0.6)
    }

    @Test("features do not depend on how the samples came, nor on their neighbours in a block")
    func position() throws {
        let sound = Signal.chirp(from: 100, to: 4000, seconds: 2, sampleRate: rate)
        let whole = try sound.mfcc(count: 13)
        let again = try Waveform(channels: [sound.channels[0], sound.channels[0]], sampleRate: rate).mfcc(count: 13)
        #expect(whole == again)
    }
}

@Suite("Laws")
struct LawTests {
    private let rate = 16_000

    @Test("Parseval: a frame's power over all bins is its energy", arguments: [256, 400, 441, 1000])
    func parseval(size: Int) throws {
        let samples = Signal.noise(seconds: 0.1, sampleRate: rate).channels[0].prefix(size)
        let options = STFTOptions(nFFT: size, hopLength: size, window: .rectangular, center: false)
        let power = try stft(Array(samples), sampleRate: rate, options)
        let last = power.real.featureCount - 1
        var sum = 0.0
        for bin in 0...last {
            let square = Double(power.magnitude[bin, 0]) * Double(power.magnitude[bin, 0])
            sum += square * (bin == 0 || (bin == last && size % 2 == 0) ? 1 : 2)
        }
        let energy = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
        #expect(abs(sum / Double(size) - energy) < 1e-5 * energy)
    }

    @Test("power grows with the square of the gain; MFCC but for the first stay")
    func gain() throws {
        let sound = Signal.chirp(from: 200, to: 3000, seconds: 1, sampleRate: rate)
        let half = sound.scaled(by: 0.5)
        let (loud, soft) = (try sound.melSpectrogram(), try half.melSpectrogram())
        for (a, b) in zip(loud.values, soft.values) { #expect(abs(a - 4 * b) <= 1e-5 * abs(a)) }
        let (first, second) = (try sound.mfcc(count: 5), try half.mfcc(count: 5))
        for row in 1..<5 {
            for (a, b) in zip(first.row(row), second.row(row)) { #expect(abs(a - b) < 1e-2) }
        }
    }

    @Test("a shift by one hop shifts the frames by one")
    func shift() throws {
        let sound = Signal.noise(seconds: 1, sampleRate: rate).channels[0]
        let options = STFTOptions(nFFT: 512, hopLength: 160, center: false)
        let whole = try analyze(sound, sampleRate: rate, descriptors: [MFCC(count: 13)], stft: options)
        let later = try analyze(
            Array(sound.dropFirst(160)), sampleRate: rate,
            descriptors: [MFCC(count: 13, decibels: DecibelOptions(topDB: nil))], stft: options)
        let unlimited = try analyze(
            sound, sampleRate: rate, descriptors: [MFCC(count: 13, decibels: DecibelOptions(topDB: nil))], stft: options
        )
        #expect(whole.frameCount == later.frameCount + 1)
        for row in 0..<13 { #expect(Array(unlimited.row(row).dropFirst()) == Array(later.row(row))) }
    }

    @Test("the spectrum of a sum is the sum of the spectra")
    func linearity() throws {
        let a = Signal.noise(seconds: 0.2, sampleRate: rate, seed: 1).channels[0]
        let b = Signal.noise(seconds: 0.2, sampleRate: rate, seed: 2).channels[0]
        let sum = try stft(zip(a, b).map { $0 + $1 }, sampleRate: rate)
        let (first, second) = (try stft(a, sampleRate: rate), try stft(b, sampleRate: rate))
        for index in sum.real.values.indices {
            #expect(abs(sum.real.values[index] - first.real.values[index] - second.real.values[index]) < 1e-3)
        }
    }
}
