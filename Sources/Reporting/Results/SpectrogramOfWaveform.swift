import Acoustics
public import AudioSignal

extension Waveform {
    /// How a spectrogram's rows are spread.
    public enum SpectrogramScale: Sendable, Hashable {
        /// 128 mel bands.
        case mel
        /// Evenly in hertz.
        case linear
    }

    /// A picture of the sound's spectrum over time, in dB below the loudest.
    ///
    /// - Parameter showsPitch: whether YIN's fundamental frequency is drawn over it, where there is a voice.
    /// - Throws: `AcousticsError` for a sound without samples.
    public func spectrogramPlot(scale: SpectrogramScale, showsPitch: Bool) throws -> SpectrogramPlot {
        // Frames of 46 ms show harmonics; few enough frames that the picture stays a picture.
        let nFFT = 1 << max(8, Int((0.046 * Double(sampleRate)).binade.exponent) + 1)
        let stft = STFTOptions(nFFT: nFFT, hopLength: max(nFFT / 8, count / 4000))
        let top = Double(sampleRate) / 2
        let levels = DecibelOptions(reference: .maximum)
        let matrix: FeatureMatrix
        switch scale {
        case .mel: matrix = try melSpectrogram(bands: 128, decibels: levels, stft: stft)
        case .linear: matrix = try powerToDB(features([PowerSpectrogram()], stft: stft), levels)
        }
        var plot = try SpectrogramPlot(
            matrix.values, rows: matrix.featureCount, frames: matrix.frameCount,
            frameSeconds: matrix.timing.secondsPerFrame, frequencies: scale == .mel ? .mel(0...top) : .linear(0...top))
        if showsPitch { plot.pitch = try pitchCurve() }
        return plot
    }

    /// YIN every 10 ms, with gaps where a frame is not periodic enough to be a voice.
    private func pitchCurve() throws -> SpectrogramPlot.PitchCurve {
        let stft = STFTOptions(nFFT: 2048, hopLength: max(1, sampleRate / 100))
        let pitch = try features([YIN(fMin: 65, fMax: 600)], stft: stft)
        let voicing = try pitch.row(named: "voicing")
        let hertz = zip(try pitch.row(named: "f0"), voicing).map { $1 > 0.7 ? Double($0) : .nan }
        return SpectrogramPlot.PitchCurve(seconds: pitch.frameTimes, hertz: hertz)
    }
}
