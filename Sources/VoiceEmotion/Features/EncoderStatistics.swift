/// What a pretrained speech encoder's hidden states come to over time: five rows for each layer, one layer after another.
///
/// The rows are the mean, the standard deviation, and the means over the first, middle and last third of the time from the
/// first to the last frame in which something is heard. Mean and deviation are over those frames alone: frames within 35 dB
/// of the loudest.
public struct EncoderStatistics: VoiceFeatureSet {
    /// `encoder`
    public let name = Self.setName
    /// Version of the values.
    public let version = Self.setVersion
    /// 16 kHz.
    public var sampleRate: Int { Self.rate }
    /// `state_0` …, as many as the encoder is wide.
    public let names: [String]
    /// Five rows for each layer that is computed.
    public var leadingShape: [Int?] { [Statistic.allCases.count * layers.count] }
    /// The set, its version, the encoder's file and its layers.
    public var identity: String { "\(name)/\(version)/\(encoder.checksum)/\(layers.count)" }

    static let setName = "encoder"
    static let setVersion = 1
    static let rate = 16_000
    /// The encoder of a plan that names none.
    static let usualEncoder = "whisper-base"
    /// Frames that lie further below the loudest, in dB, are pauses.
    static let range = 35.0

    private let encoder: any SpeechEncoder
    private let layers: [Int]

    /// The statistics of an encoder's first layers.
    ///
    /// - Parameter depth: how many layers; nil for all. Layers beyond it are not computed.
    /// - Throws: `SpeechEncoderError.noSuchLayer` for a depth that the encoder does not have.
    public init(encoder: any SpeechEncoder, depth: Int? = nil) throws {
        let depth = depth ?? encoder.layers
        guard (1...encoder.layers).contains(depth) else {
            throw SpeechEncoderError.noSuchLayer(
                encoder: encoder.name, layer: depth, known: Array(1...encoder.layers))
        }
        self.encoder = encoder
        layers = Array(1...depth)
        names = (0..<encoder.width).map { "state_\($0)" }
    }

    /// A row of a layer.
    public enum Statistic: Int, Sendable, CaseIterable {
        case mean = 1
        case deviation
        case firstThird
        case middleThird
        case lastThird
    }

    /// The numbers of some statistics of some layers, counted from 1.
    public static func rows(layers: [Int], _ statistics: [Statistic]) -> [Int] {
        statistics.flatMap { statistic in layers.map { Statistic.allCases.count * ($0 - 1) + statistic.rawValue } }
    }

    /// The layer and the statistic of a row, both counted from 1.
    static func place(ofRow row: Int) -> (layer: Int, statistic: Statistic) {
        let (layer, rest) = (row - 1).quotientAndRemainder(dividingBy: Statistic.allCases.count)
        return (layer + 1, Statistic(rawValue: rest + 1) ?? .mean)
    }

    /// The values of an utterance, row after row.
    public func values(of samples: [Float]) throws -> [Float] {
        try arrays(of: samples, ranges: [0..<samples.count]).first?.values ?? []
    }
}

extension EncoderStatistics: WindowedFeatures {
    /// The values of parts of a sound that is heard once as a whole.
    public func arrays(of samples: [Float], ranges: [Range<Int>]) throws -> [FeatureArray] {
        let states = try encoder.hiddenStates(of: samples, layers: layers)
        let all = states.first?.frames ?? 1
        return ranges.map { range in
            let part = HeardSpan(of: range, in: samples, frames: all, within: Self.range)
            let (heard, first, last) = (part.heard, part.span.lowerBound, part.span.upperBound)
            let bounds = (0...3).map { first + (last - first + 1) * $0 / 3 }
            let thirds = (0..<3).map { part in
                Array(min(bounds[part], all - 1)..<min(max(bounds[part + 1], bounds[part] + 1), all))
            }
            let values = states.flatMap { states in
                states.only(heard).meanAndDeviation
                    + thirds.flatMap { states.only($0).meanAndDeviation.prefix(states.width) }
            }
            return FeatureArray(shape: [Statistic.allCases.count * layers.count, names.count], values: values)
        }
    }
}

extension HiddenStates {
    /// Some of the frames.
    fileprivate func only(_ frames: [Int]) -> HiddenStates {
        frames.count == self.frames
            ? self : HiddenStates(width: width, values: frames.flatMap { values[$0 * width..<($0 + 1) * width] })
    }
}
