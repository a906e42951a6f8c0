import Acoustics
import Foundation

/// The set `key-frames`: spectrograms of the stretches that stand for an utterance, shape [k, times, bands].
///
/// After Hajarolasvadi and Demirel, "3D CNN-based speech emotion recognition using k-means clustering and spectrograms",
/// Entropy 21(5), 2019: the sound is cut into overlapping stretches; each is described by 88 values (here mean and deviation
/// of 20 MFCCs and of their changes, mean, deviation, lowest and highest of pitch and of level); k-means groups the
/// stretches of this one utterance; the stretch nearest to each centre is kept, in order of time, as a mel spectrogram
/// in dB below the utterance's loudest.
///
/// Settings: `k` (9) stretches of `length` seconds (0.3) every `step` seconds (0.06), `times` (24) and `bands` (48) of their
/// spectrograms. Sound further than `trim` dB (35; 0 for never) below the loudest is cut off at both ends first: silence
/// around a clip must not take a centre. An utterance of fewer stretches than `k` is repeated from its beginning.
public struct KeyFrames: VoiceFeatureSet {
    /// `key-frames`
    public let name = "key-frames"
    /// Version of the values.
    public let version = 2
    /// 16 kHz.
    public let sampleRate = 16_000
    /// `mel_0` …
    public let names: [String]
    /// k, then times.
    public let leadingShape: [Int?]

    private let settings: FeatureSettings
    private let (stretch, step): (Int, Int)

    static let rules: [String: FeatureSettings.Rule] = [
        "k": .whole(9, in: 1...64), "length": .number(0.3, in: 0.1...2), "step": .number(0.06, in: 0.02...2),
        "times": .whole(24, in: 4...128), "bands": .whole(48, in: 8...128), "trim": .number(35, in: 0...100),
    ]

    /// The set with a plan's settings.
    ///
    /// - Throws: `VoiceEmotionError.setting` for a setting that it does not have or a value that cannot be.
    public init(_ plan: FeaturePlan = "key-frames") throws {
        settings = try FeatureSettings(plan, rules: Self.rules)
        names = (0..<settings.whole("bands")).map { "mel_\($0)" }
        leadingShape = [settings.whole("k"), settings.whole("times")]
        stretch = Int((settings["length"] * 16_000).rounded())
        step = Int((settings["step"] * 16_000).rounded())
    }

    /// Name, version and all settings.
    public var identity: String { "\(name)/\(version)?\(settings.identity)" }

    /// The key stretches' spectrograms, one after another.
    public func values(of samples: [Float]) throws -> [Float] {
        let heard = settings["trim"] > 0 ? try SoundEnds(within: settings["trim"], frame: 720).cut(samples) : samples
        let sound = heard + [Float](repeating: 0, count: max(0, stretch - heard.count))
        let starts = Array(stride(from: 0, through: sound.count - stretch, by: step))
        let count = settings.whole("k")
        let described = try StretchDescription(sound, sampleRate: sampleRate)
        let rows = starts.map { described.values(from: $0, count: stretch) }
        let chosen = try KeyRows.nearest(to: count, in: rows)
        let places = (0..<count).map { chosen[$0 % chosen.count] }
        return try spectrograms(of: sound, at: places.map { starts[$0] })
    }

    private func spectrograms(of sound: [Float], at starts: [Int]) throws -> [Float] {
        let times = settings.whole("times")
        let hop = max(1, stretch / times)
        let mel = MelSpectrogram(mel: MelOptions(nMels: names.count))
        let extractor = try FeatureExtractor([mel], stft: STFTOptions(nFFT: 512, hopLength: hop))
        let powers = try starts.map { start in
            let part = Array(sound[start..<min(sound.count, start + times * hop)])
            let matrix = try extractor.features(of: part, sampleRate: sampleRate)
            return Array(matrix.frameByFrame.prefix(times * names.count))
        }
        let loudest = max(powers.lazy.joined().max() ?? 0, 1e-10)
        return powers.flatMap { part in part.map { max(-80, 10 * log10(max($0, 1e-10) / loudest)) } }
    }
}
