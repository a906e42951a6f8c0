/// What OpenAI's Whisper hears: mel levels of 25 ms every 10 ms at 16 kHz, scaled to about -1 ... 1.
///
/// log10 of the energies of Slaney mel bands, raised to 8 below the clip's highest, then (x + 4) / 4. The signal is
/// mirrored at its ends, and the last frame is left out.
public struct WhisperLogMel: Sendable, Hashable, Codable {
    /// Samples per second that Whisper expects.
    public static let sampleRate = 16_000

    /// Number of mel bands: 80, or 128 for large-v3.
    public var bands: Int

    /// Seconds that the signal is cut off at or filled up to with zeros; nil leaves its length.
    public var seconds: Double?

    /// 80 bands, 30 seconds: 3000 frames.
    public init(bands: Int = 80, seconds: Double? = 30) {
        self.bands = bands
        self.seconds = seconds
    }

    /// The features of a signal: shape [bands, frames], one frame for every 160 samples.
    ///
    /// - Parameters:
    ///   - samples: One channel.
    ///   - sampleRate: Must be 16000; resample the sound before.
    /// - Throws: ``AcousticsError`` for another sample rate, no or broken samples, and fewer than 160 samples where
    ///   nothing is filled up.
    public func callAsFunction(_ samples: [Float], sampleRate: Int) throws(AcousticsError) -> FeatureMatrix {
        try AcousticsError.require(
            sampleRate == Self.sampleRate, "sampleRate", sampleRate, "\(Self.sampleRate); resample the sound before")
        if samples.isEmpty { throw .emptySignal }
        let frames = STFTOptions(nFFT: 400, hopLength: 160, padMode: .reflect)
        var sound = samples
        if let seconds {
            try AcousticsError.require(
                seconds >= 0.01 && seconds <= 86_400, "seconds", seconds, "between 0.01 and 86400")
            let count = Int(seconds * Double(sampleRate))
            sound = Array(samples.prefix(count)) + [Float](repeating: 0, count: max(0, count - samples.count))
        }
        if sound.count < 160 { throw .signalTooShort(samples: sound.count, needed: 160) }
        let energies = try melSpectrogram(sound, sampleRate: sampleRate, mel: MelOptions(nMels: bands), stft: frames)
        // The highest level is sought among the frames that stay.
        return try powerToDB(energies.frames(0..<energies.frameCount - 1))
            .mapValues { ($0 / 10 + 4) / 4 }
            .renamed { "whisper_" + $0 }
    }
}
