/// Labelled sequences of different lengths for a classifier.
///
/// In training, sequences of about the same length make up a batch, padded with zeros to its longest; the network is
/// told the lengths, and modules whose result at one place depends on others leave the padding out.
public struct SequenceData: LabelledData {
    /// One sequence for each row, [time, width...], with at least one place in time; all have the same width.
    public var sequences: [Tensor]
    /// The class of each row, from 0.
    public var targets: [Int]
    /// One factor for each row's loss, or nil for all alike.
    public var sampleWeights: [Float]?
    /// Shape [rows, classes], above 0 for the classes that a row may have; nil for all.
    public var classMask: Tensor?

    /// Sequences with their labels.
    public init(sequences: [Tensor], targets: [Int], sampleWeights: [Float]? = nil, classMask: Tensor? = nil) {
        (self.sequences, self.targets) = (sequences, targets)
        (self.sampleWeights, self.classMask) = (sampleWeights, classMask)
    }

    /// Places in time of each sequence.
    public var lengths: [Int]? { sequences.map(\.rows) }

    /// Some sequences, [rows, time of the longest, width...].
    public func inputs(of rows: ArraySlice<Int>, on device: Device) -> Tensor {
        Tensor(padding: rows.map { sequences[$0] }, on: device)
    }

    /// Throws unless there is a label for each sequence and all have one width, some time and finite numbers.
    public func checkInputs(_ name: String) throws {
        guard targets.count == sequences.count else {
            throw NeuralError.mismatch(
                "labels of the \(name) set", expected: "\(sequences.count), one for each sequence",
                found: "\(targets.count)")
        }
        try Tensor.checkSequences(sequences, "the \(name) set")
    }

    /// A number that other sequences would most likely not have.
    public var digest: UInt64 {
        var digest = Digest()
        for sequence in sequences { digest.add(sequence) }
        return digest.value
    }
}

extension Tensor {
    /// Sequences [time, width...] side by side, padded with zeros to the longest: [rows, time, width...]. All are known
    /// to have one width.
    init(padding sequences: [Tensor], on device: Device? = nil) {
        let width = sequences.first.map { Array($0.shape.dropFirst()) } ?? []
        let times = sequences.map(\.rows).max() ?? 0
        let length = width.reduce(times, *)
        self.init(shape: [sequences.count, times] + width, on: device) { to in
            for (row, sequence) in sequences.enumerated() {
                let start = to + row * length
                withPointers(sequence) { start.update(from: $0, count: sequence.count) }
                (start + sequence.count).update(repeating: 0, count: length - sequence.count)
            }
        }
    }

    /// - Throws: `NeuralError` unless all are [time, width...] with some time, the same width and finite numbers.
    static func checkSequences(_ sequences: [Tensor], _ subject: String) throws {
        for (row, sequence) in sequences.enumerated() {
            guard sequence.shape.count >= 2, sequence.count > 0 else {
                throw NeuralError.mismatch(
                    "sequence \(row) of \(subject)", expected: "shape [time, width] with some of both",
                    found: "\(sequence.shape)", hint: "Leave out recordings that are too short for one frame.")
            }
            guard sequence.shape.dropFirst() == sequences[0].shape.dropFirst() else {
                throw NeuralError.mismatch(
                    "sequence \(row) of \(subject)",
                    expected: "places of shape \(Array(sequences[0].shape.dropFirst())), as in the first sequence",
                    found: "\(Array(sequence.shape.dropFirst()))")
            }
            guard sequence.isFinite else {
                throw NeuralError.mismatch(
                    "sequence \(row) of \(subject)", expected: "finite numbers", found: "NaN or infinite ones",
                    hint: "Look at the features of the recording it comes from.")
            }
        }
    }
}
