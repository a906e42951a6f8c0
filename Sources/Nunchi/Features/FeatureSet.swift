import Acoustics
import AudioSignal

/// Features that go by one name on the command line, in configurations and in the API.
public struct FeatureSet: Sendable {
    /// How a set is computed.
    enum Computation: Sendable {
        /// In the frames that all sets share.
        case frames(@Sendable (FeatureParameters) throws -> any Descriptor)
        /// In frames of its own.
        case ownFrames(@Sendable (Waveform, FeatureParameters, STFTOptions) throws -> FeatureMatrix)
        /// One value for each feature of the whole utterance.
        case utterance(@Sendable (Waveform, FeatureParameters) throws -> FeatureVector)
    }

    /// Its name.
    public let name: String
    /// What it is, in English.
    public let summary: String
    /// What can be chosen.
    public let parameters: [FeatureParameterDefinition]
    /// Whether the set looks at all channels; the others look at their mix.
    public let takesChannels: Bool
    /// Whether the set's frames can be chosen.
    public let takesFrames: Bool
    let computation: Computation

    init(
        _ name: String, _ summary: String, _ parameters: [FeatureParameterDefinition] = [],
        takesChannels: Bool = false, takesFrames: Bool? = nil, _ computation: Computation
    ) {
        self.name = name
        self.summary = summary
        self.parameters = parameters
        self.takesChannels = takesChannels
        if case .frames = computation { self.takesFrames = true } else { self.takesFrames = takesFrames ?? false }
        self.computation = computation
    }

    /// Whether the set describes a whole utterance instead of following it over time.
    public var describesUtterance: Bool {
        if case .utterance = computation { true } else { false }
    }

    /// Whether the set's frames are its own.
    public var hasOwnFrames: Bool {
        if case .ownFrames = computation { true } else { false }
    }

    /// Every set.
    public static let all: [FeatureSet] = spectralSets + tonalSets + levelSets + pitchSets + rhythmSets + utteranceSets

    /// The set of a name. `NAME-delta` and `NAME-delta2` are a set's first and second change over time.
    public static func named(_ name: String) throws(FeatureRequestError) -> FeatureSet {
        if let set = all.first(where: { $0.name == name }) { return set }
        for (suffix, order) in [("-delta", 1), ("-delta2", 2)] where name.hasSuffix(suffix) {
            guard let base = all.first(where: { $0.name == name.dropLast(suffix.count) }),
                case .frames(let descriptor) = base.computation
            else { continue }
            let own: [FeatureParameterDefinition] = [
                .init("width", .integer, .number(9)),
                .init("mode", .choice(DeltaOptions.Mode.allCases.map(\.rawValue)), .text("interp")),
            ]
            return FeatureSet(
                name, "change over time of \(base.name)", base.parameters + own,
                .frames { parameters in
                    let mode = DeltaOptions.Mode(rawValue: parameters.text("mode")) ?? .interp
                    return Delta(
                        of: try descriptor(parameters),
                        DeltaOptions(width: parameters.integer("width"), order: order, mode: mode))
                })
        }
        throw .unknownSet(name: name, known: all.map(\.name))
    }
}
