import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// The golden files that `Goldens/librosa/generate.py` made with librosa.
private func golden(_ name: String) throws -> NPYArray { try Golden.array("librosa/\(name).npy") }

/// The largest difference, relative to the golden's largest magnitude; nil when the shapes differ.
private func difference(_ matrix: FeatureMatrix, _ expected: NPYArray) -> Double? {
    guard matrix.values.count == expected.doubles.count, matrix.frameCount == expected.shape.last else { return nil }
    let peak = expected.doubles.map { abs($0) }.max() ?? 0
    let distances = zip(matrix.values, expected.doubles).map { abs(Double($0) - $1) }
    return (distances.max() ?? 0) / max(peak, 1e-30)
}

@Suite("Equal to librosa on a known signal")
struct LibrosaGoldenTests {
    private let rate = 22_050
    private let signal: [Float]

    init() throws { signal = try golden("signal").floats }

    private func check(
        _ descriptor: any Descriptor, _ name: String, stft: STFTOptions = STFTOptions(),
        within tolerance: Double = 1e-5,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let matrix = try analyze(signal, sampleRate: rate, descriptors: [descriptor], stft: stft)
        let distance = try #require(
            difference(matrix, try golden(name)), "the shape differs", sourceLocation: location)
        #expect(distance <= tolerance, "\(name) differs by \(distance) of its maximum", sourceLocation: location)
    }

    @Test("stft, real and imaginary parts")
    func complexSpectrum() throws {
        let spectrum = try stft(signal, sampleRate: rate)
        for (matrix, name) in [(spectrum.real, "stft_real"), (spectrum.imaginary, "stft_imag")] {
            let every8th = (0..<matrix.featureCount).flatMap { bin in
                stride(from: 0, to: matrix.frameCount, by: 8).map { matrix[bin, $0] }
            }
            let expected = try golden(name)
            #expect(every8th.count == expected.floats.count)
            let peak = expected.doubles.map { abs($0) }.max() ?? 0
            let distance = zip(every8th, expected.doubles).map { abs(Double($0) - $1) }.max() ?? 1
            #expect(distance <= 1e-6 * peak)
        }
    }

    @Test("stft with 600 points, a Hamming window of 400, not centred")
    func otherSpectrum() throws {
        let options = STFTOptions(nFFT: 600, hopLength: 150, winLength: 400, window: .hamming, center: false)
        let magnitude = try stft(signal, sampleRate: rate, options).magnitude
        let expected = try golden("stft_600_magnitude")
        let every16th = (0..<magnitude.featureCount).flatMap { bin in
            stride(from: 0, to: magnitude.frameCount, by: 16).map { magnitude[bin, $0] }
        }
        #expect(every16th.count == expected.floats.count)
        #expect((zip(every16th, expected.doubles).map { abs(Double($0) - $1) }.max() ?? 1) < 1e-4)
    }

    @Test("mel spectrograms: Slaney, HTK, reflected edges, decibels")
    func mel() throws {
        try check(MelSpectrogram(), "mel", within: 1e-6)
        try check(MelSpectrogram(decibels: DecibelOptions(reference: .maximum)), "mel_db", within: 1e-6)
        let htk = MelOptions(nMels: 40, fMin: 60, fMax: 7600, scale: .htk, norm: .none)
        try check(MelSpectrogram(mel: htk), "mel_htk", stft: STFTOptions(nFFT: 512, hopLength: 256), within: 1e-6)
        let reflected = STFTOptions(nFFT: 1024, hopLength: 400, padMode: .reflect)
        try check(
            MelSpectrogram(mel: MelOptions(nMels: 64), power: .magnitude), "mel_reflect", stft: reflected, within: 1e-6)
    }

    @Test("MFCC, with and without lifter")
    func mfcc() throws {
        try check(MFCC(), "mfcc", within: 1e-6)
        try check(MFCC(count: 13, lifter: 22), "mfcc_lifter", within: 1e-6)
    }

    @Test("deltas of first and second order, both ends' treatments")
    func deltas() throws {
        try check(Delta(of: MFCC(), DeltaOptions()), "delta")
        try check(Delta(of: MFCC(), DeltaOptions(width: 5, mode: .nearest)), "delta_nearest")
        try check(Delta(of: MFCC(), DeltaOptions(order: 2)), "delta2")
    }

    @Test("level and zero crossings")
    func level() throws {
        try check(RMS(), "rms", within: 1e-6)
        try check(ZeroCrossingRate(), "zcr", within: 1e-6)
    }

    @Test("spectral centroid, bandwidth, rolloff, flatness")
    func shape() throws {
        try check(SpectralCentroid(), "centroid", within: 1e-6)
        try check(SpectralBandwidth(), "bandwidth", within: 1e-6)
        try check(SpectralRolloff(), "rolloff", within: 1e-6)
        try check(SpectralFlatness(), "flatness")
    }

    @Test("YIN's fundamental frequency")
    func pitch() throws {
        let pitch = try analyze(signal, sampleRate: rate, descriptors: [YIN(fMin: 65, fMax: 600)])
        let expected = try golden("yin").doubles
        let found = try pitch.row(named: "f0").map(Double.init)
        #expect(found.count == expected.count)
        for (frame, (f0, reference)) in zip(found, expected).enumerated() {
            #expect(abs(f0 - reference) <= 1e-3 * reference, "frame \(frame): \(f0) Hz, librosa \(reference) Hz")
        }
    }
}

@Suite("Equal to librosa on twenty recordings", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct LibrosaRecordingTests {
    @Test("mel and MFCC within 1e-4 of the maximum")
    func recordings() throws {
        let names = try String(contentsOf: Golden.url("librosa/clips.txt"), encoding: .utf8).split(separator: "\n")
        #expect(names.count == 20)
        for name in names {
            let stem = name.dropLast(".flac".count)
            let sound = try Waveform(contentsOf: try #require(SharedData.url(of: "emodb/\(name)")))
            let mel = try sound.melSpectrogram(bands: 40)
            let mfcc = try sound.mfcc(count: 20)
            for (matrix, kind) in [(mel, "mel"), (mfcc, "mfcc")] {
                let distance = try #require(difference(matrix, try golden("clip_\(stem)_\(kind)")))
                #expect(distance <= 1e-4, "\(kind) of \(name) differs by \(distance) of its maximum")
            }
        }
    }
}
