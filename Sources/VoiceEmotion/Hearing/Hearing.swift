/// A way in which a recording may be heard other than as it is: to learn from, or to be tested with.
public enum Hearing: Sendable, Hashable {
    /// Played faster or slower as a tape would be: pitch and formants move along; 1 is the original.
    case speed(Double)
    /// Five other voices, played backwards, at this signal-to-noise ratio in dB.
    case babble(Double)
    /// Noise whose long-time spectrum falls as speech's does, at this signal-to-noise ratio in dB.
    case noise(Double)
    /// A telephone's band and coding.
    case telephone
    /// As if recorded at this rate, in hertz.
    case rate(Int)
    /// A room whose echoes fall by 60 dB in so many seconds.
    case room(Double)
    /// One after another.
    indirect case chain([Hearing])

    /// As it is.
    public static let plain = Hearing.speed(1)

    /// The names that can be given.
    public static let names = ["plain", "speed:0.9", "babble:10", "noise:10", "telephone", "rate:8000", "room:0.5"]

    /// A hearing such as `babble:10`, or several joined by `+`.
    public init?(name: String) {
        let parts = name.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        if parts.count > 1 {
            let all = parts.compactMap(Hearing.init(name:))
            guard all.count == parts.count else { return nil }
            self = .chain(all)
            return
        }
        let words = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let value = words.count == 2 ? Double(words[1]) : nil
        switch (words.first, words.count, value) {
        case ("plain", 1, _): self = .plain
        case ("telephone", 1, _): self = .telephone
        case ("speed", 2, .some(let factor)) where (0.25...4).contains(factor): self = .speed(factor)
        case ("babble", 2, .some(let ratio)) where (-20...60).contains(ratio): self = .babble(ratio)
        case ("noise", 2, .some(let ratio)) where (-20...60).contains(ratio): self = .noise(ratio)
        case ("rate", 2, .some(let rate)) where (2000...48_000).contains(rate): self = .rate(Int(rate))
        case ("room", 2, .some(let decay)) where (0.05...5).contains(decay): self = .room(decay)
        default: return nil
        }
    }

    /// The name that `init(name:)` reads back.
    public var name: String {
        switch self {
        case .plain: "plain"
        case .speed(let factor): "speed:\(factor)"
        case .babble(let ratio): "babble:\(ratio)"
        case .noise(let ratio): "noise:\(ratio)"
        case .telephone: "telephone"
        case .rate(let rate): "rate:\(rate)"
        case .room(let decay): "room:\(decay)"
        case .chain(let parts): parts.map(\.name).joined(separator: "+")
        }
    }

    /// Whether other voices are needed to make it.
    var needsVoices: Bool {
        switch self {
        case .babble: true
        case .chain(let parts): parts.contains(where: \.needsVoices)
        default: false
        }
    }
}

extension Hearing: Codable {
    /// From the name, or a speed alone.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        let name = try (try? value.decode(Double.self)).map { Hearing.speed($0).name } ?? value.decode(String.self)
        guard let hearing = Hearing(name: name) else {
            throw DecodingError.dataCorruptedError(in: value, debugDescription: "no hearing is called \(name)")
        }
        self = hearing
    }

    /// As the name.
    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(name)
    }
}
