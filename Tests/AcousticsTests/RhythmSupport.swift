import Acoustics
import NunchiTesting
import Testing

/// Curves and sounds of the rhythm tests.
enum Rhythm {
    /// The golden curve of onset strength, 43 frames a second.
    static func curve() throws -> FeatureMatrix { envelope(try Golden.array("rhythm/curve").floats) }

    static func envelope(_ values: [Float], sampleRate: Int = 22_050, hopLength: Int = 512) -> FeatureMatrix {
        FeatureMatrix(
            names: ["onset_strength"], frameCount: values.count, values: values,
            timing: FrameTiming(sampleRate: sampleRate, hopLength: hopLength))
    }

    /// Clicks of 5 ms, `interval` samples apart, in silence, at 16 kHz.
    static func clicks(every interval: Int, count: Int, offset: Int = 4000) -> [Float] {
        var generator = SeededGenerator(seed: 3)
        var samples = [Float](repeating: 0, count: offset + count * interval)
        for click in 0..<count {
            for sample in 0..<80 { samples[offset + click * interval + sample] = Float(1.6 * generator.unit() - 0.8) }
        }
        return samples
    }

    static func golden(_ name: String) throws -> [Double] { try Golden.array("rhythm/\(name)").doubles }

    static func frames(_ name: String) throws -> [Int] { try golden(name).map { Int($0) } }
}

/// Expects values to equal a golden array of the rhythm tests within a share of its largest.
func expectRhythm(
    _ matrix: FeatureMatrix, _ name: String, tolerance: Double = 1e-6, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    try expectGolden(matrix, "rhythm/\(name)", tolerance: tolerance, sourceLocation: sourceLocation)
}
