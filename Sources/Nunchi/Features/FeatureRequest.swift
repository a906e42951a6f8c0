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
        if stft != STFTOptions(), !sets.contains(where: \.takesFrames) {
            throw .framesUnused(name: sets[0].name)
        }
        if let sampleRate, !(1000...768_000).contains(sampleRate) {
            throw .parameter(set: "", name: "sample_rate", value: "\(sampleRate)", allowed: "1000...768000")
        }
    }

    /// Throws for a parameter that no sound allows, so that it is told of once and not for every sound. What one sample
    /// rate does not allow another may: it is refused here when both a low and a high one refuse it.
    public func checkParameters() throws(FeatureRequestError) {
        guard stft != STFTOptions() || entries.contains(where: { !$0.parameters.isEmpty }) else { return }
        var refusal: FeatureRequestError?
        for rate in sampleRate.map({ [$0] }) ?? [16_000, 96_000] {
            do {
                _ = try features(of: Waveform(samples: [Float](repeating: 0, count: rate), sampleRate: rate))
                return
            } catch AcousticsError.invalidParameter(let name, let value, let allowed) {
                refusal = refusal ?? .parameter(set: "", name: name, value: value, allowed: allowed)
            } catch {
                // Silence, or this rate, does not suit the sets; the sounds may.
                return
            }
        }
        if let refusal { throw refusal }
    }

    /// Whether the result is one value for each feature, for the whole sound.
    public var describesUtterance: Bool {
        functionals != nil || entries.contains { (try? FeatureSet.named($0.set).describesUtterance) ?? false }
    }

    /// Whether a set looks at all channels.
    var takesChannels: Bool { entries.contains { (try? FeatureSet.named($0.set).takesChannels) ?? false } }

    /// The features of a sound: [features, frames], or [features, 1] for a whole utterance.
    ///
    /// A feature that has no value in any frame (a pitch where nobody speaks) is not a number when it is summed up.
    ///
    /// - Parameters:
    ///   - waveform: the sound.
    ///   - threads: threads that share a long sound; the result does not depend on it.
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
        for (entry, label) in zip(entries, RowLabels.labels(of: entries)) {
            let set = try FeatureSet.named(entry.set)
            let parameters = try FeatureParameters(set.parameters, given: entry.parameters, set: set.name)
            if case .frames(let make) = set.computation {
                together.append(RowLabels.Labelled(base: try make(parameters), label: label))
                continue
            }
            try finishPass()
            switch set.computation {
            case .frames: break
            case .ownFrames(let compute):
                let matrix = try compute(waveform, parameters, stft)
                parts.append(.frames(matrix.renamed { RowLabels.joined(label, $0) }))
            case .utterance(let compute):
                let vector = try compute(waveform, parameters)
                let names = vector.names.map { RowLabels.joined(label, $0) }
                parts.append(.utterance(FeatureVector(names: names, values: vector.values)))
            }
        }
        try finishPass()
        if functionals == nil, case .frames(let matrix)? = parts.first {
            return matrix.renamed(RowLabels.resolved(matrix.names))
        }
        let vectors = try parts.map { part in
            switch part {
            case .frames(let matrix): try matrix.summary(functionals ?? Functional.standard)
            case .utterance(let vector): vector
            }
        }
        let whole = vectors.reduce(FeatureVector(names: [], values: []), +)
        let timing = FrameTiming(sampleRate: waveform.sampleRate, hopLength: max(1, waveform.count))
        return FeatureMatrix(
            names: RowLabels.resolved(whole.names), frameCount: 1, values: whole.values, timing: timing)
    }

    /// What one pass over a sound gives.
    private enum Part {
        case frames(FeatureMatrix)
        case utterance(FeatureVector)
    }
}

extension FeatureMatrix {
    /// The same values under these names.
    func renamed(_ names: [String]) -> FeatureMatrix {
        FeatureMatrix(names: names, frameCount: frameCount, values: values, timing: timing)
    }

    /// Functionals of every feature; not a number for those without a value in any frame, but for how often they have one.
    fileprivate func summary(_ functionals: [Functional]) throws -> FeatureVector {
        let vector = try self.functionals(functionals)
        var values = vector.values
        for feature in 0..<featureCount where row(feature).allSatisfy(\.isNaN) {
            for (index, functional) in functionals.enumerated() where functional != .presence {
                values[feature * functionals.count + index] = .nan
            }
        }
        return FeatureVector(names: vector.names, values: values)
    }
}
