import Acoustics
import NunchiTesting
import Testing

@Suite struct FunctionalTests {
    /// 100 frames a second.
    private func matrix(_ rows: [[Float]]) -> FeatureMatrix {
        FeatureMatrix(
            names: rows.indices.map { "row\($0)" }, frameCount: rows[0].count, values: rows.flatMap { $0 },
            timing: FrameTiming(sampleRate: 1000, hopLength: 10))
    }

    @Test func equalNumPyAndSciPy() throws {
        let rows = try Golden.array("functional_rows")
        let floats = rows.floats
        let split = (0..<rows.shape[0]).map { Array(floats[$0 * rows.shape[1]..<($0 + 1) * rows.shape[1]]) }
        let vector = try matrix(split).functionals()
        let golden = try Golden.array("functional_values")
        #expect(golden.shape == [rows.shape[0], Functional.standard.count])
        #expect(mismatch(vector.values.map(Double.init), golden.doubles, absolute: 1e-6, relative: 1e-6) == nil)
    }

    @Test func names() throws {
        let vector = try matrix([[1, 2], [3, 4]]).functionals([.mean, .percentile(5), .percentileRange(80, 20)])
        #expect(vector.names == ["row0.mean", "row0.p5", "row0.p80-p20", "row1.mean", "row1.p5", "row1.p80-p20"])
        #expect(vector["row1.mean"] == 3.5)
        #expect(vector["row2.mean"] == nil)
    }

    @Test func oneFrameHasNoSpread() throws {
        let all = Functional.standard + [.variation, .risingShare, .presence, .percentile(99)]
        let vector = try matrix([[7]]).functionals(all)
        #expect(vector.values.allSatisfy { $0.isFinite })
        for name in ["mean", "min", "max", "median", "p25", "p99"] { #expect(vector["row0.\(name)"] == 7) }
        for name in ["std", "range", "iqr", "skewness", "kurtosis", "slope", "linear_error", "argmax", "abs_delta"] {
            #expect(vector["row0.\(name)"] == 0)
        }
    }

    @Test func missingFramesArePassedOver() throws {
        let vector = try matrix([[.nan, 2, 4, .nan, .nan, 10]]).functionals([
            .mean, .meanAbsoluteDelta, .positionOfMaximum, .presence, .slope, .risingShare,
        ])
        #expect(isClose(vector.values[0], 16 / 3, relative: 1e-6))
        #expect(vector.values[1] == 2)
        #expect(vector.values[2] == 1)
        #expect(vector.values[3] == 0.5)
        // The line through (1, 2), (2, 4), (5, 10) at 100 frames a second.
        #expect(isClose(vector.values[4], 200, relative: 1e-5))
        #expect(vector.values[5] == 1)
    }

    @Test func nothingButMissingFrames() throws {
        let vector = try matrix([[.nan, .nan]]).functionals(Functional.standard + [.presence])
        #expect(vector.values.allSatisfy { $0 == 0 })
    }

    @Test func aConstantHasNoShape() throws {
        let vector = try matrix([[Float](repeating: 0.1, count: 1000)]).functionals([
            .standardDeviation, .skewness, .kurtosis, .linearError, .variation,
        ])
        #expect(vector.values.allSatisfy { $0 == 0 })
    }

    @Test func masking() throws {
        let rows = FeatureMatrix(
            names: ["f0", "voicing"], frameCount: 3, values: [100, 200, 300, 0.9, 0.1, 0.8],
            timing: FrameTiming(sampleRate: 1000, hopLength: 10))
        let masked = try rows.masked(["f0"], where: "voicing") { $0 > 0.5 }
        #expect(try masked.functionals([.mean]).values[0] == 200)
        #expect(masked[0, 1].isNaN)
        #expect(masked.row(1) == rows.row(1))
        let unknown = AcousticsError.unknownFeature(name: "x", available: ["f0", "voicing"])
        #expect(failure(try rows.masked(["x"], where: "f0") { _ in true }) == unknown)
    }

    @Test func refusesPercentilesBeyondTheEnds() {
        let rows = matrix([[1, 2]])
        for percent in [-1, 100.5, .nan] {
            #expect(failure(try rows.functionals([.percentile(percent)])) != nil)
        }
    }
}
