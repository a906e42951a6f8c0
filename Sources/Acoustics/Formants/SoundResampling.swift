internal import Foundation

extension SampledSound {
    /// The sound at another rate: where that is lower, without what is above half of it; then by interpolation with a
    /// windowed sine cardinal, 50 samples to either side.
    func resampled(to newRate: Double) -> SampledSound {
        let ratio = newRate / rate
        if abs(ratio - 1) < 1e-6 { return self }
        let source = ratio < 1 ? withoutFrequencies(above: ratio) : samples
        let count = max(1, Int((duration * newRate).rounded()))
        // The new samples lie in the middle of the same time.
        let start = 0.5 * (duration - Double(count - 1) / newRate)
        let interpolation = SincInterpolation(depth: 50)
        let values = source.withUnsafeBufferPointer { source in
            (0..<count).map { interpolation.value(source, at: position(start + Double($0) / newRate)) }
        }
        return SampledSound(values, rate: newRate, first: start)
    }

    /// The samples less all frequencies above a share of half the rate.
    private func withoutFrequencies(above share: Double) -> [Double] {
        // Silence on both sides keeps the ends apart, which the transform takes for neighbours.
        let margin = 1000
        var length = 1
        while length < samples.count + 2 * margin { length *= 2 }
        var real = [Double](repeating: 0, count: length)
        var imaginary = real
        real.replaceSubrange(margin..<margin + samples.count, with: samples)
        fourierTransform(&real, &imaginary)
        // Real and imaginary parts from the limit on are cleared as they lie one after the other in a packed transform,
        // as Praat does: where the limit falls between the two, the bin keeps its real part.
        let limit = Int(share * Double(length))
        for bin in max(0, limit / 2 - 1)...length / 2 {
            for mirror in [bin, (length - bin) % length] {
                if 2 * bin + 1 >= limit { real[mirror] = 0 }
                if 2 * bin + 2 >= limit { imaginary[mirror] = 0 }
            }
        }
        // Exchanged parts turn the transform round.
        fourierTransform(&imaginary, &real)
        return real[margin..<margin + samples.count].map { $0 / Double(length) }
    }

    /// Each sample less a share of the one before: 6 dB an octave above a frequency.
    func preEmphasised(from frequency: Double) -> [Double] {
        let share = exp(-2 * .pi * frequency * step)
        return samples.indices.map { $0 > 0 ? samples[$0] - share * samples[$0 - 1] : samples[0] }
    }
}

/// A Fourier transform in place, of a power of two points (Cooley and Tukey, decimation in time).
private func fourierTransform(_ real: inout [Double], _ imaginary: inout [Double]) {
    let count = real.count
    var mirror = 0
    for index in 1..<max(count, 1) {
        var bit = count >> 1
        while mirror & bit != 0 {
            mirror ^= bit
            bit >>= 1
        }
        mirror |= bit
        if index < mirror {
            real.swapAt(index, mirror)
            imaginary.swapAt(index, mirror)
        }
    }
    let roots = (0..<count / 2).map { index in
        let angle = -2 * Double.pi * Double(index) / Double(count)
        return (cos(angle), sin(angle))
    }
    var half = 1
    while half < count {
        let step = count / (2 * half)
        for start in Swift.stride(from: 0, to: count, by: 2 * half) {
            for point in 0..<half {
                let (c, s) = roots[point * step]
                let (a, b) = (start + point, start + point + half)
                let (turnedReal, turnedImaginary) = (real[b] * c - imaginary[b] * s, real[b] * s + imaginary[b] * c)
                (real[b], imaginary[b]) = (real[a] - turnedReal, imaginary[a] - turnedImaginary)
                (real[a], imaginary[a]) = (real[a] + turnedReal, imaginary[a] + turnedImaginary)
            }
        }
        half *= 2
    }
}
