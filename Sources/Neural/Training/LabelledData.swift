/// Labelled rows for a classifier, whatever their form: `ClassificationData` for rows of one shape, `SequenceData` for
/// sequences of different lengths, or a type of your own that makes its rows when they are asked for.
public protocol LabelledData: Sendable {
    /// The class of each row, from 0.
    var targets: [Int] { get }
    /// One factor for each row's loss, or nil for all alike.
    var sampleWeights: [Float]? { get }
    /// Shape [rows, classes], above 0 for the classes that a row may have; nil for all.
    var classMask: Tensor? { get }
    /// How many places of each row's time are real, or nil for rows of one shape.
    var lengths: [Int]? { get }

    /// Some rows side by side, first axis the rows; sequences are padded with zeros to the longest of them.
    func inputs(of rows: ArraySlice<Int>, on device: Device) throws -> Tensor

    /// - Parameter name: what the data are, for messages ("training").
    /// - Throws: `NeuralError` if the inputs cannot be learned from or are not as many as the labels.
    func checkInputs(_ name: String) throws

    /// A number that other inputs would most likely not have: a checkpoint goes on with the same data only.
    var digest: UInt64 { get }
}

extension LabelledData {
    func check(_ name: String) throws {
        try checkInputs(name)
        let rows = targets.count
        if let sampleWeights, sampleWeights.count != rows {
            throw NeuralError.mismatch(
                "sample weights of the \(name) set", expected: "\(rows)", found: "\(sampleWeights.count)")
        }
        if let classMask, classMask.shape.count != 2 || classMask.rows != rows {
            throw NeuralError.mismatch(
                "class mask of the \(name) set", expected: "shape [\(rows), classes]", found: "\(classMask.shape)")
        }
    }

    /// All labels, as a loss takes them.
    var labels: BatchLabels {
        BatchLabels(.classes(targets), sampleWeights: sampleWeights, classMask: classMask)
    }

    /// Some rows with their labels, in the order given.
    func batch(_ rows: ArraySlice<Int>, on device: Device) throws -> TrainingBatch {
        TrainingBatch(
            inputs: try inputs(of: rows, on: device), lengths: lengths.map { lengths in rows.map { lengths[$0] } },
            labels: labels.gathered(rows, on: device))
    }

    /// The data's digest with that of the labels.
    var fullDigest: UInt64 {
        var digest = Digest()
        digest.add(self.digest)
        for target in targets { digest.add(UInt64(bitPattern: Int64(target))) }
        for weight in sampleWeights ?? [] { digest.add(UInt64(weight.bitPattern)) }
        if let classMask { digest.add(classMask) }
        return digest.value
    }
}

/// A number made from many (the multiplications and shifts of SplitMix64): not against malice.
struct Digest {
    private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(_ word: UInt64) {
        var mixed = value ^ word
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        value = (mixed ^ (mixed >> 31)) &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func add(_ tensor: Tensor) {
        for length in tensor.shape { add(UInt64(length)) }
        tensor.withUnsafeBufferPointer { elements in
            for element in elements { add(UInt64(element.bitPattern)) }
        }
    }

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(UInt64(byte)) }
    }
}
