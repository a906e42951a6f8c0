internal import CAcoustics
internal import Foundation

/// Loudness, the spectrum's shape, MFCC 1 to 4 and energy of short frames.
struct GeMAPSTilt {
    static let shapeNames = ["alphaRatio", "hammarbergIndex", "slope0-500", "slope500-1500"]
    static let cepstralNames = ["spectralFlux", "mfcc1", "mfcc2", "mfcc3", "mfcc4"]

    /// Rows in the order loudness, shape, flux, MFCC.
    static let rowCount = 1 + shapeNames.count + cepstralNames.count

    private let bins: Int
    private let bands: GeMAPSMelBank
    private let low1000: Range<Int>
    private let high1000: Range<Int>
    private let low2000: Range<Int>
    private let high2000: Range<Int>
    private let slopes: [Slope]
    private let fluxBins: Int
    private var last: [Float]
    private let levels: AlignedRoom
    private let melRoom: AlignedRoom
    private let cosines: [[Float]]
    private let kernels: Kernels

    init(_ frames: GeMAPSFrames, kernels: Kernels) {
        let bins = frames.short.bins
        self.bins = bins
        self.kernels = kernels
        let width = Double(frames.sampleRate) / Double(frames.short.transformLength)
        bands = GeMAPSMelBank(bins: bins, binWidth: width)
        func below(_ frequency: Double) -> Int { min(bins, Int((frequency / width).rounded(.up))) }
        // Bins from one frequency up to, and including, another.
        func through(_ frequency: Double) -> Int { min(bins, Int((frequency / width).rounded(.down)) + 1) }
        low1000 = 0..<below(1000)
        high1000 = below(1000)..<through(5000)
        low2000 = 0..<below(2000)
        high2000 = below(2000)..<through(5000)
        slopes = [Slope(0..<500, binWidth: width), Slope(500..<1500, binWidth: width)]
        fluxBins = below(5000)
        last = [Float](repeating: 0, count: bins)
        levels = AlignedRoom(count: bins * FrameReader.blockSize)
        melRoom = AlignedRoom(count: GeMAPSMelBank.count * FrameReader.blockSize)
        let count = Double(GeMAPSMelBank.count)
        cosines = (1...4).map { order in
            let lifter = 1 + 11 * sin(.pi * Double(order) / 22)
            return (0..<GeMAPSMelBank.count).map { band in
                Float((2 / count).squareRoot() * lifter * cos(.pi * Double(order) * (Double(band) + 0.5) / count))
            }
        }
    }

    /// The rows of one block, whose lanes' powers and magnitudes are given. Blocks come in the order of time.
    mutating func process(
        first: Bool, power: AlignedRoom, magnitude: AlignedRoom, rows: UnsafeMutablePointer<SIMD16<Float>>
    ) {
        let table = kernels.table.pointee
        let size = FrameReader.blockSize
        func powers(_ bin: Int) -> SIMD16<Float> { vector(power, bin) }
        bands.apply(to: power, into: melRoom, kernels: kernels)
        rows[0] = bands.loudness(of: melRoom)

        var sums = [SIMD16<Float>](repeating: .zero, count: 2)
        for bin in low1000 { sums[0] += powers(bin) }
        for bin in high1000 { sums[1] += powers(bin) }
        rows[1] = decibels(of: sums[1], over: sums[0])
        var peaks = [SIMD16<Float>](repeating: .zero, count: 2)
        for bin in low2000 { peaks[0] = pointwiseMax(peaks[0], powers(bin)) }
        for bin in high2000 { peaks[1] = pointwiseMax(peaks[1], powers(bin)) }
        rows[2] = decibels(of: peaks[0], over: peaks[1])

        let sloping = slopes[1].bins.upperBound
        var extremes: (low: Float, high: Float) = (0, 0)
        table.decibels(power.base, sloping * size, 1e-14, 0, -.infinity, levels.base, &extremes.low, &extremes.high)
        for (index, slope) in slopes.enumerated() {
            var sum = SIMD16<Float>.zero
            for (bin, weight) in zip(slope.bins, slope.weights) { sum += vector(levels, bin) * weight }
            rows[3 + index] = sum
        }

        rows[5] = flux(first: first, magnitude)
        // The mel energies at the scale of 16-bit samples, at least 1, as natural logarithms.
        let scale: Float = 32767 * 32767
        table.decibels(
            melRoom.base, GeMAPSMelBank.count * size, 1 / scale, 0, -.infinity, melRoom.base, &extremes.low,
            &extremes.high)
        let toNatural = Float(log(10.0) / 10)
        let offset = logf(scale)
        for (index, cosine) in cosines.enumerated() {
            var sum = SIMD16<Float>.zero
            for band in 0..<GeMAPSMelBank.count {
                sum += (vector(melRoom, band) * toNatural + offset) * cosine[band]
            }
            rows[6 + index] = sum
        }
    }

    /// Root mean square change of the magnitudes below 5 kHz; 0 in the first frame.
    private mutating func flux(first: Bool, _ magnitude: AlignedRoom) -> SIMD16<Float> {
        let size = FrameReader.blockSize
        var sum = SIMD16<Float>.zero
        for bin in 0..<fluxBins {
            let now = vector(magnitude, bin)
            let row = magnitude.base + bin * size
            // The same bin one frame earlier: the lane before, and the block before in the first lane.
            var before = now
            if bin > 0 { before = UnsafeRawPointer(row - 1).loadUnaligned(as: SIMD16<Float>.self) }
            if bin == 0 { for lane in 1..<size { before[lane] = row[lane - 1] } }
            before[0] = last[bin]
            last[bin] = row[size - 1]
            let change = now - before
            sum += change * change
        }
        if first { sum[0] = 0 }
        return (sum / Float(fluxBins)).squareRoot()
    }

    /// Ten times the logarithm of a ratio; 0 where a part is nothing.
    private func decibels(of a: SIMD16<Float>, over b: SIMD16<Float>) -> SIMD16<Float> {
        var result = SIMD16<Float>.zero
        for lane in 0..<FrameReader.blockSize where a[lane] > 0 && b[lane] > 0 {
            result[lane] = 10 * log10f(a[lane] / b[lane])
        }
        return result
    }

    /// The slope of the levels over a band, in dB per Hz.
    ///
    /// As openSMILE computes it: bins in which the band begins or ends count by the part that lies inside, and the number
    /// of bins is taken as the distance of the first from the last.
    private struct Slope {
        let bins: Range<Int>
        let weights: [Float]

        init(_ band: Range<Double>, binWidth: Double) {
            let low = band.lowerBound / binWidth
            let high = band.upperBound / binWidth
            let (first, last) = (Int(low), Int(high))
            bins = first..<last + 1
            var shares = [Double](repeating: 1, count: bins.count)
            shares[0] = 1 - (low - Double(first))
            if high > Double(last) { shares[bins.count - 1] = high - Double(last) }
            let frequencies = bins.map { Double($0) * binWidth }
            let weighted = zip(shares, frequencies).map { $0 * $1 }
            let sum = weighted.reduce(0, +)
            let squares = weighted.reduce(0) { $0 + $1 * $1 }
            let count = Double(last - first)
            let divisor = count * squares - sum * sum
            weights = zip(shares, frequencies).map { Float($0 * (count * $1 - sum) / divisor) }
        }
    }
}

/// A row of a block.
@inline(__always)
func vector(_ room: AlignedRoom, _ row: Int) -> SIMD16<Float> {
    UnsafeRawPointer(room.base + row * FrameReader.blockSize).loadUnaligned(as: SIMD16<Float>.self)
}
