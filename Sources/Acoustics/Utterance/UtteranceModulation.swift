internal import Foundation

/// How fast features rise and fall: the power of their courses in nine bands from 0.8 to 25 Hz.
enum UtteranceModulation {
    /// Edges of the bands in bins of a 128-point transform at 100 frames a second.
    private static let edges = [1, 2, 3, 4, 6, 8, 11, 16, 23, 32]
    private static let window = 128
    private static let hop = 32

    static var bandCount: Int { edges.count - 1 }

    /// Cosine and sine of each bin over the window, times a periodic Hann window.
    private static let waves: [(cosine: [Double], sine: [Double])] = (0..<32).map { bin in
        let turns = (0..<window).map { 2 * Double.pi * Double(bin * $0 % window) / Double(window) }
        let hann = (0..<window).map { 0.5 - 0.5 * cos(2 * Double.pi * Double($0) / Double(window)) }
        return (zip(turns, hann).map { cos($0) * $1 }, zip(turns, hann).map { sin($0) * $1 })
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
            for band in 0..<bandCount {
                for bin in edges[band]..<edges[band + 1] {
                    let wave = waves[bin]
                    var (real, imaginary) = (0.0, 0.0)
                    for index in 0..<window {
                        real += course[start + index] * wave.cosine[index]
                        imaginary += course[start + index] * wave.sine[index]
                    }
                    powers[band] += real * real + imaginary * imaginary
                }
            }
            count += 1
        }
        return powers.map { $0 / Double(count) }
    }
}
