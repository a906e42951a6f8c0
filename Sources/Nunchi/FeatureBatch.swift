public import Acoustics
public import Affect
public import AudioSignal
import VoiceEmotion

extension FeatureRequest {
    /// Features of one input, and what to know of it before trusting them.
    public typealias Outcome = (features: FeatureMatrix, warnings: [ReadingWarning])

    /// Computes the features of many inputs, some at once; one that fails stops none of the others.
    ///
    /// - Parameters:
    ///   - sources: paths, or `-` for standard input.
    ///   - options: how to decode them.
    ///   - jobs: inputs at once.
    ///   - onResult: called for each input in the order given, as soon as it and all before it are done.
    public func features(
        of sources: [String], options: DecodingOptions, jobs: Int,
        onResult: (_ source: String, _ features: Result<Outcome, any Error>) throws -> Void
    ) async throws {
        _ = try await concurrentMap(
            sources, jobs: jobs, onResult: { index, result in try onResult(sources[index], result) }
        ) { source -> Result<Outcome, any Error> in
            Result {
                let input = source == "-" ? AudioInput.standardInput : AudioInput.path(source)
                let audio = try DecodedAudio(input, options: options)
                return (try features(of: audio.waveform), audio.warnings.contains(where: \.isLoss) ? [.truncated] : [])
            }
        }
    }
}
