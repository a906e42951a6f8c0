internal import Foundation

/// The spectrum of windows of a curve of onset strength; librosa's `feature.fourier_tempogram`.
///
/// - Parameters:
///   - envelope: One row, such as from ``onsetStrength(_:sampleRate:mel:_:stft:)``.
///   - winLength: Frames of the curve in a window.
///   - center: Whether window t is centred at frame t, zeros standing before and behind the curve, or begins there.
///   - window: What the window is multiplied by.
/// - Returns: Complex values of shape [winLength / 2 + 1, frames], one frame more than the curve has where windows of even
///   length are centred; ``fourierTempoFrequencies(winLength:sampleRate:hopLength:)`` tells the tempo of each bin.
/// - Throws: ``AcousticsError`` for more than one row, values that are not finite, and parameters that cannot be.
public func fourierTempogram(
    envelope: FeatureMatrix, winLength: Int = 384, center: Bool = true, window: Window = .hann
) throws(AcousticsError) -> ComplexSpectrogram {
    let options = STFTOptions(nFFT: winLength, hopLength: 1, window: window, center: center)
    let spectra = try stft(onsetCurve(envelope), sampleRate: envelope.timing.sampleRate, options)
    var timing = envelope.timing
    timing.firstCenter += spectra.timing.firstCenter * Double(timing.hopLength)
    return ComplexSpectrogram(
        bins: spectra.bins, frameCount: spectra.frameCount, real: spectra.real, imaginary: spectra.imaginary,
        timing: timing)
}

/// The tempo in beats per minute of each bin of a Fourier tempogram; librosa's `fourier_tempo_frequencies`.
public func fourierTempoFrequencies(winLength: Int = 384, sampleRate: Int, hopLength: Int) -> [Double] {
    let rate = 60 * Double(sampleRate) / Double(hopLength)
    return (0..<max(0, winLength / 2 + 1)).map { Double($0) * rate / Double(winLength) }
}

/// The predominant local pulse: a curve that swings with the tempo around each frame and peaks at its beats (Grosche and
/// Müller 2011); librosa's `beat.plp`.
///
/// Of each window's spectrum the strongest tempo alone is kept, with its phase, and transformed back. As in librosa a
/// frame whose strongest tempo has a negative real part is left far larger than the others.
///
/// - Parameters:
///   - envelope: One row; librosa takes the median of the default bands here.
///   - winLength: Frames of the curve in a window.
///   - tempoRange: The tempos that count in beats per minute, librosa's `tempo_min` and `tempo_max`; nil for all.
///   - prior: How likely tempos are; nil for all alike.
/// - Returns: One row, `pulse`, 0...1. The last step scales it by its maximum, so this cannot stream.
/// - Throws: ``AcousticsError`` for more than one row, values that are not finite, and parameters that cannot be.
public func plp(
    envelope: FeatureMatrix, winLength: Int = 384, tempoRange: ClosedRange<Double>? = 30...300,
    prior: TempoPrior? = nil
) throws(AcousticsError) -> FeatureMatrix {
    let spectra = try fourierTempogram(envelope: envelope, winLength: winLength)
    let tempos = fourierTempoFrequencies(
        winLength: winLength, sampleRate: envelope.timing.sampleRate, hopLength: envelope.timing.hopLength)
    let weights = tempos.map { prior?.logDensity($0) ?? 0 }
    let range = tempoRange ?? -.infinity ... .infinity
    let frames = spectra.frameCount
    var real = [Float](repeating: 0, count: spectra.real.count)
    var imaginary = real
    var levels = [Float](repeating: 0, count: spectra.bins)
    for frame in 0..<frames {
        for bin in tempos.indices {
            let place = bin * frames + frame
            let strength = range.contains(tempos[bin]) ? hypot(spectra.real[place], spectra.imaginary[place]) : 0
            levels[bin] = Float(Double(log1p(1e6 * strength)) + weights[bin])
        }
        let highest = levels.max() ?? 0
        let kept = tempos.indices.filter { range.contains(tempos[$0]) && levels[$0] >= highest }
        // NumPy orders complex numbers by their real parts; the bins that are not kept are zero.
        var largest: (Float, Float) = kept.count < tempos.count ? (0, 0) : (-.infinity, 0)
        for bin in kept {
            let value = (spectra.real[bin * frames + frame], spectra.imaginary[bin * frames + frame])
            if value > largest { largest = value }
        }
        let scale = Float.leastNormalMagnitude.squareRoot() + hypot(largest.0, largest.1)
        for bin in kept {
            let place = bin * frames + frame
            real[place] = spectra.real[place] / scale
            imaginary[place] = spectra.imaginary[place] / scale
        }
    }
    let phases = ComplexSpectrogram(
        bins: spectra.bins, frameCount: frames, real: real, imaginary: imaginary, timing: spectra.timing)
    var pulse = try istft(phases, STFTOptions(nFFT: winLength, hopLength: 1), length: envelope.frameCount)
    let highest = max(0, pulse.max() ?? 0)
    for frame in pulse.indices {
        pulse[frame] = max(0, pulse[frame]) / (highest < .leastNormalMagnitude ? 1 : highest)
    }
    return FeatureMatrix(
        names: ["pulse"], frameCount: envelope.frameCount, values: pulse, timing: envelope.timing)
}
