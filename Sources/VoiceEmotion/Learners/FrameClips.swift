import Learning
import Neural

/// Labelled clips with frames in a number of their own, side by side only where a batch needs them: thousands of clips are
/// not kept twice.
struct FrameClips: LabelledData {
    let clips: [FeatureArray]
    let targets: [Int]
    let sampleWeights: [Float]?
    let classMask: Tensor?

    /// - Throws: `VoiceEmotionError.layer` for features that have no frames.
    init(_ data: LearningSet, for learner: String) throws {
        guard data.shape.count == 2 else {
            throw VoiceEmotionError.layer(number: 0, kind: learner, problem: .axes(input: data.shape, needed: 2...2))
        }
        clips = data.inputs
        targets = data.targets
        sampleWeights = data.weights
        classMask = try data.allowed.map { try Tensor(rows: $0.map { $0.map { $0 ? Float(1) : 0 } }) }
    }

    var lengths: [Int]? { clips.map { $0.shape[0] } }

    func inputs(of rows: ArraySlice<Int>, on device: Device) -> Tensor {
        let own = rows.map { clips[$0] }
        let (width, times) = (own.first?.width ?? 0, own.map { $0.shape[0] }.max() ?? 0)
        return Tensor(shape: [own.count, times, width], on: device) { to in
            for (row, clip) in own.enumerated() {
                let (start, count) = (to + row * times * width, clip.values.count)
                clip.values.withUnsafeBufferPointer { from in
                    if let base = from.baseAddress { start.update(from: base, count: count) }
                }
                (start + count).update(repeating: 0, count: times * width - count)
            }
        }
    }

    func checkInputs(_ name: String) throws {
        for (row, clip) in clips.enumerated() {
            if let column = clip.values.firstIndex(where: { !$0.isFinite }) {
                throw LearningError.nonFinite(row: row, column: column)
            }
        }
    }

    var digest: UInt64 {
        var hash = StableHash()
        for clip in clips {
            hash.add(UInt32(truncatingIfNeeded: clip.shape[0]))
            for value in clip.values { hash.add(value.bitPattern) }
        }
        return hash.value
    }
}
