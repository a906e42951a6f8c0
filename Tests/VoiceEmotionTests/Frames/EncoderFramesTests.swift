import Affect
import AudioSignal
import Foundation
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

/// An encoder's states frame by frame, and what training does to them.
struct EncoderFramesTests {
    private static func frames(_ settings: [String: Double]) throws -> EncoderFrames {
        try EncoderFrames(FeaturePlan("encoder-frames", settings: settings), encoder: Encoders.tiny())
    }

    @Test func framesAreTheEncodersStatesWhereSomethingIsHeard() throws {
        let voice = Voices.utterance(.anger, speaker: 0, take: 0, seconds: 0.4).mono
        let silence = [Float](repeating: 0, count: 3200)
        let sound = silence + voice + silence
        let states = try Encoders.tiny().hiddenStates(of: sound, layers: [2])[0]
        let array = try Self.frames(["layer": 2]).array(of: sound)
        #expect(array.shape[1] == 16)
        // 20 frames of voice between ten of silence at each end; a frame hears a little to both sides.
        #expect((20...22).contains(array.shape[0]))
        let first = try #require((8...10).first { states.values[($0 * 16)...].starts(with: array.values) })
        #expect(first + array.shape[0] <= 32)
    }

    @Test func partsOfASoundAreHeardAsAWhole() throws {
        let clip = try Encoders.clip()
        let states = try Encoders.tiny().hiddenStates(of: clip, layers: [1])[0]
        let set = try Self.frames(["layer": 1, "range": 200])
        let arrays = try set.arrays(of: clip, ranges: [0..<clip.count, 3200..<6400])
        #expect(arrays[0].values == states.values)
        #expect(arrays[1].shape == [10, 16])
        #expect(arrays[1].values == Array(states.values[160..<320]))
    }

    @Test func settingsDecideTheIdentity() throws {
        let plain = try Self.frames([:]).identity
        #expect(try Self.frames(["layer": 2]).identity == plain)
        #expect(try Self.frames(["layer": 1]).identity != plain)
        #expect(try Self.frames(["range": 30]).identity != plain)
        #expect(throws: SpeechEncoderError.noSuchLayer(encoder: "tiny_whisper.onnx", layer: 4, known: [1, 2, 3])) {
            try Self.frames(["layer": 4])
        }
        for settings in [["layer": 0], ["layer": 1.5], ["range": 0], ["depth": 2]] as [[String: Double]] {
            #expect(throws: VoiceEmotionError.self) { try Self.frames(settings) }
        }
    }

    /// Rows of frames that count upwards, so that a stretch is known by its values.
    private func batch(_ lengths: [Int]) throws -> TrainingBatch {
        let times = lengths.max() ?? 0
        let values = lengths.flatMap { length in
            (0..<times).flatMap { [Float]([$0 < length ? Float($0 + 1) : 0, $0 < length ? 7 : 0]) }
        }
        return TrainingBatch(
            inputs: try Tensor(values, shape: [lengths.count, times, 2]), lengths: lengths,
            labels: BatchLabels(.classes(lengths.map { _ in 0 })))
    }

    @Test func cropsAreStretches() throws {
        let lengths = (0..<200).map { 1 + $0 % 40 }
        var batch = try batch(lengths)
        var random = PhiloxGenerator(seed: 1)
        try FrameCrop(share: 0.5, least: 0.6).apply(to: &batch, using: &random)
        let kept = try #require(batch.lengths)
        #expect(batch.inputs.shape == [200, kept.max() ?? 0, 2])
        for (row, length) in kept.enumerated() {
            #expect(length <= lengths[row] && Double(length) >= 0.6 * Double(lengths[row]))
            let values = stride(from: 0, to: batch.inputs.row(row).count, by: 2).map { batch.inputs.row(row)[$0] }
            #expect(values.prefix(length).enumerated().allSatisfy { $1 == values[0] + Float($0) })
            #expect(values.dropFirst(length).allSatisfy { $0 == 0 } && values[0] >= 1)
        }
        let whole = zip(kept, lengths).count { $0 == $1 }
        #expect((100...140).contains(whole))
    }

    @Test func masksAreLeftOut() throws {
        let lengths = (0..<300).map { 1 + $0 % 31 }
        var batch = try batch(lengths)
        var random = PhiloxGenerator(seed: 1)
        try FrameMask(share: 0.4).apply(to: &batch, using: &random)
        let kept = try #require(batch.lengths)
        for (row, length) in kept.enumerated() {
            #expect(length >= 1 && Double(lengths[row] - length) <= 0.4 * Double(lengths[row]))
            let values = stride(from: 0, to: batch.inputs.row(row).count, by: 2).map { batch.inputs.row(row)[$0] }
            // In their order, with one gap at most, and no frame that was padding.
            let steps = zip(values, values.dropFirst()).prefix(length - 1).map { $1 - $0 }
            #expect(steps.count { $0 != 1 } <= 1 && steps.allSatisfy { $0 >= 1 })
            #expect(values[0] >= 1 && values[length - 1] <= Float(lengths[row]))
        }
        // A stretch of random length up to 0.4: 0.2 of the frames on average, rounded down.
        let share = Double(kept.reduce(0, +)) / Double(lengths.reduce(0, +))
        #expect((0.79...0.86).contains(share))
    }
}
