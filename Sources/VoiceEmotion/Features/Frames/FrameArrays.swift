import Acoustics
import Foundation

extension FeatureMatrix {
    /// The values frame after frame: shape [frames, features].
    var frameByFrame: [Float] {
        var result = [Float](repeating: 0, count: values.count)
        for feature in 0..<featureCount {
            for frame in 0..<frameCount {
                result[frame * featureCount + feature] = values[feature * frameCount + frame]
            }
        }
        return result
    }
}

/// Moving the values of one clip to mean 0 and deviation 1, so that neither level nor room are heard.
enum ClipScaling {
    /// As a setting `clip_norm` asks: 0 not at all, 1 all values together, 2 each column by itself, 3 each column's mean
    /// and the deviation of all.
    static func scaled(_ values: [Float], width: Int, mode: Int) -> [Float] {
        switch mode {
        case 0: values
        case 1: whole(values)
        case 2: columns(values, width: width)
        default: whole(centred(values, width: width))
        }
    }

    /// All values together: the level goes, the shape of the spectrum stays.
    static func whole(_ values: [Float]) -> [Float] {
        scaled(values, stride(from: 0, to: values.count, by: 1))
    }

    /// Each column of rows of `width` values by itself: what colours the whole clip goes as well.
    static func columns(_ values: [Float], width: Int) -> [Float] {
        (0..<width).reduce(values) { scaled($0, stride(from: $1, to: values.count, by: width)) }
    }

    /// Each column less its mean.
    private static func centred(_ values: [Float], width: Int) -> [Float] {
        let rows = max(1, values.count / width)
        let means = (0..<width).map { column in
            stride(from: column, to: values.count, by: width).reduce(0.0) { $0 + Double(values[$1]) } / Double(rows)
        }
        return values.indices.map { Float(Double(values[$0]) - means[$0 % width]) }
    }

    private static func scaled(_ values: [Float], _ places: StrideTo<Int>) -> [Float] {
        let count = Double(max(1, places.underestimatedCount))
        let mean = places.reduce(0.0) { $0 + Double(values[$1]) } / count
        let variance = places.reduce(0.0) { $0 + (Double(values[$1]) - mean) * (Double(values[$1]) - mean) } / count
        // Rounding leaves silence with a tiny spread, which must not be blown up.
        let factor = variance > 1e-8 ? 1 / variance.squareRoot() : 1
        var result = values
        for place in places { result[place] = Float((Double(values[place]) - mean) * factor) }
        return result
    }
}

/// Ten to that power.
func powerOfTen(_ exponent: Double) -> Float { Float(pow(10, exponent)) }
