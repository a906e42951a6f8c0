/// Mean and spread of a speaker's features over several clips.
package struct SpeakerStatistics: Sendable, Hashable {
    /// Number of clips.
    package let clips: Int
    /// Mean of each value.
    package let mean: [Float]
    /// Standard deviation (population) of each value.
    package let deviation: [Float]

    package init(clips: Int, mean: [Float], deviation: [Float]) {
        self.clips = clips
        self.mean = mean
        self.deviation = deviation
    }

    /// The statistics of clips whose features share the last axis; nil for no clip.
    package init?(of arrays: [FeatureArray]) {
        guard let width = arrays.first?.width, width > 0 else { return nil }
        var sums = [Double](repeating: 0, count: width)
        var squares = sums
        var count = 0.0
        for array in arrays {
            for start in stride(from: 0, to: array.values.count, by: width) {
                count += 1
                for column in 0..<width {
                    let value = Double(array.values[start + column])
                    sums[column] += value
                    squares[column] += value * value
                }
            }
        }
        guard count > 0 else { return nil }
        let means = sums.map { $0 / count }
        clips = arrays.count
        mean = means.map(Float.init)
        deviation = zip(squares, means).map { Float(max(0, $0 / count - $1 * $1).squareRoot()) }
    }

    /// The statistics drawn toward mean 0 and deviation 1, which are the training speakers', when clips are few.
    package func shrunk(halfway: Double) -> SpeakerStatistics {
        let share = Double(clips) / (Double(clips) + halfway)
        return SpeakerStatistics(
            clips: clips, mean: mean.map { Float(share * Double($0)) },
            deviation: deviation.map { Float((share * Double($0) * Double($0) + (1 - share)).squareRoot()) })
    }

    /// What values are divided by: what never changed in the speaker's clips tells nothing of their usual range.
    var usedDeviation: [Float] { deviation.map { max($0, 1e-3) } }

    /// The features in terms of the speaker's own mean and deviation.
    package func callAsFunction(_ array: FeatureArray) -> FeatureArray {
        let (width, deviation) = (mean.count, usedDeviation)
        let values = array.values.indices.map { index in
            let column = index % width
            return (array.values[index] - mean[column]) / deviation[column]
        }
        return FeatureArray(shape: array.shape, values: values)
    }
}
