internal import Foundation

/// A magnitude spectrogram with given mel band energies: shape [nFFT / 2 + 1, frames]; librosa's `mel_to_stft`.
///
/// Many spectra have the same bands. Of those without negative bins one is taken whose bands are nearest to the given
/// ones (least squares), near the shortest solution; it is not librosa's bin for bin, but its bands are at least as
/// near.
///
/// - Parameters:
///   - mel: Energies or amplitudes of the bands of `options`, none below zero.
///   - nFFT: Samples in a transform.
///   - power: What the bands are sums of.
///   - options: The bands; their number must be the matrix's rows.
/// - Throws: ``AcousticsError`` for bands that cannot be, and energies that are below zero or not finite.
public func melToSTFT(
    _ mel: FeatureMatrix, nFFT: Int = 2048, power: MelSpectrogram.Power = .power, options: MelOptions? = nil
) throws(AcousticsError) -> FeatureMatrix {
    let options = options ?? MelOptions(nMels: mel.featureCount)
    try AcousticsError.require(
        options.nMels == mel.featureCount, "nMels", options.nMels, "\(mel.featureCount), the matrix's rows")
    try AcousticsError.require(nFFT >= 1 && nFFT <= 1 << 20, "nFFT", nFFT, "in 1...\(1 << 20)")
    if let bad = mel.values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .invalidParameter(name: "mel", value: "\(mel.values[bad])", allowed: "finite and at least 0")
    }
    let bank = try MelFilterBank(sampleRate: mel.timing.sampleRate, nFFT: nFFT, options: options)
    let fit = NonNegativeFit(bank.triangles)
    let frames = mel.frameCount
    var values = [Float](repeating: 0, count: bank.bins * frames)
    for first in stride(from: 0, to: frames, by: FrameReader.blockSize) {
        let lanes = 0..<min(FrameReader.blockSize, frames - first)
        var energies = [SIMD16<Float>](repeating: .zero, count: bank.nMels)
        for band in energies.indices {
            for lane in lanes { energies[band][lane] = mel.values[band * frames + first + lane] }
        }
        for (bin, spectrum) in fit.spectra(of: energies).enumerated() {
            let magnitudes = power == .power ? spectrum.squareRoot() : spectrum
            for lane in lanes { values[bin * frames + first + lane] = magnitudes[lane] }
        }
    }
    return FeatureMatrix(
        names: (0..<bank.bins).map { "magnitude_\($0)" }, frameCount: frames, values: values, timing: mel.timing)
}

/// Mel band energies of cepstral coefficients: shape [nMels, frames], equal to librosa's `mfcc_to_mel`.
///
/// - Parameters:
///   - mfcc: Orthonormal coefficients from 0 up.
///   - nMels: Number of bands, at least as many as coefficients; those left out count as zero.
///   - reference: The energy that 0 dB stands for.
///   - lifter: Strength of the sine lifter that the coefficients were raised by; 0 for none.
public func mfccToMel(
    _ mfcc: FeatureMatrix, nMels: Int = 128, reference: Double = 1, lifter: Double = 0
) throws(AcousticsError) -> FeatureMatrix {
    let count = mfcc.featureCount
    try AcousticsError.require(
        nMels >= max(count, 1) && nMels <= 65_536, "nMels", nMels, "in \(max(count, 1))...65536")
    try AcousticsError.require(lifter >= 0 && lifter.isFinite, "lifter", lifter, "at least 0")
    let frames = mfcc.frameCount
    // A coefficient that the lifter made zero is lost, as in librosa, which divides by next to nothing then.
    let gains = (0..<count).map { k in
        let lift = lifter > 0 ? 1 + lifter / 2 * sin(.pi * Double(k + 1) / lifter) : 1
        return ((k == 0 ? 1 : 2) / Double(nMels)).squareRoot() / (lift == 0 ? 1 : lift)
    }
    var levels: [Float] = []
    levels.reserveCapacity(nMels * frames)
    for band in 0..<nMels {
        var row = [Double](repeating: 0, count: frames)
        for k in 0..<count {
            // The angle in units of pi / (2 nMels), reduced while it is still whole.
            let turns = (2 * band + 1) * k % (4 * nMels)
            let weight = gains[k] * cos(.pi * Double(turns) / Double(2 * nMels))
            for frame in 0..<frames { row[frame] += weight * Double(mfcc.values[k * frames + frame]) }
        }
        levels.append(contentsOf: row.map { Float($0) })
    }
    let names = (0..<nMels).map { "mel_\($0)" }
    return try dbToPower(
        FeatureMatrix(names: names, frameCount: frames, values: levels, timing: mfcc.timing), reference: reference)
}
