import Acoustics
public import Neural

/// What Whisper's encoder hears of a clip: its mel levels of the clip and one second of digital silence after it.
///
/// The clip is not filled up to 30 s, as Whisper itself does: the encoder then takes a tenth of the time for a clip of 3 s.
public enum WhisperMel {
    /// The sample rate, in hertz.
    public static let sampleRate = WhisperLogMel.sampleRate
    /// Samples of silence after the clip.
    public static let silence = 16_000
    /// Samples of one place of the encoder: two frames of the mel spectrogram.
    public static let samplesPerPlace = 320

    /// Mel levels, shape [frames, bands]: one frame for every 160 samples of clip and silence.
    ///
    /// - Parameters:
    ///   - samples: mono at 16 kHz, finite, at least one.
    ///   - bands: mel bands of the encoder.
    ///   - places: the least number of places of the encoder to fill; beyond the silence there is more silence.
    /// - Throws: `AcousticsError` for no or broken samples.
    public static func levels(of samples: [Float], bands: Int = 80, places: Int = 0) throws -> Tensor {
        try checkSamples(samples)
        let filled = max(samples.count + silence, places * samplesPerPlace)
        let heard = samples + [Float](repeating: 0, count: filled - samples.count)
        let matrix = try WhisperLogMel(bands: bands, seconds: nil)(heard, sampleRate: sampleRate)
        let (frames, values) = (matrix.frameCount, matrix.values)
        return Tensor(shape: [frames, bands]) { to in
            for band in 0..<bands {
                for frame in 0..<frames { to[frame * bands + band] = values[band * frames + frame] }
            }
        }
    }

    /// The encoder's places that belong to a clip of so many samples: at least 1.
    public static func places(ofSamples count: Int) -> Int { max(1, count / samplesPerPlace) }

    /// Checks what an encoder is given.
    static func checkSamples(_ samples: [Float]) throws(AcousticsError) {
        if samples.isEmpty { throw .emptySignal }
        if let index = samples.firstIndex(where: { !$0.isFinite }) { throw .nonFiniteSample(index: index) }
    }
}
