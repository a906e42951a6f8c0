import Acoustics
import NunchiTesting
import Testing

/// The golden sounds: a gliding voice at 16 kHz, and events between silences at 22.05 kHz.
enum Sound {
    static func voice() throws -> [Float] { try Golden.array("voice").floats }
    static func events() throws -> [Float] { try Golden.array("events").floats }
}

/// Expects a matrix to equal a golden array within `tolerance` of the array's largest absolute value, in every value.
func expectGolden(
    _ matrix: FeatureMatrix, _ name: String, tolerance: Double = 1e-6,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let golden = try Golden.array(name)
    #expect(
        [matrix.featureCount, matrix.frameCount] == golden.shape || [matrix.frameCount] == golden.shape,
        "\(name)", sourceLocation: sourceLocation)
    let largest = golden.doubles.map(abs).max() ?? 0
    let found = mismatch(matrix.values.map(Double.init), golden.doubles, absolute: tolerance * largest)
    #expect(found == nil, "\(name), largest value \(largest)", sourceLocation: sourceLocation)
}

/// Expects each value to equal the golden one within a share of itself.
func expectEachValue(
    _ matrix: FeatureMatrix, _ name: String, relative: Double, absolute: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let golden = try Golden.array(name)
    let found = mismatch(
        matrix.values.map(Double.init), golden.doubles, absolute: absolute, relative: relative)
    #expect(found == nil, "\(name)", sourceLocation: sourceLocation)
}

/// The error that an expression throws, or nil.
func failure<Value>(_ expression: @autoclosure () throws -> Value) -> AcousticsError? {
    do {
        _ = try expression()
        return nil
    } catch {
        return error as? AcousticsError
    }
}
