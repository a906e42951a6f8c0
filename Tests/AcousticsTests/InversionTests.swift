import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct InversionTests {
    private let frames = STFTOptions(nFFT: 400, hopLength: 100)

    @Test func griffinLimEqualsLibrosas() throws {
        let magnitudes = try stft(Array(Sound.voice().prefix(3200)), sampleRate: 16_000, frames).magnitude
        let signal = try griffinLim(magnitudes, GriffinLimOptions(start: .zero), stft: frames)
        let golden = try Golden.array("spectra/griffin_lim").floats
        let largest = golden.map(abs).max() ?? 0
        #expect(mismatch(signal, golden, absolute: 1e-3 * largest) == nil)
        let few = GriffinLimOptions(iterations: 5, momentum: 0, start: .zero)
        let plain = try griffinLim(magnitudes, few, stft: frames, length: 3210)
        #expect(plain.count == 3210)
        #expect(
            try mismatch(plain[..<1000], Golden.array("spectra/griffin_lim_plain").floats, absolute: 1e-5) == nil)
    }

    /// How far the signal's magnitudes are from the wanted ones, as a share of these.
    private func distance(_ signal: [Float], _ wanted: FeatureMatrix) throws -> Double {
        let found = try stft(signal, sampleRate: 16_000, frames).magnitude.values
        let error = zip(found, wanted.values).reduce(0.0) { $0 + pow(Double($1.0 - $1.1), 2) }
        return (error / wanted.values.reduce(0.0) { $0 + pow(Double($1), 2) }).squareRoot()
    }

    @Test func moreTurnsComeNearer() throws {
        let magnitudes = try stft(Array(Sound.voice().prefix(6400)), sampleRate: 16_000, frames).magnitude
        let distances = try [0, 4, 32].map { turns in
            let options = GriffinLimOptions(iterations: turns, start: .random(seed: 3))
            return try distance(griffinLim(magnitudes, options, stft: frames), magnitudes)
        }
        #expect(distances[0] > 0.4)
        #expect(distances[1] < 0.7 * distances[0])
        #expect(distances[2] < 0.5 * distances[1])
    }

    @Test func startDependsOnTheSeedAlone() throws {
        let magnitudes = try stft(Array(Sound.voice().prefix(2000)), sampleRate: 16_000, frames).magnitude
        let signals = try [UInt64(1), 1, 2].map { seed in
            try griffinLim(
                magnitudes, GriffinLimOptions(iterations: 2, start: .random(seed: seed)), stft: frames)
        }
        #expect(signals[0] == signals[1])
        #expect(signals[0] != signals[2])
    }

    /// What is left of the bands is no more than librosa leaves, or nothing but rounding.
    @Test(arguments: [(0, "voice", 16_000, 512, 40), (1, "events", 22_050, 2048, 128), (2, "voice", 16_000, 400, 128)])
    func bandsAreAtLeastAsNearAsLibrosas(index: Int, sound: String, rate: Int, nFFT: Int, nMels: Int) throws {
        let samples = try Golden.array(sound).floats
        let mel = try melSpectrogram(
            samples, sampleRate: rate, mel: MelOptions(nMels: nMels), stft: STFTOptions(nFFT: nFFT))
        let fit = try melToSTFT(mel, nFFT: nFFT)
        #expect(fit.values.allSatisfy { $0 >= 0 && $0.isFinite })
        let bank = try MelFilterBank(sampleRate: rate, nFFT: nFFT, options: MelOptions(nMels: nMels))
        let weights = bank.weights
        var left = 0.0
        for band in 0..<nMels {
            for frame in 0..<mel.frameCount {
                var sum = 0.0
                for bin in 0..<bank.bins where weights[band * bank.bins + bin] != 0 {
                    let magnitude = Double(fit[bin, frame])
                    sum += Double(weights[band * bank.bins + bin]) * magnitude * magnitude
                }
                left += pow(sum - Double(mel[band, frame]), 2)
            }
        }
        let whole = mel.values.reduce(0.0) { $0 + Double($1) * Double($1) }
        let golden = try Golden.array("spectra/mel_objectives").doubles[index]
        #expect(0.5 * left / whole <= max(golden, 1e-13), "\(0.5 * left / whole)")
    }

    @Test func amplitudesAreFittedAsWell() throws {
        let mel = try melSpectrogram(Sound.voice(), sampleRate: 16_000, power: .magnitude)
        let fit = try melToSTFT(mel, power: .magnitude)
        let bank = try MelFilterBank(sampleRate: 16_000, nFFT: 2048)
        let bands = (0..<128).map { band in
            (0..<bank.bins).reduce(Float(0)) { $0 + bank.weights[band * bank.bins + $1] * fit[$1, 7] }
        }
        let largest = mel.values.max() ?? 0
        #expect(mismatch(bands, mel.column(7), absolute: 1e-5 * largest) == nil)
    }

    @Test func coefficientsGiveBands() throws {
        let mfcc = try mfcc(
            Sound.voice(), sampleRate: 16_000, count: 13, mel: MelOptions(nMels: 40), lifter: 22)
        try expectEachValue(mfccToMel(mfcc, nMels: 40, lifter: 22), "spectra/mfcc_to_mel", relative: 2e-5)
    }

    /// With as many coefficients as bands nothing is lost.
    @Test func coefficientsUndoTheirTransform() throws {
        let mel = MelOptions(nMels: 30)
        let energies = try melSpectrogram(Sound.voice(), sampleRate: 16_000, mel: mel)
        let mfcc = try analyze(
            Sound.voice(), sampleRate: 16_000,
            descriptors: [MFCC(count: 30, mel: mel, decibels: DecibelOptions(topDB: nil))])
        #expect(try mismatch(mfccToMel(mfcc, nMels: 30).values, energies.values, relative: 2e-5) == nil)
    }

    @Test func soundFromBandsHasThem() throws {
        let voice = try Array(Sound.voice().prefix(6400))
        let stft = STFTOptions(nFFT: 512, hopLength: 128)
        let mel = try melSpectrogram(voice, sampleRate: 16_000, mel: MelOptions(nMels: 80), stft: stft)
        let back = try melToAudio(mel, stft: stft, length: voice.count)
        #expect(back.count == voice.count)
        let found = try melSpectrogram(back, sampleRate: 16_000, mel: MelOptions(nMels: 80), stft: stft)
        let error = zip(found.values, mel.values).reduce(0.0) { $0 + pow(Double($1.0 - $1.1), 2) }
        #expect((error / mel.values.reduce(0.0) { $0 + pow(Double($1), 2) }).squareRoot() < 0.2)
    }

    @Test func badInput() throws {
        let mel = try melSpectrogram(Sound.voice(), sampleRate: 16_000, mel: MelOptions(nMels: 20))
        #expect(failure(try melToSTFT(mel, nFFT: 0)) != nil)
        #expect(failure(try melToSTFT(mel, options: MelOptions(nMels: 21))) != nil)
        #expect(failure(try melToSTFT(mel.mapValues { -$0 })) != nil)
        #expect(failure(try melToSTFT(mel.mapValues { _ in .nan })) != nil)
        #expect(failure(try mfccToMel(mel, nMels: 19)) != nil)
        #expect(failure(try mfccToMel(mel, lifter: .nan)) != nil)
        #expect(failure(try mfccToMel(mel, reference: .infinity)) != nil)
        #expect(try melToSTFT(mel.mapValues { _ in 0 }).values.allSatisfy { $0 == 0 })
        let extremes = mel.mapValues { $0 > 1 ? 1e30 : $0 > 0.1 ? .leastNonzeroMagnitude : 0 }
        #expect(try melToSTFT(extremes).values.allSatisfy { $0.isFinite && $0 >= 0 })
        let magnitudes = try melToSTFT(mel)
        for options in [
            GriffinLimOptions(iterations: -1), GriffinLimOptions(momentum: -0.1), GriffinLimOptions(momentum: .nan),
        ] {
            #expect(failure(try griffinLim(magnitudes, options)) != nil, "\(options)")
        }
        #expect(failure(try griffinLim(magnitudes, stft: frames)) != nil)
        #expect(failure(try griffinLim(magnitudes, length: 0)) != nil)
        #expect(failure(try griffinLim(magnitudes.mapValues { _ in .nan })) != nil)
        let silent = magnitudes.mapValues { _ in 0 }
        #expect(try griffinLim(silent).allSatisfy { $0 == 0 })
    }
}
