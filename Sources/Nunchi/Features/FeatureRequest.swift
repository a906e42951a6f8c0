public import Acoustics
public import AudioSignal
import VoiceEmotion

/// Which features of a sound to compute: any sets with any parameters, over time or summed up.
///
/// As JSON, which `nunchi features --config` reads:
///
/// ```json
/// {"sample_rate": 16000, "frames": {"n_fft": 512, "hop_length": 160},
///  "features": ["rms", {"set": "mfcc", "n_mfcc": 13}, {"set": "mfcc-delta", "n_mfcc": 13}],
///  "functionals": ["mean", "std", "p20", "p80"]}
/// ```
public struct FeatureRequest: Sendable, Hashable {
    /// A set of features and those of its parameters that are not left as they are.
    public struct Entry: Sendable, Hashable {
        /// The set's name.
        public var set: String
        /// Values by the parameter's name.
        public var parameters: [String: FeatureParameter]

        /// A set, changed where `parameters` says so.
        public init(_ set: String, _ parameters: [String: FeatureParameter] = [:]) {
            self.set = set
            self.parameters = parameters
        }
    }

    /// The sets, in order.
    public var entries: [Entry]
    /// The frames that all sets share.
    public var stft: STFTOptions
    /// The rate that a sound is resampled to first, in hertz; nil for its own.
    public var sampleRate: Int?
    /// What each feature's course over time is summed up in; nil keeps the frames.
    public var functionals: [Functional]?

    /// A request for sets of features.
    ///
    /// - Throws: `FeatureRequestError` for a set or parameter that there is not, and for sets that do not go together.
    public init(
        _ entries: [Entry], stft: STFTOptions = STFTOptions(), sampleRate: Int? = nil, functionals: [Functional]? = nil
    ) throws(FeatureRequestError) {
        self.entries = entries
        self.stft = stft
        self.sampleRate = sampleRate
        self.functionals = functionals
        try check()
    }

    /// Throws for what cannot be computed from any sound.
    func check() throws(FeatureRequestError) {
        guard !entries.isEmpty else { throw .unknownSet(name: "", known: FeatureSet.all.map(\.name)) }
        var sets: [FeatureSet] = []
        for entry in entries {
            let set = try FeatureSet.named(entry.set)
            _ = try FeatureParameters(set.parameters, given: entry.parameters, set: set.name)
            sets.append(set)
        }
        if functionals == nil && sets.count > 1 && !sets.allSatisfy(\.describesUtterance) {
            if let whole = sets.first(where: \.describesUtterance) { throw .notAlone(name: whole.name) }
            if let own = sets.first(where: \.hasOwnFrames) { throw .ownFrames(name: own.name) }
        }
        if let sampleRate, !(1000...768_000).contains(sampleRate) {
            throw .parameter(set: "", name: "sample_rate", value: "\(sampleRate)", allowed: "1000...768000")
        }
    }

    /// Whether the result is one value for each feature, for the whole sound.
    public var describesUtterance: Bool {
        functionals != nil || entries.contains { (try? FeatureSet.named($0.set).describesUtterance) ?? false }
    }

    /// Whether a set looks at all channels.
    var takesChannels: Bool { entries.contains { (try? FeatureSet.named($0.set).takesChannels) ?? false } }

    /// The descriptors, where all sets share frames and can be computed together.
    func descriptors() throws -> [any Descriptor] {
        try entries.map { entry in
            let set = try FeatureSet.named(entry.set)
            guard case .frames(let make) = set.computation else { throw FeatureRequestError.ownFrames(name: set.name) }
            return try make(try FeatureParameters(set.parameters, given: entry.parameters, set: set.name))
        }
    }

    /// The features of a sound: [features, frames], or [features, 1] for a whole utterance.
    ///
    /// - Throws: `AcousticsError` for a sound or for settings that no features can be computed from.
    public func features(of waveform: Waveform, threads: Int = 1) throws -> FeatureMatrix {
        let waveform = try sampleRate.map { try waveform.resampled(to: $0) } ?? waveform
        var parts: [Part] = []
        // Neighbouring sets of shared frames are computed in one pass.
        var together: [any Descriptor] = []
        func finishPass() throws {
            guard !together.isEmpty else { return }
            parts.append(.frames(try waveform.features(together, stft: stft, threads: threads)))
            together = []
        }
        for entry in entries {
            let set = try FeatureSet.named(entry.set)
            let parameters = try FeatureParameters(set.parameters, given: entry.parameters, set: set.name)
            if case .frames(let make) = set.computation {
                together.append(try make(parameters))
                continue
            }
            try finishPass()
            switch set.computation {
            case .frames: break
            case .ownFrames(let compute): parts.append(.frames(try compute(waveform, parameters, stft)))
            case .utterance(let compute): parts.append(.utterance(try compute(waveform)))
            }
        }
        try finishPass()
        if functionals == nil, case .frames(let matrix)? = parts.first { return matrix }
        let vectors = try parts.map { part in
            switch part {
            case .frames(let matrix): try matrix.functionals(functionals ?? Functional.standard)
            case .utterance(let vector): vector
            }
        }
        return matrix(of: vectors.reduce(FeatureVector(names: [], values: []), +), waveform)
    }

    /// What one pass over a sound gives.
    private enum Part {
        case frames(FeatureMatrix)
        case utterance(FeatureVector)
    }

    /// Values of a whole utterance as a matrix of one frame.
    private func matrix(of vector: FeatureVector, _ waveform: Waveform) -> FeatureMatrix {
        let timing = FrameTiming(sampleRate: waveform.sampleRate, hopLength: max(1, waveform.count))
        return FeatureMatrix(names: vector.names, frameCount: 1, values: vector.values, timing: timing)
    }
}
