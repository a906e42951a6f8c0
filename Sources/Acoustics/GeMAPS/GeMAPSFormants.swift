internal import CAcoustics
internal import Foundation

/// Formants 1 to 5 of short frames by linear prediction of order 11 (autocorrelation method) at 11 kHz.
///
/// The frame is resampled from its spectrum, as openSMILE does it: the spectrum of the frame with zeros on both sides, its
/// bins up to half the samples wanted, drawn from the first of those zeros on for as long as the frame lasts.
final class GeMAPSFormants {
    static let count = 5
    private static let order = 11
    private static let rate = 11000.0
    private static let lowest = 50.0
    private static let highest = 5450.0

    /// Autocorrelation at lags 0 to 11 of each frame, one after the other.
    private(set) var correlations: [Float]
    private let samples: Int
    private let bins: Int
    private let matrix: [Float]
    private let input: AlignedRoom
    private let output: AlignedRoom
    private let kernels: Kernels

    init(_ frames: GeMAPSFrames, kernels: Kernels) {
        self.kernels = kernels
        let short = frames.short
        samples = Int((Double(short.length) * Self.rate / Double(frames.sampleRate)).rounded(.down))
        bins = min(samples / 2, short.bins)
        let step = Double(short.length) / Double(samples)
        let margin = Double((short.transformLength - short.length) / 2)
        let scale = 2 / Double(short.transformLength)
        var matrix: [Float] = []
        matrix.reserveCapacity(samples * bins * 2)
        for sample in 0..<samples {
            let turn = 2 * Double.pi * (Double(sample) * step - margin) / Double(short.transformLength)
            matrix += (0..<bins).map { Float(scale * cos(turn * Double($0))) }
            matrix += (0..<bins).map { Float(-scale * sin(turn * Double($0))) }
        }
        self.matrix = matrix
        input = AlignedRoom(count: 2 * bins * FrameReader.blockSize)
        output = AlignedRoom(count: samples * FrameReader.blockSize)
        correlations = []
        correlations.reserveCapacity(short.count * (Self.order + 1))
    }

    /// Appends the correlations of a block of `count` frames.
    func append(real: AlignedRoom, imaginary: AlignedRoom, count: Int) {
        let values = bins * FrameReader.blockSize
        input.base.update(from: real.base, count: values)
        (input.base + values).update(from: imaginary.base, count: values)
        kernels.table.pointee.product(matrix, samples, 2 * bins, input.base, output.base)
        var sums = [SIMD16<Float>](repeating: .zero, count: Self.order + 1)
        for lag in sums.indices {
            var sum = SIMD16<Float>.zero
            for sample in 0..<samples - lag { sum += vector(output, sample) * vector(output, sample + lag) }
            sums[lag] = sum
        }
        for lane in 0..<count { correlations += sums.map { $0[lane] } }
    }

    /// Frequency and bandwidth in Hz of each formant of up to sixteen frames, lowest first; 0 where there is none.
    func formants(ofFrames frames: some RandomAccessCollection<Int>) -> [[(frequency: Double, bandwidth: Double)]] {
        let size = FrameReader.blockSize
        let degree = Self.order
        // In silence and lanes without a frame stands a polynomial whose roots are found at once.
        var coefficients = [Double](repeating: 0, count: (degree + 1) * size)
        for lane in 0..<size { (coefficients[lane], coefficients[degree * size + lane]) = (1, -1) }
        let predictions = frames.map { frame in
            Self.prediction(correlations[frame * (degree + 1)..<(frame + 1) * (degree + 1)].map(Double.init))
        }
        for (lane, prediction) in predictions.enumerated() {
            // openSMILE takes the coefficients with the other sign; so its formants lie between the spectrum's peaks.
            for (index, value) in (prediction ?? []).enumerated() { coefficients[(index + 1) * size + lane] = value }
        }
        var real = [Double](repeating: 0, count: degree * size)
        var imaginary = real
        kernels.table.pointee.roots(coefficients, degree, &real, &imaginary)
        return predictions.enumerated().map { lane, prediction in
            var found: [(frequency: Double, bandwidth: Double)] = []
            for root in 0..<(prediction == nil ? 0 : degree) {
                let (x, y) = (real[root * size + lane], imaginary[root * size + lane])
                let frequency = atan2(y, x) * Self.rate / (2 * .pi)
                guard frequency > Self.lowest, frequency < Self.highest else { continue }
                found.append((frequency, abs(log(hypot(x, y)) * Self.rate / .pi)))
            }
            found.sort { $0.frequency < $1.frequency }
            let missing = max(0, Self.count - found.count)
            return found.prefix(Self.count)
                + [(frequency: Double, bandwidth: Double)](repeating: (0, 0), count: missing)
        }
    }

    /// Prediction coefficients by the Levinson-Durbin recursion; nil for silence.
    private static func prediction(_ correlation: [Double]) -> [Double]? {
        guard correlation[0] > 0 else { return nil }
        var coefficients = [Double](repeating: 0, count: order)
        var error = correlation[0]
        for index in 0..<order {
            var sum = correlation[index + 1]
            for k in 0..<index { sum -= coefficients[k] * correlation[index - k] }
            guard error != 0 else { return nil }
            let reflection = sum / error
            let before = coefficients
            for k in 0..<index { coefficients[k] = before[k] - reflection * before[index - 1 - k] }
            coefficients[index] = reflection
            error *= 1 - reflection * reflection
        }
        return coefficients.allSatisfy(\.isFinite) ? coefficients : nil
    }
}
