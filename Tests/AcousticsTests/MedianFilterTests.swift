import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct MedianFilterTests {
    private func matrix(_ values: [Float], rows: Int) -> FeatureMatrix {
        FeatureMatrix(
            names: (0..<rows).map { "\($0)" }, frameCount: values.count / rows, values: values,
            timing: FrameTiming(sampleRate: 1, hopLength: 1))
    }

    /// SciPy's values bit for bit, ties, negative numbers and windows longer than the matrix among them.
    @Test(arguments: [1, 2, 30, 31, 101], InstructionSet.allCases.filter(\.isAvailable))
    func equalsSciPy(size: Int, set: InstructionSet) throws {
        let golden = try Golden.array("separation/matrix")
        let input = matrix(golden.floats, rows: golden.shape[0])
        let time = try medianFilter(input, size: size, along: .time, instructionSet: set)
        #expect(time == (try Golden.array("separation/median_time_\(size)").floats))
        let frequency = try medianFilter(input, size: size, along: .frequency, instructionSet: set)
        #expect(frequency == (try Golden.array("separation/median_frequency_\(size)").floats))
    }

    /// Every size around the fast one, and every number of rows and columns around a block, against sorting.
    @Test(arguments: [3, 7, 29, 31, 32, 33])
    func equalsSorting(size: Int) throws {
        let noise = Signal.noise(seconds: 0.2).mono
        for (rows, columns) in [(1, 1), (1, 40), (15, 3), (16, 16), (17, 50), (47, 33)] {
            let values = Array(noise[..<(rows * columns)])
            func value(_ row: Int, _ column: Int) -> Float {
                func mirrored(_ position: Int, _ count: Int) -> Int {
                    let phase = ((position % (2 * count)) + 2 * count) % (2 * count)
                    return phase < count ? phase : 2 * count - 1 - phase
                }
                return values[mirrored(row, rows) * columns + mirrored(column, columns)]
            }
            let offsets = (0..<size).map { $0 - size / 2 }
            let input = matrix(values, rows: rows)
            let time = (0..<rows * columns).map { index in
                offsets.map { value(index / columns, index % columns + $0) }.sorted()[size / 2]
            }
            #expect(try medianFilter(input, size: size, along: .time) == time)
            let frequency = (0..<rows * columns).map { index in
                offsets.map { value(index / columns + $0, index % columns) }.sorted()[size / 2]
            }
            #expect(try medianFilter(input, size: size, along: .frequency) == frequency)
        }
    }

    @Test func constantsStay() throws {
        let input = matrix([Float](repeating: 0.3, count: 200), rows: 10)
        for size in [1, 4, 31] {
            #expect(try medianFilter(input, size: size, along: .time) == input.values)
            #expect(try medianFilter(input, size: size, along: .frequency) == input.values)
        }
    }

    @Test func nothingAndTheImpossible() throws {
        #expect(try medianFilter(matrix([], rows: 1), size: 31, along: .time).isEmpty)
        let input = matrix([1, 2], rows: 1)
        for size in [0, -1, 65_537, .max] {
            #expect(
                failure(try medianFilter(input, size: size, along: .time))
                    == .invalidParameter(name: "size", value: "\(size)", allowed: "in 1...65536"))
        }
    }
}
