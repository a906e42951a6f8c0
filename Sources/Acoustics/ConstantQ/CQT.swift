internal import AudioSignal
internal import CAcoustics
internal import Foundation

/// Constant-Q transform: spectra whose bins are evenly spaced in pitch; librosa's `cqt`.
///
/// Octave by octave from the top: each is computed from a signal of half the rate of the one above (through soxr's
/// quality HQ), with the same filters (Schörkhuber and Klapuri 2010).
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - options: The bins.
/// - Returns: Complex spectra of shape [nBins, frames], frame t centred at sample t * hopLength.
/// - Throws: ``AcousticsError`` for a signal that is empty or not finite, and for bins that reach above half the sample
///   rate or cannot be.
public func cqt(
    _ samples: [Float], sampleRate: Int, _ options: CQTOptions = CQTOptions()
) throws(AcousticsError) -> ComplexSpectrogram {
    let kernels = Kernels()
    try options.check()
    try AcousticsError.require(sampleRate > 0, "sampleRate", sampleRate, "above zero")
    if samples.isEmpty { throw .emptySignal }
    try requireFinite(samples, kernels: kernels)
    let filters: CQTFilters
    if let tuning = options.tuning {
        filters = CQTFilters(options: options, tuning: tuning)
    } else {
        let tuning = try estimateTuning(samples, sampleRate: sampleRate, binsPerOctave: options.binsPerOctave)
        filters = CQTFilters(options: options, tuning: tuning)
    }
    let cutoff = try filters.cutoff()
    let nyquist = Double(sampleRate) / 2
    guard cutoff <= nyquist else {
        throw .invalidFrequencyRange(
            fMin: options.fMin, fMax: filters.frequencies.last ?? options.fMin,
            hint: "the highest filter would reach \(cutoff) Hz, above half the sample rate; use fewer bins")
    }
    let octaves = (options.nBins + options.binsPerOctave - 1) / options.binsPerOctave
    // Halvings that the highest filter leaves room for, and that the hop allows beside those between the octaves.
    let halvings = max(
        0, min(Int(log2(nyquist / cutoff).rounded(.up)) - 2, options.hopLength.trailingZeroBitCount - octaves + 1))
    var level = OctaveSignal(samples: samples, rate: Double(sampleRate), hop: options.hopLength)
    if halvings > 0 {
        guard samples.count >= 1 << halvings else {
            throw .signalTooShort(samples: samples.count, needed: 1 << halvings)
        }
        try level.downsample(by: 1 << halvings)
        if !options.scale { level.samples = level.samples.map { $0 * Float(exp2(Double(halvings) / 2)) } }
    }
    let topRate = level.rate
    var parts: [ComplexSpectrogram] = []
    var end = options.nBins
    while end > 0 {
        let bins = max(0, end - options.binsPerOctave)..<end
        parts.append(
            try level.response(
                of: filters.bins(bins), gain: (topRate / level.rate).squareRoot(),
                padMode: options.padMode, kernels: kernels))
        end = bins.lowerBound
        // Rolling off begins at about four fifths of the new half rate.
        if end > 0, level.hop % 2 == 0, filters.frequencies[end - 1] <= level.rate / 5 {
            try level.downsample(by: 2)
        }
    }
    let scales = options.scale ? filters.lengths(sampleRate: topRate).map { Float($0.squareRoot()) } : nil
    return stack(parts.reversed(), dividedBy: scales, sampleRate: sampleRate, hop: options.hopLength)
}

/// The signal at the rate at which an octave is computed.
private struct OctaveSignal {
    var samples: [Float]
    var rate: Double
    var hop: Int

    /// Lowers the rate, keeping the signal's energy.
    mutating func downsample(by factor: Int) throws(AcousticsError) {
        // The ratio is all that counts for the resampler.
        let lowRate = 3000
        do {
            let slower = try Waveform(samples: samples, sampleRate: lowRate * factor).resampled(to: lowRate)
            let root = (1 / Double(factor)).squareRoot()
            samples = slower.channels[0].map { Float(Double($0) / root) }
        } catch {
            throw .invalidParameter(name: "signal", value: "\(samples.count) samples", allowed: "such that: \(error)")
        }
        rate /= Double(factor)
        hop /= factor
    }

    /// What filters answer to the signal.
    func response(
        of filters: CQTFilters, gain: Double, padMode: PadMode, kernels: Kernels
    ) throws(AcousticsError) -> ComplexSpectrogram {
        let basis = try filters.spectra(sampleRate: rate, gain: gain)
        let spectra = try stft(
            samples, sampleRate: 1,
            STFTOptions(nFFT: basis.nFFT, hopLength: hop, window: .rectangular, padMode: padMode))
        let size = FrameReader.blockSize
        let count = basis.rows * spectra.frameCount
        var real = [Float](repeating: 0, count: count)
        var imaginary = real
        let block = AlignedRoom(count: 2 * basis.bins * size)
        let result = AlignedRoom(count: 4 * basis.rows * size)
        for first in stride(from: 0, to: spectra.frameCount, by: size) {
            let frames = first..<min(first + size, spectra.frameCount)
            let other = block.base + basis.bins * size
            spectra.real.copyColumns(frames, of: spectra.frameCount, to: block.base, kernels: kernels)
            spectra.imaginary.copyColumns(frames, of: spectra.frameCount, to: other, kernels: kernels)
            basis.apply(real: block.base, imaginary: other, kernels: kernels, into: result.base)
            let place = kernels.table.pointee.place
            place?(result.base, basis.rows, frames.count, &real[first], spectra.frameCount)
            place?(result.base + basis.rows * size, basis.rows, frames.count, &imaginary[first], spectra.frameCount)
        }
        return ComplexSpectrogram(
            bins: basis.rows, frameCount: spectra.frameCount, real: real, imaginary: imaginary,
            timing: spectra.timing)
    }
}

/// The bins of all octaves, lowest first, in the frames that all have, each divided by its scale.
private func stack(
    _ octaves: [ComplexSpectrogram], dividedBy scales: [Float]?, sampleRate: Int, hop: Int
) -> ComplexSpectrogram {
    let frames = octaves.reduce(Int.max) { min($0, $1.frameCount) }
    var real: [Float] = []
    var imaginary: [Float] = []
    for octave in octaves {
        for bin in 0..<octave.bins {
            let row = bin * octave.frameCount..<bin * octave.frameCount + frames
            let scale = scales?[real.count / frames] ?? 1
            real.append(contentsOf: octave.real[row].map { $0 / scale })
            imaginary.append(contentsOf: octave.imaginary[row].map { $0 / scale })
        }
    }
    return ComplexSpectrogram(
        bins: real.count / frames, frameCount: frames, real: real, imaginary: imaginary,
        timing: FrameTiming(sampleRate: sampleRate, hopLength: hop))
}
