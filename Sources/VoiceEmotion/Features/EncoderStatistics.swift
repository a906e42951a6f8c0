import Foundation

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
    public var sampleRate: Int { 16_000 }
    /// `state_0` …, as many as the encoder is wide.
    public let names: [String]
    /// Five rows for each layer that is computed.
    public var leadingShape: [Int?] { [Statistic.allCases.count * layers.count] }
    /// The set, its version, the encoder's file and its layers.
    public var identity: String { "\(name)/\(version)/\(encoder.checksum)/\(layers.count)" }

    static let setName = "encoder"
    static let setVersion = 1
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

    /// The values of an utterance, row after row.
    public func values(of samples: [Float]) throws -> [Float] {
        try encoder.hiddenStates(of: samples, layers: layers).flatMap { states in
            let heard = Self.heardFrames(samples, count: states.frames)
            let (first, last) = (heard.first ?? 0, heard.last ?? 0)
            let bounds = (0...3).map { first + (last - first + 1) * $0 / 3 }
            let thirds = (0..<3).flatMap { part in
                let frames = max(bounds[part] , 0)..<max(bounds[part + 1], bounds[part] + 1)
                return states.only(frames.filter { $0 < states.frames }).meanAndDeviation.prefix(states.width)
            }
            return states.only(heard).meanAndDeviation + thirds
        }
    }

    /// The frames that count, at least one: those whose 40 ms around them are loud enough.
    static func heardFrames(_ samples: [Float], count: Int) -> [Int] {
        let step = Double(samples.count) / Double(count)
        let powers = (0..<count).map { frame in
            let centre = Int((Double(frame) + 0.5) * step)
            let window = samples[max(0, centre - 360)..<min(samples.count, centre + 360)]
            return window.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, window.count))
        }
        let floor = (powers.max() ?? 0) * pow(10, -range / 10)
        return powers.indices.filter { powers[$0] >= floor }
    }
}

extension HiddenStates {
    /// Some of the frames.
    fileprivate func only(_ frames: [Int]) -> HiddenStates {
        frames.count == self.frames
            ? self : HiddenStates(width: width, values: frames.flatMap { values[$0 * width..<($0 + 1) * width] })
    }
}
