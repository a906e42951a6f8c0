import Affect
public import Foundation
import Neural

/// A speaker's usual voice, learned from clips that nobody labelled: what a model needs to judge the speaker by their own measure.
///
/// Standardising features by the speaker removes what is the voice and not the emotion (Schuller et al., "Acoustic emotion
/// recognition: a benchmark comparison of performances", ASRU 2009).
public struct SpeakerProfile: Sendable, Hashable {
    /// The speaker's name.
    public let name: String
    /// Number of clips that it was made from.
    public var clips: Int { statistics.clips }
    /// The model that it was made for.
    public let model: String
    /// What decided the features besides the sound.
    public let featureIdentity: String

    /// Statistics of the features as the model scales them.
    let statistics: SpeakerStatistics
    /// Marks the scaling that the statistics are in terms of.
    let scalingMark: String

    init(name: String, model: VoiceModel, featureIdentity: String, statistics: SpeakerStatistics) {
        self.name = name
        self.model = model.identity.name
        self.featureIdentity = featureIdentity
        self.statistics = statistics
        scalingMark = model.scaling.mark
    }

    /// - Throws: `VoiceEmotionError.otherProfile` when it was made for another model.
    func check(for model: VoiceModel) throws(VoiceEmotionError) {
        let isOfItsFeatures = model.featureIdentity.map { $0 == featureIdentity } ?? true
        guard scalingMark == model.scaling.mark, isOfItsFeatures, statistics.mean.count == model.inputShape.last else {
            throw .otherProfile(name: name, madeFor: self.model, model: model.identity.name)
        }
    }
}

extension SpeakerProfile {
    private static let format = "nunchi.speaker-profile/1"

    /// Writes the profile as one file; whatever fails, a file that was there stays as it was.
    public func write(to file: URL) throws {
        let contents = SafeTensors(
            tensors: ["mean": Tensor(statistics.mean), "deviation": Tensor(statistics.deviation)],
            metadata: [
                "format": Self.format, "name": name, "clips": "\(clips)", "model": model,
                "feature_identity": featureIdentity, "scaling": scalingMark,
            ])
        try contents.write(to: file)
    }

    /// Reads a profile's file.
    ///
    /// - Throws: `VoiceEmotionError.notAProfile`; `NeuralError` when the file is missing or may not be read.
    public init(contentsOf file: URL) throws {
        let contents: SafeTensors
        do { contents = try SafeTensors(contentsOf: file) } catch let error as NeuralError
            where [.format, .foreign].contains(error.kind)
        {
            throw VoiceEmotionError.notAProfile(file: file.path)
        }
        guard contents.metadata["format"] == Self.format, let name = contents.metadata["name"],
            let clips = contents.metadata["clips"].flatMap({ Int($0) }), clips > 0,
            let model = contents.metadata["model"], let identity = contents.metadata["feature_identity"],
            let mark = contents.metadata["scaling"], let mean = contents.tensors["mean"],
            let deviation = contents.tensors["deviation"], mean.count == deviation.count, mean.count > 0,
            mean.isFinite, deviation.isFinite
        else { throw VoiceEmotionError.notAProfile(file: file.path) }
        self.name = name
        self.model = model
        featureIdentity = identity
        scalingMark = mark
        statistics = SpeakerStatistics(clips: clips, mean: mean.elements, deviation: deviation.elements)
    }
}
