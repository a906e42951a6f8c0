import Acoustics

/// The set `log-mel`: levels of mel bands frame by frame, shape [frames, bands].
///
/// Settings: `bands` (64), `rate` in hertz (16000), `fft` samples of a frame (512), `hop` samples from frame to frame (256),
/// `top_db` below the clip's loudest band at which levels end (80), and `clip_norm`: 0 levels in dB as they are, 1 (the
/// default) the clip's mean taken off and all divided by their deviation, 2 the same for each band by itself, 3 each band's
/// mean taken off and all divided by one deviation.
public struct LogMel: VoiceFeatureSet {
    /// `log-mel`
    public let name = "log-mel"
    /// Version of the values.
    public let version = 1
    /// The setting `rate`.
    public let sampleRate: Int
    /// `mel_0` …
    public let names: [String]
    /// As many frames as the clip has.
    public let leadingShape: [Int?] = [nil]

    private let settings: FeatureSettings
    private let extractor: FeatureExtractor

    static let rules: [String: FeatureSettings.Rule] = [
        "bands": .whole(64, in: 8...256), "rate": .whole(16_000, in: 4000...48_000), "fft": .whole(512, in: 64...8192),
        "hop": .whole(256, in: 16...8192), "top_db": .number(80, in: 10...200), "clip_norm": .whole(1, in: 0...3),
    ]

    /// The set with a plan's settings.
    ///
    /// - Throws: `VoiceEmotionError.setting` for a setting that it does not have or a value that cannot be.
    public init(_ plan: FeaturePlan = "log-mel") throws {
        settings = try FeatureSettings(plan, rules: Self.rules)
        sampleRate = settings.whole("rate")
        names = (0..<settings.whole("bands")).map { "mel_\($0)" }
        let mel = MelSpectrogram(
            mel: MelOptions(nMels: names.count), decibels: DecibelOptions(topDB: settings["top_db"]))
        extractor = try FeatureExtractor(
            [mel], stft: STFTOptions(nFFT: settings.whole("fft"), hopLength: settings.whole("hop")))
    }

    /// Name, version and all settings.
    public var identity: String { "\(name)/\(version)?\(settings.identity)" }

    /// Frame after frame.
    public func values(of samples: [Float]) throws -> [Float] {
        let levels = try extractor.features(of: samples, sampleRate: sampleRate).frameByFrame
        return ClipScaling.scaled(levels, width: names.count, mode: settings.whole("clip_norm"))
    }
}
