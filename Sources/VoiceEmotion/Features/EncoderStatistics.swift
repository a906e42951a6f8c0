import Foundation

/// Mean and standard deviation over time of a pretrained speech encoder's hidden states: two rows for each layer, the
/// means of layer 1, its deviations, the means of layer 2, and so on.
///
/// Only frames in which something is heard count: those within 35 dB of the loudest.
public struct EncoderStatistics: VoiceFeatureSet {
    /// `encoder`
    public let name = Self.setName
    /// Version of the values.
    public let version = Self.setVersion
    /// 16 kHz.
    public var sampleRate: Int { 16_000 }
    /// `state_0` …, as many as the encoder is wide.
    public let names: [String]
    /// Two rows for each layer that is computed.
    public var leadingShape: [Int?] { [2 * layers.count] }
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

    /// The rows of some layers' means, and of their deviations where they are wanted too.
    public static func rows(layers: [Int], deviations: Bool) -> [Int] {
        layers.map { 2 * $0 - 1 } + (deviations ? layers.map { 2 * $0 } : [])
    }

    /// The values of an utterance, row after row.
    public func values(of samples: [Float]) throws -> [Float] {
        try encoder.hiddenStates(of: samples, layers: layers).flatMap { states in
            states.only(Self.heardFrames(samples, count: states.frames)).meanAndDeviation
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
