public import AudioSignal
public import Reporting
import VoiceEmotion

extension FeatureRequest {
    /// Computes the features of many inputs, some at once; one that fails stops none of the others.
    ///
    /// - Parameters:
    ///   - sources: paths, or `-` for standard input.
    ///   - options: how to decode them.
    ///   - jobs: inputs at once.
    ///   - threads: threads for one input; the result does not depend on it.
    ///   - onResult: called for each input in the order given, as soon as it and all before it are done.
    public func features(
        of sources: [String], options: DecodingOptions, jobs: Int, threads: Int = 1,
        onResult: (_ source: String, _ features: Result<FeatureRecord, any Error>) throws -> Void
    ) async throws {
        var options = options
        options.sampleRate = options.sampleRate ?? sampleRate
        if takesChannels && options.channels == .mix { options.channels = .keep }
        _ = try await concurrentMap(
            sources, jobs: jobs, onResult: { index, result in try onResult(sources[index], result) }
        ) { [options] source -> Result<FeatureRecord, any Error> in
            Result {
                let input = source == "-" ? AudioInput.standardInput : AudioInput.path(source)
                let audio = try DecodedAudio(input, options: options)
                return FeatureRecord(
                    source: source, sampleRate: audio.waveform.sampleRate,
                    features: try features(of: audio.waveform, threads: threads),
                    warnings: audio.warnings.contains(where: \.isLoss) ? [.truncated] : [])
            }
        }
    }
}
