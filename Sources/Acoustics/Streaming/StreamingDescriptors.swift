extension PowerSpectrogram {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension MagnitudeSpectrogram {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension MelSpectrogram {
    /// Streams unless levels depend on the highest one.
    public func streaming(_ stft: STFTOptions) -> Streaming { decibels?.streaming(stft) ?? .transform(stft) }
}

extension MFCC {
    /// Streams unless levels depend on the highest one, as librosa's do.
    public func streaming(_ stft: STFTOptions) -> Streaming { decibels.streaming(stft) }
}

extension LFCC {
    /// Streams unless levels depend on the highest one.
    public func streaming(_ stft: STFTOptions) -> Streaming { decibels.streaming(stft) }
}

extension ChromaSTFT {
    /// Streams where the tuning is given.
    public func streaming(_ stft: STFTOptions) -> Streaming {
        tuning == nil
            ? .wholeSignal(reason: "the tuning is estimated from the whole signal; give it (0 for A = 440 Hz)")
            : .transform(stft)
    }
}

extension PYIN {
    /// Does not stream.
    public func streaming(_ stft: STFTOptions) -> Streaming {
        .wholeSignal(reason: "the most likely course of pitch is found over the whole signal; YIN streams")
    }
}

extension OnsetStrength {
    /// Does not stream, as librosa's does not.
    public func streaming(_ stft: STFTOptions) -> Streaming { DecibelOptions().streaming(stft) }
}

extension DecibelOptions {
    fileprivate func streaming(_ stft: STFTOptions) -> Streaming {
        if topDB != nil {
            return .wholeSignal(
                reason: "levels are cut off below the highest level of the whole signal; set topDB to nil (top_db=null)"
            )
        }
        if reference == .maximum {
            return .wholeSignal(reason: "0 dB is the highest level of the whole signal; give a reference value")
        }
        return .transform(stft)
    }
}

extension Delta {
    /// Streams where its base does, half a width late; a whole one where the ends are those of a polynomial.
    public func streaming(_ stft: STFTOptions) -> Streaming {
        let reach = options.mode == .interp ? options.width - 1 : options.width / 2
        return base.streaming(stft).reaching(before: reach, after: reach)
    }
}

extension MomentDescriptor {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension SpectralRolloff {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension SpectralFlatness {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension SpectralContrast {
    /// Does not stream, as librosa's does not.
    public func streaming(_ stft: STFTOptions) -> Streaming { DecibelOptions().streaming(stft) }
}

extension SpectralFlux {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { Streaming.transform(stft).reaching(before: 1) }
}

extension SpectralSlope {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension HammarbergIndex {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension BandLevel {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { .transform(stft) }
}

extension RMS {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming {
        .frames(StreamedFrames(frameLength: frameLength ?? stft.nFFT, padMode: stft.padMode))
    }
}

extension SoundLevel {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { RMS(frameLength: frameLength).streaming(stft) }
}

extension ZeroCrossingRate {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming {
        .frames(StreamedFrames(frameLength: frameLength ?? stft.nFFT, padMode: .edge))
    }
}

extension YIN {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming {
        .frames(StreamedFrames(frameLength: frameLength, padMode: stft.padMode))
    }
}

extension PitchContour {
    /// Streams.
    public func streaming(_ stft: STFTOptions) -> Streaming { yin.streaming(stft).reaching(before: 1) }
}
