import AudioSignal
import Foundation
public import VoiceEmotion

/// The clips that were judged wrongly with the greatest confidence, and what they sound like.
public struct WorstClips: Sendable {
    /// One of them.
    struct Clip: Sendable {
        let prediction: EvaluationResult.Prediction
        /// An address that holds the sound itself; nil where it is left out or cannot be read.
        let address: String?
    }

    let clips: [Clip]
    /// Whether sounds were asked for.
    let hasSounds: Bool

    /// Longest sound in a page, in seconds; the rest of a longer clip is cut off.
    static let longest = 8.0

    /// Finds the clips, of equally sure ones the earlier.
    ///
    /// - Parameters:
    ///   - most: how many at most.
    ///   - sounds: whether to read them and hold them in the page, as MP3 (about 4 kB a second), or as WAV where FFmpeg
    ///     cannot write MP3.
    public init(of result: EvaluationResult, most: Int = 12, sounds: Bool) {
        let wrong = result.predictions.enumerated().filter { $0.element.predicted != $0.element.truth }
        let worst = wrong.sorted { left, right in
            let (first, second) = (
                left.element.scores[left.element.predicted], right.element.scores[right.element.predicted]
            )
            return (-first, left.offset) < (-second, right.offset)
        }
        hasSounds = sounds
        clips = worst.prefix(most).map {
            Clip(prediction: $0.element, address: sounds ? Self.address(of: $0.element) : nil)
        }
    }

    private static func address(of prediction: EvaluationResult.Prediction) -> String? {
        let start = prediction.span?.lowerBound ?? 0
        let options = DecodingOptions(
            sampleRate: 16_000, channels: .mix, start: start,
            end: min(prediction.span?.upperBound ?? .infinity, start + longest))
        guard let sound = try? Waveform(contentsOf: URL(filePath: prediction.file), options: options), sound.peak > 0
        else { return nil }
        // Quiet clips would have to be turned up one by one.
        let clip = sound.mixedToMono().normalized(toPeak: 0.9)
        if let bytes = try? clip.encoded(as: .mp3(bitRate: 32_000)) {
            return "data:audio/mpeg;base64," + Base64.encode(bytes)
        }
        return (try? clip.encoded(as: .wav())).map { "data:audio/wav;base64," + Base64.encode($0) }
    }
}
