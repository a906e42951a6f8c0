public import Acoustics
public import AudioSignal
import VoiceEmotion

/// Which features of a sound to compute, by the names that the command line and the API use.
public struct FeatureRequest: Sendable {
    /// The names of the sets that follow a sound over time, in frames.
    public static let frameSets = [
        "mel", "logmel", "mfcc", "mfcc-delta", "rms", "zcr", "centroid", "bandwidth", "rolloff", "flatness", "contrast",
        "flux",
        "yin",
    ]

    /// The names of the sets that describe a whole utterance, one value for each feature.
    public static let utteranceSets = VoiceFeatureSets.all.map(\.name)

    /// The sets, in order.
    public var sets: [String]
    /// Number of mel bands.
    public var nMels = 128
    /// Number of cepstral coefficients.
    public var nMFCC = 20
    /// Lowest and highest frequency of the mel bands; nil for 0 and half the sample rate.
    public var fMin: Double?
    /// Highest frequency of the mel bands.
    public var fMax: Double?
    /// Lowest and highest pitch that YIN looks for.
    public var pitchRange = 65.0...2093.0
    /// The frames.
    public var stft = STFTOptions()
    /// Whether each feature's course over time is summed up in functionals.
    public var summarises = false

    /// A request for sets of features.
    ///
    /// - Throws: `FeatureRequestError` for a name that is none, or for sets over time and of whole utterances together.
    public init(sets: [String]) throws(FeatureRequestError) {
        let known = Self.frameSets + Self.utteranceSets
        if let unknown = sets.first(where: { !known.contains($0) }) { throw .unknownSet(name: unknown, known: known) }
        guard !sets.isEmpty else { throw .unknownSet(name: "", known: known) }
        if let whole = sets.first(where: Self.utteranceSets.contains), sets.count > 1 { throw .notAlone(name: whole) }
        self.sets = sets
    }

    /// The features of a sound: [features, frames], or [features, 1] for a whole utterance.
    ///
    /// - Throws: `AcousticsError` for a sound or for settings that no features can be computed from.
    public func features(of waveform: Waveform) throws -> FeatureMatrix {
        if let set = VoiceFeatureSets.named(sets[0]) {
            let timing = FrameTiming(sampleRate: set.sampleRate, hopLength: max(1, waveform.count))
            return FeatureMatrix(
                names: set.names, frameCount: 1, values: try set.values(of: waveform), timing: timing)
        }
        let matrix = try waveform.features(sets.map(descriptor), stft: stft)
        guard summarises else { return matrix }
        let summary = try matrix.functionals()
        return FeatureMatrix(names: summary.names, frameCount: 1, values: summary.values, timing: matrix.timing)
    }

    private func descriptor(_ set: String) -> any Descriptor {
        let mel = MelOptions(nMels: nMels, fMin: fMin ?? 0, fMax: fMax)
        let mfcc = MFCC(count: nMFCC, mel: mel)
        return switch set {
        case "mel": MelSpectrogram(mel: mel)
        case "logmel": MelSpectrogram(mel: mel, decibels: DecibelOptions())
        case "mfcc": mfcc
        case "mfcc-delta": Delta(of: mfcc)
        case "rms": RMS()
        case "zcr": ZeroCrossingRate()
        case "centroid": SpectralCentroid()
        case "bandwidth": SpectralBandwidth()
        case "rolloff": SpectralRolloff()
        case "flatness": SpectralFlatness()
        case "contrast": SpectralContrast()
        case "flux": SpectralFlux()
        default: YIN(fMin: pitchRange.lowerBound, fMax: pitchRange.upperBound)
        }
    }
}

/// Why a request for features makes no sense.
public enum FeatureRequestError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no set of that name.
    case unknownSet(name: String, known: [String])
    /// A set of a whole utterance was asked for together with others.
    case notAlone(name: String)

    /// What is wrong and what helps.
    public var description: String {
        switch self {
        case .unknownSet(let name, let known): "no feature set '\(name)'; there are \(known.joined(separator: ", "))"
        case .notAlone(let name): "the set '\(name)' describes a whole utterance and cannot be joined to others"
        }
    }
}
