internal import CAcoustics

/// Harmonic and percussive parts of complex spectra: their magnitudes are separated, their phases kept; librosa's
/// `decompose.hpss`.
///
/// - Parameters:
///   - spectra: Complex spectra of shape [bins, frames].
///   - options: The medians and masks.
/// - Throws: ``AcousticsError`` for values that are not finite and for parameters that cannot be.
public func hpss(
    _ spectra: ComplexSpectrogram, _ options: HPSSOptions = HPSSOptions()
) throws(AcousticsError) -> HarmonicPercussive<ComplexSpectrogram> {
    let masks = try masks(of: spectra, options)
    return HarmonicPercussive(
        harmonic: masked(spectra, masks.harmonic.values), percussive: masked(spectra, masks.percussive.values))
}

/// The harmonic and the percussive part of a signal, each as long as that; librosa's `effects.hpss`.
///
/// The whole signal is needed: this cannot stream.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - options: The medians and masks.
///   - stft: The frames of the spectra that are separated.
/// - Returns: Two signals, which with margins of 1 add up to the whole one.
/// - Throws: ``AcousticsError`` for a signal that is empty, not finite, or (uncentred) shorter than a frame, and for
///   parameters that cannot be.
public func hpss(
    _ samples: [Float], sampleRate: Int, _ options: HPSSOptions = HPSSOptions(), stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> HarmonicPercussive<[Float]> {
    let spectra = try Acoustics.stft(samples, sampleRate: sampleRate, stft)
    let masks = try masks(of: spectra, options)
    return HarmonicPercussive(
        harmonic: try istft(masked(spectra, masks.harmonic.values), stft, length: samples.count),
        percussive: try istft(masked(spectra, masks.percussive.values), stft, length: samples.count))
}

/// The part of a signal that is steady in time; librosa's `effects.harmonic`. Parameters and errors as
/// ``hpss(_:sampleRate:_:stft:)``.
public func harmonic(
    _ samples: [Float], sampleRate: Int, _ options: HPSSOptions = HPSSOptions(), stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> [Float] {
    let spectra = try Acoustics.stft(samples, sampleRate: sampleRate, stft)
    let masks = try masks(of: spectra, options)
    return try istft(masked(spectra, masks.harmonic.values), stft, length: samples.count)
}

/// The part of a signal that is spread over frequency; librosa's `effects.percussive`. Parameters and errors as
/// ``hpss(_:sampleRate:_:stft:)``.
public func percussive(
    _ samples: [Float], sampleRate: Int, _ options: HPSSOptions = HPSSOptions(), stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> [Float] {
    let spectra = try Acoustics.stft(samples, sampleRate: sampleRate, stft)
    let masks = try masks(of: spectra, options)
    return try istft(masked(spectra, masks.percussive.values), stft, length: samples.count)
}

private func masks(
    of spectra: ComplexSpectrogram, _ options: HPSSOptions
) throws(AcousticsError) -> HarmonicPercussive<FeatureMatrix> {
    let count = spectra.real.count
    let kernels = Kernels()
    let magnitudes = [Float](unsafeUninitializedCapacity: count) { output, initialized in
        initialized = count
        spectra.real.withUnsafeBufferPointer { real in
            spectra.imaginary.withUnsafeBufferPointer { imaginary in
                guard let real = real.baseAddress, let imaginary = imaginary.baseAddress,
                    let output = output.baseAddress
                else { return }
                kernels.table.pointee.magnitudes(real, imaginary, count, output)
            }
        }
    }
    let matrix = FeatureMatrix(
        names: (0..<spectra.bins).map { "magnitude_\($0)" }, frameCount: spectra.frameCount, values: magnitudes,
        timing: spectra.timing)
    return try hpssMasks(matrix, options)
}

private func masked(_ spectra: ComplexSpectrogram, _ mask: [Float]) -> ComplexSpectrogram {
    ComplexSpectrogram(
        bins: spectra.bins, frameCount: spectra.frameCount, real: product(spectra.real, mask),
        imaginary: product(spectra.imaginary, mask), timing: spectra.timing)
}

private func product(_ first: [Float], _ second: [Float]) -> [Float] {
    first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
            [Float](unsafeUninitializedCapacity: first.count) { output, initialized in
                for index in 0..<first.count { output[index] = first[index] * second[index] }
                initialized = first.count
            }
        }
    }
}
