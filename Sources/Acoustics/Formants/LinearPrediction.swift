/// The coefficients that predict a sample from those before it, by Burg's method: the errors of predicting forwards and
/// backwards together are the smallest. Nil for silence.
///
/// Burg, "Maximum entropy spectral analysis", 1975.
func linearPrediction(_ samples: [Double], order: Int) -> [Double]? {
    guard samples.count > order, samples.contains(where: { $0 != 0 }) else { return nil }
    // forward[n] predicts sample n from those before, backward[n] sample n - i from those after.
    var forward = samples
    var backward = samples
    var coefficients: [Double] = []
    for stage in 1...order {
        var (product, energy) = (0.0, 0.0)
        for n in stage..<samples.count {
            product += forward[n] * backward[n - 1]
            energy += forward[n] * forward[n] + backward[n - 1] * backward[n - 1]
        }
        guard energy > 0 else { return nil }
        let reflection = 2 * product / energy
        coefficients =
            coefficients.indices.map { coefficients[$0] - reflection * coefficients[stage - 2 - $0] } + [reflection]
        for n in Swift.stride(from: samples.count - 1, through: stage, by: -1) {
            let (ahead, behind) = (forward[n], backward[n - 1])
            forward[n] = ahead - reflection * behind
            backward[n] = behind - reflection * ahead
        }
    }
    return coefficients
}
