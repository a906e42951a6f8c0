/// Fitted weights as signed bytes, each feature's with its own scale.
struct QuantisedWeights {
    /// What a weight of 1 is worth, row by row.
    private(set) var rowScales: [Float] = []
    /// Row by row, each padded.
    private(set) var weights: [Int8] = []
    private(set) var biases: [Float] = []

    /// Rounds weights after the calibration's slopes are put into them.
    init(_ fit: LogisticRegression.Fit, calibration: HeldOutScores.Calibration, labels: Int) {
        let stride = fit.stride
        let rows = fit.weights.count / stride
        weights = [Int8](repeating: 0, count: rows * stride)
        for row in 0..<rows {
            let values = (0..<labels).map { fit.weights[row * stride + $0] * calibration.slopes[$0] }
            let largest = values.reduce(0) { max($0, abs($1)) }
            rowScales.append(largest / 127)
            guard largest > 0 else { continue }
            for label in 0..<labels {
                weights[row * stride + label] = Int8((values[label] / largest * 127).rounded())
            }
        }
        biases = (0..<labels).map { fit.biases[$0] * calibration.slopes[$0] + calibration.offsets[$0] }
    }
}
