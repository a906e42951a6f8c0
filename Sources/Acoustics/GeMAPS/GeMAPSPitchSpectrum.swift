internal import CAcoustics
internal import Foundation

/// Subharmonic sums of long frames: how strong the harmonics of each pitch are.
///
/// Hermes, "Measurement of pitch by subharmonic summation", Journal of the Acoustical Society of America 83, 1988:
/// the magnitude spectrum, freed of what lies between its peaks, on an octave scale (cubic spline), weighted by the ear's
/// sensitivity, and summed at the distances of fifteen harmonics, each weighing 0.85 of the one before.
final class GeMAPSPitchSpectrum {
    private static let lowest = 25.0
    private static let harmonics = 15
    private static let compression = 0.85

    let points: Int
    private let octaves: Double
    private let width: [Float]
    private let inverseWidth: [Float]
    private let pivot: [Float]
    private let back: [Float]
    private let interval: [UInt32]
    private let coefficients: [Float]
    private let shifts: [UInt32]
    private let weights: [Float]
    private let rooms: [AlignedRoom]
    private let kernels: Kernels

    init(bins: Int, sampleRate: Int, kernels: Kernels) {
        self.kernels = kernels
        points = bins
        let low = log2(Self.lowest)
        let high = log2(Double(sampleRate) / 2)
        let octaves = high - low
        self.octaves = octaves
        let binWidth = Double(sampleRate) / 2 / Double(bins - 1)
        // The lowest bin has no logarithm; it lies an octave below the next.
        let knots = [log2(binWidth) - 1] + (1..<bins).map { log2(Double($0) * binWidth) }
        let distances = zip(knots.dropFirst(), knots).map { $0 - $1 }
        var pivot = [Double](repeating: 0, count: bins)
        var back = [Double](repeating: 0, count: bins)
        for k in 1..<bins - 1 {
            pivot[k] = 1 / (2 * (distances[k - 1] + distances[k]) - distances[k - 1] * back[k - 1])
            back[k] = distances[k] * pivot[k]
        }
        var interval: [UInt32] = []
        var coefficients: [Float] = []
        for point in 0..<bins {
            let place = low + octaves * Double(point) / Double(bins - 1)
            let knot = min(bins - 2, max(0, (knots.firstIndex { $0 > place } ?? bins) - 1))
            let h = distances[knot]
            let a = (knots[knot + 1] - place) / h
            let b = 1 - a
            let above = Double(point + 2) * octaves / Double(bins) - log2(1.3)
            let weight = 0.5 + atan(3 * above) / .pi
            interval.append(UInt32(knot))
            coefficients += [a, b, (a * a * a - a) * h * h / 6, (b * b * b - b) * h * h / 6].map { Float($0 * weight) }
        }
        width = distances.map(Float.init)
        inverseWidth = distances.map { Float(1 / $0) }
        self.pivot = pivot.map(Float.init)
        self.back = back.map(Float.init)
        self.interval = interval
        self.coefficients = coefficients
        shifts = (1...Self.harmonics).map { UInt32((Double(bins) / octaves * log2(Double($0))).rounded(.down)) }
        weights = (0..<Self.harmonics).map { Float(pow(Self.compression, Double($0)) / Double(Self.harmonics)) }
        rooms = (0..<3).map { _ in AlignedRoom(count: bins * FrameReader.blockSize) }
    }

    /// The sums of a block of magnitude spectra, valid until the next call.
    func sums(of magnitude: AlignedRoom) -> AlignedRoom {
        let table = kernels.table.pointee
        table.sharpen(magnitude.base, points, rooms[0].base, rooms[1].base)
        width.withUnsafeBufferPointer { width in
            inverseWidth.withUnsafeBufferPointer { inverseWidth in
                pivot.withUnsafeBufferPointer { pivot in
                    back.withUnsafeBufferPointer { back in
                        interval.withUnsafeBufferPointer { interval in
                            coefficients.withUnsafeBufferPointer { coefficients in
                                var spline = nac_spline(
                                    knots: points, points: points, width: width.baseAddress,
                                    inverse_width: inverseWidth.baseAddress, pivot: pivot.baseAddress,
                                    back: back.baseAddress, interval: interval.baseAddress,
                                    coefficients: coefficients.baseAddress)
                                table.spline(&spline, rooms[1].base, rooms[0].base, rooms[2].base)
                            }
                        }
                    }
                }
            }
        }
        table.shifted_sum(rooms[2].base, points, shifts, weights, shifts.count, rooms[0].base)
        return rooms[0]
    }

    /// The pitch in Hz at a place between the points.
    func pitch(at place: Double) -> Double {
        Self.lowest * exp2(place * octaves / Double(points - 1))
    }
}

/// Pitches that a frame may have.
struct GeMAPSPitchCandidates {
    /// In Hz, the likeliest first.
    private(set) var pitches: [Double] = []
    /// How much of the sum lies above its mean, 0 ... 1, for each.
    private(set) var voicings: [Double] = []

    private static let range = 55.0...1000.0

    /// The candidates of the first `count` frames of a block of subharmonic sums.
    static func candidates(
        in sums: AlignedRoom, count: Int, of spectrum: GeMAPSPitchSpectrum, kernels: Kernels
    ) -> [GeMAPSPitchCandidates] {
        let size = FrameReader.blockSize
        let most = Int(NAC_SUMMITS)
        var heights = [Float](repeating: 0, count: most * size)
        var places = [Int32](repeating: 0, count: most * size)
        var totals = [Double](repeating: 0, count: size)
        kernels.table.pointee.summits(sums.base, spectrum.points, &heights, &places, &totals)
        return (0..<count).map { lane in
            var found = GeMAPSPitchCandidates()
            var best = 0.0
            for summit in 0..<most where places[summit * size + lane] >= 0 {
                let point = Int(places[summit * size + lane])
                let height = Double(heights[summit * size + lane])
                let left = Double(sums.base[(point - 1) * size + lane])
                let right = Double(sums.base[(point + 1) * size + lane])
                let bend = (left + right) / 2 - height
                let tilt = (right - left) / 2
                let pitch = spectrum.pitch(at: Double(point) - tilt / (2 * bend))
                guard range.contains(pitch) else { continue }
                let score = height - tilt * tilt / (4 * bend)
                found.pitches.append(pitch)
                found.voicings.append(max(0, 1 - totals[lane] / Double(spectrum.points) / score))
                // The best by its refined height changes places with the first.
                if score > best { (best, found.best) = (score, found.pitches.count - 1) }
            }
            found.bringBestForward()
            return found
        }
    }

    private var best = 0

    private mutating func bringBestForward() {
        guard best > 0 else { return }
        pitches.swapAt(0, best)
        voicings.swapAt(0, best)
    }
}
