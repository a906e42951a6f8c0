import Inference

extension FeatureCache {
    /// What kept values were made of. Two keys with the same parts are equal, whatever file the sound came from.
    public struct Key: Sendable, Hashable {
        /// The key in words: what a kept file repeats, so that no chance likeness of digests gives wrong values.
        public let text: String

        /// A key.
        ///
        /// - Parameters:
        ///   - content: what tells the sound from any other, usually `FeatureCache.digest(of:sampleRate:)`.
        ///   - settings: all that the values depend on besides: a feature set's name and version, layers, an encoder's
        ///     checksum, speed, augmentation.
        public init(content: String, settings: [String]) {
            // Lengths in front keep ["ab", "c"] apart from ["a", "bc"].
            text = ([content] + settings).map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
        }

        /// The SHA-256 of the text.
        public var digest: String { SHA256.digest(of: Array(text.utf8)) }
    }

    /// The SHA-256 of samples as they are heard, with their rate: the same for a renamed or losslessly recoded file.
    public static func digest(of samples: [Float], sampleRate: Int) -> String {
        var hash = SHA256()
        var rate = UInt32(truncatingIfNeeded: sampleRate).littleEndian
        withUnsafeBytes(of: &rate) { hash.update($0) }
        // Little-endian on every machine that Swift runs on.
        samples.withUnsafeBytes { hash.update($0) }
        return hash.digest()
    }
}

extension FeatureCache.Key {
    /// The key of a feature set's values of a sound.
    ///
    /// - Parameter samples: mono, at the set's sample rate.
    public init(of samples: [Float], features: any VoiceFeatureSet, settings: [String] = []) {
        self.init(
            content: FeatureCache.digest(of: samples, sampleRate: features.sampleRate),
            settings: ["features", features.name, "\(features.version)"] + settings)
    }

    /// The key of what an encoder makes of a sound after some layers.
    ///
    /// - Parameter samples: mono at 16 kHz.
    public init(of samples: [Float], encoder: any SpeechEncoder, layers: [Int], settings: [String] = []) {
        let layers = layers.map(String.init).joined(separator: " ")
        self.init(
            content: FeatureCache.digest(of: samples, sampleRate: type(of: encoder).sampleRate),
            settings: ["encoder", encoder.checksum, layers] + settings)
    }
}
