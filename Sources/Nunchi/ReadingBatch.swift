public import Affect
import AudioSignal
public import VoiceEmotion

extension Nunchi {
    /// Reads many inputs, some at once; one that fails stops none of the others.
    ///
    /// - Parameters:
    ///   - sources: paths, or `-` for standard input.
    ///   - jobs: inputs at once.
    ///   - onResult: called for each input in the order given, as soon as it and all before it are done.
    /// - Throws: what `onResult` throws; `CancellationError`.
    public func read(
        sources: [String], options: ReadingOptions = ReadingOptions(), jobs: Int,
        onResult: (_ source: String, _ reading: Result<EmotionReading, any Error>) throws -> Void
    ) async throws {
        _ = try await concurrentMap(
            sources, jobs: jobs, onResult: { index, result in try onResult(sources[index], result) }
        ) { source -> Result<EmotionReading, any Error> in
            do {
                let input = source == "-" ? AudioInput.standardInput : AudioInput.path(source)
                return .success(try await read(input, source: source, options: options))
            } catch {
                return .failure(error)
            }
        }
    }
}
