import Acoustics
import AudioSignal
import Foundation

/// A function of Acoustics whose result is compared with a reference's: samples of one channel and their rate in, all
/// values out, in the order of the reference's array.
typealias Computation = @Sendable (_ samples: [Float], _ sampleRate: Int) throws -> [Double]

/// Every computation by name; `Benchmarks/references` names the same ones.
let computations: [String: Computation] = [
    spectralComputations,
    furtherSpectralComputations,
    rhythmComputations,
    voiceComputations,
    gemapsComputations,
].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }

/// Writes a computation's values as 64-bit little-endian floats.
func compute(_ name: String, of input: String, into output: String) throws {
    guard let computation = computations[name] else {
        throw BenchError("no computation '\(name)'; there are \(computations.keys.sorted().joined(separator: ", "))")
    }
    let sound = try Waveform(contentsOf: URL(filePath: input))
    let values = try computation(sound.mono, sound.sampleRate)
    let bytes = values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init) }
    try Data(bytes).write(to: URL(filePath: output))
}

extension FeatureMatrix {
    /// The values in double precision, row after row.
    var doubles: [Double] { values.map(Double.init) }
}
