import Acoustics

/// The set `frames-mfcc`: mel-frequency cepstral coefficients and their changes frame by frame, shape [frames, values].
///
/// Settings: `coefficients` (13), `deltas` how many derivatives follow (2), `bands` (40), `rate` in hertz (16000), `fft`
/// (512) and `hop` (256) in samples, and `range_db`: frames further than that below the clip's loudest are left out, as they
/// hold more room than voice (40; 0 keeps all).
public struct FrameMFCC: VoiceFeatureSet {
    /// `frames-mfcc`
    public let name = "frames-mfcc"
    /// Version of the values.
    public let version = 1
    /// The setting `rate`.
    public let sampleRate: Int
    /// `mfcc_0` … `delta_mfcc_0` … `delta2_mfcc_0` …
    public let names: [String]
    /// As many frames as are loud enough.
    public let leadingShape: [Int?] = [nil]

    private let settings: FeatureSettings
    private let extractor: FeatureExtractor

    static let rules: [String: FeatureSettings.Rule] = [
        "coefficients": .whole(13, in: 1...64), "deltas": .whole(2, in: 0...2), "bands": .whole(40, in: 8...256),
        "rate": .whole(16_000, in: 4000...48_000), "fft": .whole(512, in: 64...8192),
        "hop": .whole(256, in: 16...8192), "range_db": .number(40, in: 0...200),
    ]

    /// The set with a plan's settings.
    ///
    /// - Throws: `VoiceEmotionError.setting` for a setting that it does not have or a value that cannot be.
    public init(_ plan: FeaturePlan = "frames-mfcc") throws {
        settings = try FeatureSettings(plan, rules: Self.rules)
        sampleRate = settings.whole("rate")
        let (count, bands, deltas) = (
            settings.whole("coefficients"), settings.whole("bands"), settings.whole("deltas")
        )
        guard count <= bands else {
            throw VoiceEmotionError.setting(
                name: "features.settings.coefficients", value: "\(count)", recipe: plan.name)
        }
        let own = (0..<count).map { "mfcc_\($0)" }
        names = own + ["delta_", "delta2_"].prefix(deltas).flatMap { prefix in own.map { prefix + $0 } }
        let coefficients = MFCC(count: count, mel: MelOptions(nMels: bands))
        let changes = (0..<deltas).map { order in
            Delta(of: coefficients, DeltaOptions(order: order + 1, mode: .nearest))
        }
        let descriptors: [any Descriptor] = [coefficients] + changes + [RMS()]
        extractor = try FeatureExtractor(
            descriptors, stft: STFTOptions(nFFT: settings.whole("fft"), hopLength: settings.whole("hop")))
    }

    /// Name, version and all settings.
    public var identity: String { "\(name)/\(version)?\(settings.identity)" }

    /// Frame after frame.
    public func values(of samples: [Float]) throws -> [Float] {
        let matrix = try extractor.features(of: samples, sampleRate: sampleRate)
        let levels = Array(matrix.row(names.count))
        let range = settings["range_db"]
        let floor = range > 0 ? (levels.max() ?? 0) * powerOfTen(-range / 20) : -1
        let kept = levels.indices.filter { levels[$0] >= floor }
        return kept.flatMap { frame in names.indices.map { matrix[$0, frame] } }
    }
}
