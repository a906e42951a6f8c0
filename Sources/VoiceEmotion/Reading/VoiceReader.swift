public import Affect
public import AudioSignal
import Dispatch

/// Reads the emotion expressed in recordings of a voice, whole and over time.
public struct VoiceReader: Sendable {
    /// The model.
    public let model: VoiceModel
    private let features: any VoiceFeatureSet

    /// Longest recording, in seconds, that is read as one utterance; the scores of longer ones are the mean over their windows.
    public static let longestUtterance = 30.0
    /// Recordings shorter than this, in seconds, are read with a warning.
    public static let shortRecording = 0.8

    /// A reader.
    ///
    /// - Parameter environment: where an encoder that the model reads is installed.
    /// - Throws: `VoiceEmotionError.unknownRecipe` when this version lacks the model's features, `.otherTask` for a model
    ///   of words, `.otherFeatures` when the encoder is another than the one that the model was trained on; what loading
    ///   an encoder throws.
    public init(model: VoiceModel, environment: VoiceFeatureSets.Environment = .init()) throws {
        guard model.classes.task == .emotion else {
            throw VoiceEmotionError.otherTask(
                model: model.recipe.name, tells: model.classes.task.rawValue, wanted: ClassList.Task.emotion.rawValue)
        }
        self.model = model
        features = try model.features(in: environment)
    }

    /// Makes a speaker's profile for the model.
    ///
    /// - Throws: `VoiceEmotionError.noProfiles` when the model was not trained to use profiles.
    public func profileMaker() throws(VoiceEmotionError) -> ProfileMaker {
        try ProfileMaker(model: model, features: features)
    }

    /// Reads a recording of any length in bounded memory.
    ///
    /// - Parameters:
    ///   - input: a file, bytes, or standard input.
    ///   - source: what the reading calls it.
    /// - Throws: `AudioError` when it cannot be decoded, `VoiceEmotionError.tooShort` or `.silent`, `CancellationError`.
    public func read(_ input: AudioInput, source: String, options: ReadingOptions = ReadingOptions()) throws
        -> EmotionReading
    {
        let stream = try AudioStream(
            input, blockFrames: features.sampleRate,
            options: DecodingOptions(
                sampleRate: features.sampleRate, channels: options.channel.map { .one($0) } ?? .mix,
                start: options.start,
                end: options.end, allowsPartial: true))
        var collector = ReadingCollector(model: model, features: features, options: options)
        while let block = try stream.next() {
            try Task.checkCancellation()
            try collector.append(block.channels[0])
        }
        var warnings: [ReadingWarning] = []
        if stream.warnings.contains(where: \.isLoss) { warnings.append(.truncated) }
        if stream.info.sampleRate < features.sampleRate { warnings.append(.narrowBand) }
        return try collector.reading(source: source, warnings: warnings)
    }

    /// Reads sound in memory; the same samples give the same reading as from a file.
    public func read(
        _ waveform: Waveform, source: String = "memory", options: ReadingOptions = ReadingOptions()
    ) throws -> EmotionReading {
        if let bad = waveform.firstNonFinite {
            throw AudioError(
                .nonFinite(
                    value: bad.value, index: bad.index, channel: bad.channel,
                    seconds: Double(bad.index) / Double(waveform.sampleRate)), source: source)
        }
        let chosen = try options.channel.map { try waveform.channel($0) } ?? waveform.mixedToMono()
        let part = chosen.slice(from: options.start, to: options.end)
        return try read(
            decoded: part.resampled(to: sampleRate), sourceRate: waveform.sampleRate, isTruncated: false,
            source: source,
            options: options)
    }

    /// Samples a second of what the model hears.
    package var sampleRate: Int { features.sampleRate }

    /// Reads sound that was decoded as `read(_:source:options:)` of a file would decode it: one channel at `sampleRate`, the
    /// part that the options name and no more.
    ///
    /// - Parameters:
    ///   - sourceRate: samples a second of the file.
    ///   - isTruncated: whether sound that the file should hold is missing.
    /// - Throws: `VoiceEmotionError.tooShort` or `.silent`; `CancellationError`, at the latest after the windows at hand.
    package func read(
        decoded sound: Waveform, sourceRate: Int, isTruncated: Bool, source: String, options: ReadingOptions
    ) throws -> EmotionReading {
        var collector = ReadingCollector(model: model, features: features, options: options)
        let samples = sound.mono
        for start in stride(from: 0, to: samples.count, by: sampleRate) {
            try Task.checkCancellation()
            try collector.append(Array(samples[start..<min(start + sampleRate, samples.count)]))
        }
        try Task.checkCancellation()
        var warnings: [ReadingWarning] = isTruncated ? [.truncated] : []
        if sourceRate < sampleRate { warnings.append(.narrowBand) }
        return try collector.reading(source: source, warnings: warnings)
    }
}
