extension Variable {
    /// Mean and standard deviation over the real places of each sequence: [batch, time, features] becomes
    /// [batch, 2 · features], the means first. A sequence of none gives 0.
    ///
    /// - Parameter floor: variance below which the deviation stays constant.
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func statisticsOverTime(lengths: [Int]? = nil, floor: Float = 1e-6) throws -> Variable {
        guard shape.count == 3 else {
            throw NeuralError.mismatch(
                "statistics over time", expected: "shape [batch, time, features]", found: "\(shape)")
        }
        let known = try SequenceLengths.checked(lengths, rows: shape[0], times: shape[1])
        let form = TimeStatistics(
            lengths: known, times: shape[1], features: shape[2], floor: floor, device: tape.device)
        let x = value
        let statistics = form.statistics(of: x)
        return tape.record(statistics, from: [self]) { [form.gradient($0, x, statistics)] }
    }
}

/// Mean and deviation over time, and what they pass back.
private struct TimeStatistics {
    let lengths: [Int]
    let times: Int
    let features: Int
    let floor: Float
    let device: Device

    /// In two passes: one pass over squares loses what is small beside a large mean.
    func statistics(of x: Tensor) -> Tensor {
        Tensor(shape: [lengths.count, 2 * features], on: device) { to in
            to.update(repeating: 0, count: lengths.count * 2 * features)
            withPointers(x) { x in
                for (row, length) in lengths.enumerated() where length > 0 {
                    let (mean, deviation) = (to + row * 2 * features, to + (row * 2 + 1) * features)
                    let share = 1 / Float(length)
                    for time in 0..<length {
                        let place = x + (row * times + time) * features
                        for index in 0..<features { mean[index] += place[index] }
                    }
                    for index in 0..<features { mean[index] *= share }
                    for time in 0..<length {
                        let place = x + (row * times + time) * features
                        for index in 0..<features {
                            let distance = place[index] - mean[index]
                            deviation[index] += distance * distance
                        }
                    }
                    for index in 0..<features {
                        deviation[index] = max(floor, deviation[index] * share).squareRoot()
                    }
                }
            }
        }
    }

    func gradient(_ gradient: Tensor, _ x: Tensor, _ statistics: Tensor) -> Tensor {
        let least = floor.squareRoot()
        // For each feature what every place gets, and what it gets for its distance from the mean.
        var factors = [Float](repeating: 0, count: 2 * features)
        return Tensor(shape: [lengths.count, times, features], on: device) { to in
            withPointers(gradient, x, statistics) { gradient, x, statistics in
                factors.withUnsafeMutableBufferPointer { factors in
                    for (row, length) in lengths.enumerated() {
                        let base = row * 2 * features
                        let share = length > 0 ? 1 / Float(length) : 0
                        for index in 0..<features {
                            let deviation = statistics[base + features + index]
                            factors[index] = gradient[base + index] * share
                            factors[features + index] =
                                deviation > least ? gradient[base + features + index] * share / deviation : 0
                        }
                        for time in 0..<length {
                            let place = (row * times + time) * features
                            for index in 0..<features {
                                to[place + index] =
                                    factors[index]
                                    + factors[features + index] * (x[place + index] - statistics[base + index])
                            }
                        }
                        (to + (row * times + length) * features).update(
                            repeating: 0, count: (times - length) * features)
                    }
                }
            }
        }
    }
}
