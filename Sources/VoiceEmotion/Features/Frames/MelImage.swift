import Acoustics

/// The set `mel-image`: the levels of mel bands as an image of fixed size, shape [frames, bands]; what is longer is cut off,
/// what is shorter is filled up with silence.
///
/// Settings: `bands` (128), `frames` (44), `rate` in hertz (22050), `fft` (2048) and `hop` (512) in samples: one second.
/// `window`: samples that a frame looks at, with zeros around them up to `fft` (0, the default: as many as `fft`). `trim`:
/// sound further than so many dB below the loudest frame is cut off at both ends first (0: not, the default). `fit` 1 lays
/// the frames evenly over the whole sound, however long it is, in place of one every `hop` samples: slow and quick words
/// then fill the image alike. Levels are in dB below the loudest band, down to `top_db` (80) below it. `cepstra`: bands are
/// smoothed to what so many cepstral coefficients tell of them, so that the pitch does not show (0, the default: not).
/// `clip_norm` 1 takes the clip's mean off them and divides by their deviation, 2 does so for each band by itself, 3 takes
/// off each band's own mean and divides all by one deviation (0, the default, leaves them).
public struct MelImage: VoiceFeatureSet {
    /// `mel-image`
    public let name = "mel-image"
    /// Version of the values.
    public let version = 1
    /// The setting `rate`.
    public let sampleRate: Int
    /// `mel_0` …
    public let names: [String]
    /// The setting `frames`.
    public let leadingShape: [Int?]

    private let settings: FeatureSettings
    private let mel: MelSpectrogram
    private let extractor: FeatureExtractor

    static let rules: [String: FeatureSettings.Rule] = [
        "bands": .whole(128, in: 8...256), "frames": .whole(44, in: 2...2000),
        "rate": .whole(22_050, in: 4000...48_000),
        "fft": .whole(2048, in: 64...8192), "hop": .whole(512, in: 16...8192), "trim": .number(0, in: 0...100),
        "window": .whole(0, in: 0...8192), "fit": .whole(0, in: 0...1), "cepstra": .whole(0, in: 0...256),
        "top_db": .number(80, in: 10...200),
        "clip_norm": .whole(0, in: 0...3),
    ]

    /// The set with a plan's settings.
    ///
    /// - Throws: `VoiceEmotionError.setting` for a setting that it does not have or a value that cannot be.
    public init(_ plan: FeaturePlan = "mel-image") throws {
        settings = try FeatureSettings(plan, rules: Self.rules)
        sampleRate = settings.whole("rate")
        names = (0..<settings.whole("bands")).map { "mel_\($0)" }
        leadingShape = [settings.whole("frames")]
        guard settings.whole("window") <= settings.whole("fft") else {
            throw VoiceEmotionError.setting(
                name: "features.settings.window", value: "\(settings.whole("window"))", recipe: plan.name)
        }
        mel = MelSpectrogram(
            mel: MelOptions(nMels: names.count),
            decibels: DecibelOptions(reference: .maximum, topDB: settings["top_db"]))
        extractor = try FeatureExtractor([mel], stft: Self.frames(settings, hop: settings.whole("hop")))
    }

    private static func frames(_ settings: FeatureSettings, hop: Int) -> STFTOptions {
        let window = settings.whole("window")
        return STFTOptions(nFFT: settings.whole("fft"), hopLength: hop, winLength: window > 0 ? window : nil)
    }

    /// Name, version and all settings.
    public var identity: String { "\(name)/\(version)?\(settings.identity)" }

    /// Frame after frame.
    public func values(of samples: [Float]) throws -> [Float] {
        let (trim, window) = (settings["trim"], settings.whole("window"))
        let ends = SoundEnds(within: trim, frame: window > 0 ? window : settings.whole("fft"))
        let heard = trim > 0 ? try ends.cut(samples) : samples
        let steps = settings.whole("frames") - 1
        let hop = settings.whole("fit") == 1 ? max(1, heard.count / steps) : settings.whole("hop")
        // Frames are centred: so many samples make the wanted number of them.
        let sound = heard.prefix(steps * hop) + [Float](repeating: 0, count: max(0, steps * hop - heard.count))
        let extractor =
            hop == settings.whole("hop")
            ? self.extractor : try FeatureExtractor([mel], stft: Self.frames(settings, hop: hop))
        let levels = try extractor.features(of: Array(sound), sampleRate: sampleRate).frameByFrame
        let smooth = settings.whole("cepstra")
        let bands = smooth > 0 ? CepstralSmoothing(bands: names.count, coefficients: smooth)(levels) : levels
        return ClipScaling.scaled(bands, width: names.count, mode: settings.whole("clip_norm"))
    }
}

/// Where a sound begins and ends to be loud.
struct SoundEnds {
    /// How far below the loudest frame, in dB, sound still counts.
    let decibels: Double
    /// Samples of a frame; the next begins a quarter of one later.
    let frame: Int

    init(within decibels: Double, frame: Int) {
        self.decibels = decibels
        self.frame = frame
    }

    /// From the beginning of the first loud frame to the end of the last.
    func cut(_ samples: [Float]) throws -> [Float] {
        let hop = max(1, frame / 4)
        // The rate counts for the frames' times only.
        let levels = try rms(samples, sampleRate: 1, frameLength: frame, hopLength: hop).values
        let floor = (levels.max() ?? 0) * powerOfTen(-decibels / 20)
        guard let first = levels.firstIndex(where: { $0 > floor }), let last = levels.lastIndex(where: { $0 > floor })
        else { return samples }
        return Array(samples[max(0, first * hop - hop)..<min(samples.count, last * hop + hop)])
    }
}
