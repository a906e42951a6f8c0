import Affect
public import AudioSignal

/// Makes a speaker's profile of recordings of their voice.
public struct ProfileMaker {
    /// Longer recordings are cut into clips of this many seconds.
    public static let clipSeconds = 4.0

    private let model: VoiceModel
    private let features: any VoiceFeatureSet
    private var arrays: [FeatureArray] = []

    /// Number of clips taken in so far.
    public var clips: Int { arrays.count }

    /// A maker for a model.
    ///
    /// - Throws: `VoiceEmotionError.noProfiles` when the model was not trained to use profiles.
    init(model: VoiceModel, features: any VoiceFeatureSet) throws(VoiceEmotionError) {
        guard model.takesProfiles else { throw .noProfiles(model: model.identity.name) }
        self.model = model
        self.features = features
    }

    /// Takes in a recording, cut into clips when it is long; silent ones are left out.
    ///
    /// - Throws: `AudioError` when it cannot be decoded, `VoiceEmotionError.tooShort` or `.silent`.
    public mutating func add(_ input: AudioInput, options: ReadingOptions = ReadingOptions()) throws {
        let stream = try AudioStream(
            input, blockFrames: features.sampleRate,
            options: DecodingOptions(
                sampleRate: features.sampleRate, channels: options.channel.map { .one($0) } ?? .mix,
                start: options.start, end: options.end, allowsPartial: true))
        let length = Int(Self.clipSeconds * Double(features.sampleRate))
        var cutter = WindowCutter(length: length, step: length)
        var (count, found, peak) = (0, 0, Float(0))
        func take(_ samples: [Float]) throws {
            let isLongEnough = Double(samples.count) >= VoiceInput.shortest * Double(features.sampleRate)
            guard isLongEnough, !SpeechActivity(samples: samples, sampleRate: features.sampleRate).isSilent else {
                return
            }
            arrays.append(model.scaling(try features.array(of: samples)))
            found += 1
        }
        while let block = try stream.next() {
            try Task.checkCancellation()
            let samples = block.channels[0]
            count += samples.count
            peak = samples.reduce(peak) { max($0, abs($1)) }
            for window in cutter.append(samples) { try take(window.samples) }
        }
        if let rest = cutter.finish() { try take(rest.samples) }
        let seconds = Double(count) / Double(features.sampleRate)
        guard seconds >= VoiceInput.shortest else {
            throw VoiceEmotionError.tooShort(seconds: seconds, needed: VoiceInput.shortest)
        }
        guard found > 0 else { throw VoiceEmotionError.silent(peak: peak) }
    }

    /// The profile of all clips taken in.
    ///
    /// - Throws: `ProfileError.noClips` when no clip was taken in.
    public func profile(named name: String) throws(ProfileError) -> SpeakerProfile {
        guard let statistics = SpeakerStatistics(of: arrays) else { throw .noClips(name) }
        return SpeakerProfile(
            name: name, model: model, featureIdentity: features.identity, statistics: statistics)
    }
}
