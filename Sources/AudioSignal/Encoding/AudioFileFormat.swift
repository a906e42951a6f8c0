/// A format that sound is written in.
public enum AudioFileFormat: Sendable, Equatable {
    /// How a WAV file stores a sample.
    public enum WAVSamples: Sendable, Equatable {
        /// 16-bit integers.
        case int16
        /// 24-bit integers.
        case int24
        /// 32-bit floats: any finite value comes back bit for bit.
        case float32
    }

    /// How a FLAC file stores a sample.
    public enum FLACSamples: Sendable, Equatable {
        /// 16-bit integers.
        case int16
        /// 24-bit integers.
        case int24
    }

    /// Uncompressed.
    case wav(WAVSamples = .int16)

    /// Compressed without loss.
    case flac(FLACSamples = .int16)

    /// Vorbis in Ogg; quality from 0 (about 32 kbit/s for each channel) to 10 (about 250).
    case ogg(quality: Double = 5)

    /// Opus in Ogg, at 8, 12, 16, 24 or 48 kHz; it is always read back at 48 kHz. Bits per second over all channels.
    case opus(bitRate: Int = 64_000)

    /// MP3 of one or two channels, at 8 to 48 kHz. Bits per second over all channels.
    case mp3(bitRate: Int = 128_000)

    /// The format that a file name's extension means (`wav`, `flac`, `ogg`, `opus`, `mp3`, in any case), with its
    /// defaults; nil for others.
    public init?(fileExtension: String) {
        switch fileExtension.lowercased() {
        case "wav", "wave": self = .wav()
        case "flac": self = .flac()
        case "ogg", "oga": self = .ogg()
        case "opus": self = .opus()
        case "mp3": self = .mp3()
        default: return nil
        }
    }

    /// The usual extension of such a file, without the point.
    public var fileExtension: String {
        switch self {
        case .wav: "wav"
        case .flac: "flac"
        case .ogg: "ogg"
        case .opus: "opus"
        case .mp3: "mp3"
        }
    }

    /// Refuses what the format cannot hold: nothing is resampled or mixed without being asked.
    func validate(sampleRate: Int, channels: Int, source: String?) throws {
        func refuse(_ property: String, _ found: Int, _ supported: [Int]) -> AudioError {
            AudioError(
                .encodingUnsupported(
                    format: fileExtension.uppercased(), property: property, found: found, supported: supported),
                source: source)
        }
        let limits = limits
        guard limits.rates.isEmpty || limits.rates.contains(sampleRate) else {
            throw refuse("sample rate", sampleRate, limits.rates)
        }
        guard sampleRate <= limits.highestRate else { throw refuse("sample rate", sampleRate, [limits.highestRate]) }
        guard channels <= limits.channels else { throw refuse("channel count", channels, Array(1...limits.channels)) }
    }

    private var limits: (rates: [Int], highestRate: Int, channels: Int) {
        switch self {
        case .wav: ([], 0x7FFF_FFFF, 64)
        case .flac: ([], 655_350, 8)
        case .ogg: ([], 192_000, 8)
        case .opus: ([8_000, 12_000, 16_000, 24_000, 48_000], 48_000, 8)
        case .mp3: ([8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000], 48_000, 2)
        }
    }
}
