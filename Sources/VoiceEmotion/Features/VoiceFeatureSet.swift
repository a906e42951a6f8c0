public import AudioSignal

/// A way of turning an utterance of any length into a fixed number of values.
public protocol VoiceFeatureSet: Sendable {
    /// The set's name, which models store.
    var name: String { get }

    /// Goes up whenever the same sound gives other values than before; a model refuses other versions than its own.
    var version: Int { get }

    /// The sample rate that the set works at, in hertz.
    var sampleRate: Int { get }

    /// The values' names, in order.
    var names: [String] { get }

    /// The values of an utterance.
    ///
    /// - Parameter samples: mono at `sampleRate`, finite, at least one.
    /// - Returns: one finite value for each name.
    func values(of samples: [Float]) throws -> [Float]
}

extension VoiceFeatureSet {
    /// The values of a waveform, mixed to mono and resampled as needed.
    public func values(of waveform: Waveform) throws -> [Float] {
        let mono = Waveform(samples: waveform.mono, sampleRate: waveform.sampleRate)
        return try values(of: mono.resampled(to: sampleRate).mono)
    }
}

/// The feature sets that recipes can name.
public enum VoiceFeatureSets {
    /// Every set.
    public static let all: [any VoiceFeatureSet] = [
        SeedMFCC(), SeedMel(), AcousticFunctionals(), NunchiFeatures(),
    ]

    /// The set of that name.
    public static func named(_ name: String) -> (any VoiceFeatureSet)? { all.first { $0.name == name } }
}
