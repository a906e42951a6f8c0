/// The frequencies of a spectrum and the frames that it is computed for.
public struct SpectralGrid: Sendable, Hashable {
    /// Samples per second.
    public let sampleRate: Int

    /// How the signal is cut and transformed.
    public let stft: STFTOptions

    /// The signal's frames, `stft.nFFT` samples long.
    public let frames: FrameGrid

    /// Number of frequency bins: nFFT / 2 + 1.
    public var bins: Int { stft.nFFT / 2 + 1 }

    /// Frequency of each bin in Hz.
    public var frequencies: [Double] {
        STFTOptions.frequencies(nFFT: stft.nFFT, sampleRate: sampleRate)
    }

    /// The bins whose frequency is at least the lower and below the upper bound.
    ///
    /// - Throws: ``AcousticsError/invalidFrequencyRange(fMin:fMax:hint:)`` where there is none.
    public func bins(in band: Range<Double>) throws(AcousticsError) -> Range<Int> {
        let frequencies = frequencies
        guard let first = frequencies.firstIndex(where: { band.contains($0) }),
            let last = frequencies.lastIndex(where: { band.contains($0) })
        else {
            throw .invalidFrequencyRange(
                fMin: band.lowerBound, fMax: band.upperBound,
                hint: "no bin of \(stft.nFFT) samples at \(sampleRate) Hz lies in it")
        }
        return first..<last + 1
    }

    /// Where the frames lie in time.
    public var timing: FrameTiming { frames.timing(sampleRate: sampleRate) }

    /// The grid of a signal.
    public init(sampleCount: Int, sampleRate: Int, stft: STFTOptions) throws(AcousticsError) {
        try AcousticsError.require(sampleRate > 0, "sampleRate", sampleRate, "above zero")
        self.sampleRate = sampleRate
        self.stft = stft
        frames = try FrameGrid(
            sampleCount: sampleCount, frameLength: stft.nFFT, hopLength: stft.resolvedHopLength, center: stft.center,
            padMode: stft.padMode)
    }
}
