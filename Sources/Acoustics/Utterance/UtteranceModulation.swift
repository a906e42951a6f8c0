internal import Foundation

/// How fast features rise and fall: the power of their courses in nine bands from 0.8 to 25 Hz.
enum UtteranceModulation {
    /// Edges of the bands in bins of a 128-point transform at 100 frames a second.
    private static let edges = [1, 2, 3, 4, 6, 8, 11, 16, 23, 32]
    private static let window = 128
    private static let hop = 32

    static var bandCount: Int { edges.count - 1 }

    /// A number for each of the bins 0 to 31.
    private typealias Bins = SIMD32<Double>

    /// Cosine and sine of every bin at each place of the window, times a periodic Hann window.
    private static let waves: [(cosine: Bins, sine: Bins)] = (0..<window).map { index in
        let hann = 0.5 - 0.5 * cos(2 * Double.pi * Double(index) / Double(window))
        let turns = (0..<32).map { 2 * Double.pi * Double($0 * index % window) / Double(window) }
        return (Bins(turns.map { cos($0) * hann }), Bins(turns.map { sin($0) * hann }))
    }

    /// The logarithm of each band's power, band by band, in each the columns in order.
    static func values(of columns: Columns) -> [Double] {
        var bands = [Double](repeating: 0, count: bandCount * columns.width)
        for place in 0..<columns.width {
            for (band, power) in powers(of: columns.column(place)).enumerated() {
                bands[band * columns.width + place] = log(power + 0.128)
            }
        }
        return bands
    }

    private static func powers(of column: [Double]) -> [Double] {
        let mean = column.reduce(0, +) / Double(column.count)
        var course = column.map { $0 - mean }
        if course.count < window { course += [Double](repeating: 0, count: window - course.count) }
        var powers = [Double](repeating: 0, count: bandCount)
        var count = 0
        for start in stride(from: 0, through: course.count - window, by: hop) {
            var (real, imaginary) = (Bins.zero, Bins.zero)
            for index in 0..<window {
                real += course[start + index] * waves[index].cosine
                imaginary += course[start + index] * waves[index].sine
            }
            let power = real * real + imaginary * imaginary
            for band in 0..<bandCount {
                for bin in edges[band]..<edges[band + 1] { powers[band] += power[bin] }
            }
            count += 1
        }
        return powers.map { $0 / Double(count) }
    }
}
