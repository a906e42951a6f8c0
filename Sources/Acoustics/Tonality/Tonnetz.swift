internal import Foundation

/// Tonal centroids of chroma: shape [6, frames], equal to librosa's `tonnetz`.
///
/// Each frame's classes, divided by their sum, are points on circles of fifths, minor thirds and major thirds; the rows
/// are the coordinates of their centre: fifth_x, fifth_y, minor_x, minor_y, major_x, major_y (Harte, Sandler and
/// Gasser 2006).
///
/// - Parameter chroma: Pitch classes from C up, evenly spaced over the octave.
public func tonnetz(of chroma: FeatureMatrix) throws(AcousticsError) -> FeatureMatrix {
    let classes = chroma.featureCount
    try AcousticsError.require(classes >= 1, "chroma", "\(classes) rows", "at least 1 row")
    let circles = [(7.0 / 6, 1.0), (3.0 / 2, 1.0), (2.0 / 3, 0.5)]
    var rows: [[Double]] = []
    for (turns, radius) in circles {
        // A sine is a cosine a quarter of a turn later.
        for offset in [0.5, 0] {
            rows.append(
                (0..<classes).map { radius * cos(.pi * (turns * 12 * Double($0) / Double(classes) - offset)) })
        }
    }
    let shares = chroma.normalized(.l1)
    var values: [Float] = []
    values.reserveCapacity(6 * chroma.frameCount)
    for row in rows {
        for frame in 0..<chroma.frameCount {
            var sum = 0.0
            for index in 0..<classes { sum += row[index] * Double(shares.values[index * chroma.frameCount + frame]) }
            values.append(Float(sum))
        }
    }
    return FeatureMatrix(
        names: ["fifth_x", "fifth_y", "minor_x", "minor_y", "major_x", "major_y"], frameCount: chroma.frameCount,
        values: values, timing: chroma.timing)
}
