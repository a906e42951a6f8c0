/// Labelled rows of one shape for a classifier.
public struct ClassificationData: LabelledData {
    /// First axis the rows; the others as the network wants them: [rows, features], [rows, h, w, channels], ...
    public var inputs: Tensor
    /// The class of each row, from 0.
    public var targets: [Int]
    /// One factor for each row's loss, or nil for all alike.
    public var sampleWeights: [Float]?
    /// Shape [rows, classes], above 0 for the classes that a row may have; nil for all.
    public var classMask: Tensor?

    /// Rows with their labels.
    public init(inputs: Tensor, targets: [Int], sampleWeights: [Float]? = nil, classMask: Tensor? = nil) {
        (self.inputs, self.targets) = (inputs, targets)
        (self.sampleWeights, self.classMask) = (sampleWeights, classMask)
    }

    /// Rows of one shape.
    public var lengths: [Int]? { nil }

    /// Some rows, first axis the rows.
    public func inputs(of rows: ArraySlice<Int>, on device: Device) -> Tensor { inputs.gathered(rows, on: device) }

    /// Throws unless there is a label for each row and every number is finite.
    public func checkInputs(_ name: String) throws {
        let rows = inputs.shape.isEmpty ? 0 : inputs.rows
        guard targets.count == rows else {
            throw NeuralError.mismatch(
                "labels of the \(name) set", expected: "\(rows), one for each row of inputs", found: "\(targets.count)")
        }
        guard inputs.isFinite else {
            throw NeuralError.mismatch(
                "inputs of the \(name) set", expected: "finite numbers", found: "NaN or infinite ones",
                hint: "Look at the features of the recordings they come from.")
        }
    }

    /// A number that other inputs would most likely not have.
    public var digest: UInt64 {
        var digest = Digest()
        digest.add(inputs)
        return digest.value
    }
}
