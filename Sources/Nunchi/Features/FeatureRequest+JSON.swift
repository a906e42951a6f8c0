import Acoustics
public import Foundation

extension FeatureRequest: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case sampleRate = "sample_rate"
        case frames
        case features
        case functionals
    }

    /// Reads a configuration.
    ///
    /// - Throws: `FeatureRequestError` for what is not JSON, not a configuration, or cannot be computed.
    public init(configuration data: Data) throws(FeatureRequestError) {
        do {
            self = try JSONDecoder().decode(FeatureRequest.self, from: data)
        } catch let error as FeatureRequestError {
            throw error
        } catch let error as DecodingError {
            throw .configuration(cause: error.inWords)
        } catch {
            throw .configuration(cause: "\(error)")
        }
        try check()
    }

    /// Reads a configuration; unknown keys are refused, as they are likely misspelt.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(except: Key.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Key.self)
        sampleRate = try container.decodeIfPresent(Int.self, forKey: .sampleRate)
        stft = try container.decodeIfPresent(FrameConfiguration.self, forKey: .frames)?.stft ?? STFTOptions()
        entries = try container.decode([Entry].self, forKey: .features)
        functionals = try container.decodeIfPresent(FunctionalNames.self, forKey: .functionals)?.functionals
    }

    /// Writes a configuration.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(sampleRate, forKey: .sampleRate)
        try container.encode(FrameConfiguration(stft), forKey: .frames)
        try container.encode(entries, forKey: .features)
        try container.encodeIfPresent(functionals?.map(\.name), forKey: .functionals)
    }

    /// The configuration as JSON, the same text for the same request.
    public var configuration: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension FeatureRequest.Entry: Codable {
    /// Reads a set's name, or an object of `set` and parameters.
    public init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            self.init(name)
            return
        }
        var values = try decoder.singleValueContainer().decode([String: FeatureParameter].self)
        guard case .text(let name)? = values.removeValue(forKey: "set") else {
            throw FeatureRequestError.configuration(cause: "an entry of features has no \"set\"")
        }
        self.init(name, values)
    }

    /// Writes the same.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if parameters.isEmpty {
            try container.encode(set)
        } else {
            try container.encode(parameters.merging(["set": .text(set)]) { _, name in name })
        }
    }
}

/// The frames of a configuration, under librosa's names.
private struct FrameConfiguration: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case nFFT = "n_fft"
        case hopLength = "hop_length"
        case winLength = "win_length"
        case window
        case center
        case padMode = "pad_mode"
        case precision
    }

    private static let windows: KeyValuePairs<String, Window> = [
        "hann": .hann, "hamming": .hamming, "blackman": .blackman, "blackmanharris": .blackmanHarris,
        "bartlett": .bartlett, "cosine": .cosine, "boxcar": .rectangular,
    ]

    let stft: STFTOptions

    init(_ stft: STFTOptions) { self.stft = stft }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(except: Key.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Key.self)
        var stft = STFTOptions()
        stft.nFFT = try container.decodeIfPresent(Int.self, forKey: .nFFT) ?? stft.nFFT
        stft.hopLength = try container.decodeIfPresent(Int.self, forKey: .hopLength)
        stft.winLength = try container.decodeIfPresent(Int.self, forKey: .winLength)
        stft.center = try container.decodeIfPresent(Bool.self, forKey: .center) ?? stft.center
        stft.padMode = try container.decodeIfPresent(PadMode.self, forKey: .padMode) ?? stft.padMode
        stft.precision = try container.decodeIfPresent(Precision.self, forKey: .precision) ?? stft.precision
        if let name = try container.decodeIfPresent(String.self, forKey: .window) {
            guard let window = Self.windows.first(where: { $0.key == name }) else {
                throw FeatureRequestError.parameter(
                    set: "frames", name: "window", value: name,
                    allowed: Self.windows.map(\.key).joined(separator: ", "))
            }
            stft.window = window.value
        }
        self.stft = stft
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(stft.nFFT, forKey: .nFFT)
        try container.encode(stft.resolvedHopLength, forKey: .hopLength)
        try container.encodeIfPresent(stft.winLength, forKey: .winLength)
        try container.encode(
            Self.windows.first { $0.value == stft.window }?.key ?? "\(stft.window)", forKey: .window)
        try container.encode(stft.center, forKey: .center)
        try container.encode(stft.padMode, forKey: .padMode)
        try container.encode(stft.precision, forKey: .precision)
    }
}

/// `true` for the standard functionals, or a list of names.
private struct FunctionalNames: Decodable {
    let functionals: [Functional]?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let all = try? container.decode(Bool.self) {
            functionals = all ? Functional.standard : nil
            return
        }
        functionals = try container.decode([String].self).map { name in
            guard let functional = Functional(name: name) else {
                throw FeatureRequestError.parameter(
                    set: "", name: "functionals", value: name,
                    allowed: (Functional.named.map(\.name) + ["p5", "p95-p5"]).joined(separator: ", "))
            }
            return functional
        }
    }
}

extension Decoder {
    /// Throws for a key that is none of these.
    fileprivate func refuseKeys(except known: [String]) throws {
        let keys = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        if let unknown = keys.sorted().first(where: { !known.contains($0) }) {
            throw FeatureRequestError.configuration(
                cause: "there is no key \"\(unknown)\"; there are \(known.joined(separator: ", "))")
        }
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension DecodingError {
    /// What is wrong, without Foundation's types.
    fileprivate var inWords: String {
        func path(_ context: Context) -> String {
            let keys = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
            return keys.isEmpty ? "the configuration" : String(keys.drop { $0 == "." })
        }
        switch self {
        case .typeMismatch(_, let context): return "\(path(context)) is of the wrong type"
        case .valueNotFound(_, let context): return "\(path(context)) has no value"
        case .keyNotFound(let key, _): return "the key \"\(key.stringValue)\" is missing"
        case .dataCorrupted(let context): return "\(path(context)) is not JSON as it should be"
        @unknown default: return "\(self)"
        }
    }
}
