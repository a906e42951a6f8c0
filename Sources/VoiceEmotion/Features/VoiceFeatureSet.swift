public import AudioSignal

/// A way of turning an utterance of any length into feature values.
public protocol VoiceFeatureSet: Sendable {
    /// The set's name, which models store.
    var name: String { get }

    /// Goes up whenever the same sound gives other values than before; a model refuses other versions than its own.
    var version: Int { get }

    /// Everything that decides the values besides the sound: name, version, settings, checksum of pretrained weights.
    var identity: String { get }

    /// The sample rate that the set works at, in hertz.
    var sampleRate: Int { get }

    /// The names of the values along the last axis, in order.
    var names: [String] { get }

    /// Sizes of the axes before the last: none for one value for each name; nil stands for an axis whose size is the
    /// clip's own, such as its frames.
    var leadingShape: [Int?] { get }

    /// The values of an utterance, last axis fastest.
    ///
    /// - Parameter samples: mono at `sampleRate`, finite, at least one.
    /// - Returns: finite values that fill `leadingShape` and the names.
    func values(of samples: [Float]) throws -> [Float]
}

extension VoiceFeatureSet {
    /// Name and version.
    public var identity: String { "\(name)/\(version)" }

    /// One value for each name.
    public var leadingShape: [Int?] { [] }

    /// The values of an utterance with their shape.
    public func array(of samples: [Float]) throws -> FeatureArray {
        let values = try values(of: samples)
        let known = leadingShape.compactMap { $0 }.reduce(names.count, *)
        return FeatureArray(shape: leadingShape.map { $0 ?? values.count / known } + [names.count], values: values)
    }

    /// The values of a waveform, mixed to mono and resampled as needed.
    public func array(of waveform: Waveform) throws -> FeatureArray {
        let mono = Waveform(samples: waveform.mono, sampleRate: waveform.sampleRate)
        return try array(of: mono.resampled(to: sampleRate).mono)
    }

    /// The values of a waveform, mixed to mono and resampled as needed, last axis fastest.
    public func values(of waveform: Waveform) throws -> [Float] { try array(of: waveform).values }
}
