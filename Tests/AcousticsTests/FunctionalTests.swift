import Acoustics
import Testing

@Suite("Functionals")
struct FunctionalTests {
    private func matrix(_ values: [Float]) -> FeatureMatrix {
        FeatureMatrix(
            names: ["x"], frameCount: values.count, values: values,
            timing: FrameTiming(sampleRate: 100, hopLength: 10))
    }

    private func value(_ functional: Functional, of values: [Float]) throws -> Float {
        try matrix(values).functionals([functional])[0, 0]
    }

    /// NumPy and SciPy on the same ten numbers.
    @Test(
        "equal to NumPy and SciPy",
        arguments: [
            (Functional.mean, Float(3.1)), (.standardDeviation, 2.586503), (.minimum, 0), (.maximum, 9), (.range, 9),
            (.percentile(0.05), 0.45), (.percentile(0.25), 1), (.percentile(0.5), 2.5), (.percentile(0.95), 7.2),
            (.interquartileRange, 3.75), (.skewness, 0.929974), (.kurtosis, 0.107101),
        ])
    func known(functional: Functional, expected: Float) throws {
        let found = try value(functional, of: [1, 4, 0, 2, 9, 3, 1, 5, 1, 5])
        #expect(abs(found - expected) < 1e-4, "\(functional.name): \(found)")
    }

    @Test("a line's slope is in units a second, and it lies on itself")
    func line() throws {
        let ramp = (0..<50).map { 3 + 0.2 * Float($0) }
        #expect(abs(try value(.slope, of: ramp) - 2) < 1e-4)
        #expect(try value(.linearError, of: ramp) < 1e-5)
        #expect(abs(try value(.meanAbsoluteStep, of: ramp) - 0.2) < 1e-5)
        #expect(try value(.positionOfMaximum, of: ramp) == 1)
    }

    @Test("one frame and a constant give numbers", arguments: [[Float(7)], [Float](repeating: 7, count: 20)])
    func constant(values: [Float]) throws {
        let all = try matrix(values).functionals()
        #expect(all.values.allSatisfy(\.isFinite))
        #expect(try value(.standardDeviation, of: values) == 0)
        #expect(try value(.skewness, of: values) == 0)
        #expect(try value(.kurtosis, of: values) == 0)
        #expect(try value(.slope, of: values) == 0)
    }

    @Test("names join feature and functional; impossible requests are refused")
    func names() throws {
        #expect(try matrix([1, 2]).functionals([.mean, .percentile(0.25)]).names == ["x.mean", "x.p25"])
        #expect(throws: AcousticsError.self) { try matrix([1]).functionals([.percentile(1.5)]) }
        #expect(throws: AcousticsError.self) { try matrix([]).functionals() }
    }
}
