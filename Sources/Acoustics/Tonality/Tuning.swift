internal import Foundation

/// How far a signal's tones lie from equal temperament on A = 440 Hz, in fractions of a step (-0.5 ..< 0.5); librosa's
/// `estimate_tuning`.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - resolution: Width of the classes of deviation that are counted, in 0.0001...1.
///   - binsPerOctave: Steps of an octave, at least 1.
///   - peaks: Which spectral peaks count as tones.
///   - stft: The frames.
/// - Returns: The deviation that most tones have; 0 where there are none.
public func estimateTuning(
    _ samples: [Float], sampleRate: Int, resolution: Double = 0.01, binsPerOctave: Int = 12,
    peaks: SpectralPeakOptions = SpectralPeakOptions(), stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> Double {
    let grid = try SpectralGrid(sampleCount: samples.count, sampleRate: sampleRate, stft: stft)
    return try tuning(
        of: spectralPeaks(samples, on: grid, peaks, of: .magnitude), resolution: resolution,
        binsPerOctave: binsPerOctave)
}

/// The tuning that the stronger half of the peaks has.
func tuning(
    of peaks: [SpectralPeak], resolution: Double = 0.01, binsPerOctave: Int
) throws(AcousticsError) -> Double {
    let tones = peaks.filter { $0.frequency > 0 }
    let middle = median(tones.map(\.magnitude))
    return try pitchTuning(
        of: tones.filter { $0.magnitude >= middle }.map { Double($0.frequency) }, resolution: resolution,
        binsPerOctave: binsPerOctave)
}

/// How far frequencies lie from equal temperament on A = 440 Hz, in fractions of a step (-0.5 ..< 0.5); librosa's
/// `pitch_tuning`.
///
/// - Parameters:
///   - frequencies: In Hz; those that are not above zero are passed over.
///   - resolution: Width of the classes of deviation that are counted, in 0.0001...1.
///   - binsPerOctave: Steps of an octave, at least 1.
/// - Returns: The lower bound of the class that holds most frequencies; 0 where there are none.
public func pitchTuning(
    of frequencies: [Double], resolution: Double = 0.01, binsPerOctave: Int = 12
) throws(AcousticsError) -> Double {
    try AcousticsError.require(
        resolution >= 1e-4 && resolution <= 1, "resolution", resolution, "in 0.0001...1")
    try AcousticsError.require(
        binsPerOctave >= 1 && binsPerOctave <= 1200, "binsPerOctave", binsPerOctave, "in 1...1200")
    let classes = Int((1 / resolution).rounded(.up))
    let bounds = (0...classes).map { $0 == classes ? 0.5 : -0.5 + Double($0) * (1 / Double(classes)) }
    var counts = [Int](repeating: 0, count: classes)
    for frequency in frequencies where frequency > 0 && frequency.isFinite {
        // In single precision as librosa has its peaks, so that those on a bound fall on the same side.
        let steps = Float(binsPerOctave) * log2(Float(frequency) / 27.5)
        let residual = steps - steps.rounded(.down)
        let deviation = Double(residual >= 0.5 ? residual - 1 : residual)
        var index = min(max(Int((deviation + 0.5) * Double(classes)), 0), classes - 1)
        if deviation < bounds[index] { index -= 1 } else if deviation >= bounds[index + 1] { index += 1 }
        counts[min(max(index, 0), classes - 1)] += 1
    }
    guard let most = counts.max(), most > 0, let fullest = counts.firstIndex(of: most) else { return 0 }
    return bounds[fullest]
}

/// The median; the mean of the two middle values of an even number, 0 of none.
private func median(_ values: [Float]) -> Float {
    if values.isEmpty { return 0 }
    var values = values
    let half = values.count / 2
    let upper = select(half, of: &values)
    if values.count % 2 == 1 { return upper }
    // What lies before the place is not above it.
    return (values[..<half].reduce(values[0], max) + upper) / 2
}

/// The value that sorting would put at a place; values before it end up not above it (Hoare's selection).
private func select(_ place: Int, of values: inout [Float]) -> Float {
    var range = 0...values.count - 1
    while range.count > 1 {
        let pivot = values[(range.lowerBound + range.upperBound) / 2]
        var (low, high) = (range.lowerBound, range.upperBound)
        while low <= high {
            while values[low] < pivot { low += 1 }
            while values[high] > pivot { high -= 1 }
            if low > high { break }
            values.swapAt(low, high)
            low += 1
            high -= 1
        }
        if place <= high {
            range = range.lowerBound...high
        } else if place >= low {
            range = low...range.upperBound
        } else {
            break
        }
    }
    return values[place]
}
