internal import CNeural

/// A recurrent layer's run over sequences, forwards or backwards in time.
///
/// Each thread takes rows of the batch through all of time: threads need not wait for one another at each step.
struct RecurrentPass {
    let device: Device
    let rows: Int
    let times: Int
    let hidden: Int
    let lengths: [Int32]
    let isReversed: Bool

    /// Rows that one thread takes at least.
    private static let rowGrain = 4

    /// - Throws: `NeuralError` if sums, weights and lengths do not fit.
    init(
        _ subject: String, sums: Tensor, gates: Int, weight: Tensor, lengths: [Int]?, isReversed: Bool, device: Device
    ) throws {
        guard sums.shape.count == 3, weight.shape.count == 2, weight.shape[1] > 0,
            weight.shape[0] == gates * weight.shape[1], sums.shape[2] == weight.shape[0]
        else {
            throw NeuralError.mismatch(
                subject, expected: "sums [batch, time, \(gates) · hidden] and weights [\(gates) · hidden, hidden]",
                found: "\(sums.shape) and \(weight.shape)")
        }
        (rows, times, hidden) = (sums.shape[0], sums.shape[1], weight.shape[1])
        self.lengths = try SequenceLengths.checked(lengths, rows: rows, times: times).map(Int32.init)
        (self.isReversed, self.device) = (isReversed, device)
    }

    /// The places in the order of reading, each with the one before it (or -1).
    var steps: [(place: Int, previous: Int)] {
        let order = isReversed ? Array((0..<times).reversed()) : Array(0..<times)
        return order.indices.map { (order[$0], $0 == 0 ? -1 : order[$0 - 1]) }
    }

    /// Calls `body` with rows for each thread.
    func split(_ body: (Range<Int>) -> Void) {
        device.split(rows, grain: RecurrentPass.rowGrain, body)
    }

    /// The output one step earlier in the direction of reading, zero at the first: [rows, times, hidden].
    func shifted(_ output: Tensor) -> Tensor {
        let (step, size) = (isReversed ? -1 : 1, hidden)
        return Tensor(shape: output.shape, on: device) { to in
            withPointers(output) { from in
                for row in 0..<rows {
                    for time in 0..<times {
                        let target = to + (row * times + time) * size
                        let source = time - step
                        if (0..<times).contains(source) {
                            target.update(from: from + (row * times + source) * size, count: size)
                        } else {
                            target.update(repeating: 0, count: size)
                        }
                    }
                }
            }
        }
    }
}

/// How many places of padded sequences are real.
enum SequenceLengths {
    /// The lengths, or the whole time for each row if nil.
    ///
    /// - Throws: `NeuralError` unless there is one for each row, from 0 to the time there is.
    static func checked(_ lengths: [Int]?, rows: Int, times: Int) throws -> [Int] {
        guard let lengths else { return [Int](repeating: times, count: rows) }
        guard lengths.count == rows, lengths.allSatisfy({ (0...times).contains($0) }) else {
            throw NeuralError.mismatch(
                "lengths of sequences", expected: "\(rows) from 0 to \(times)",
                found: lengths.count == rows ? "\(lengths)" : "\(lengths.count)")
        }
        return lengths
    }
}
