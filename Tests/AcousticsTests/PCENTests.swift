import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct PCENTests {
    private func energies() throws -> FeatureMatrix {
        try melSpectrogram(Sound.events(), sampleRate: 22_050, mel: MelOptions(nMels: 24), power: .magnitude)
            .mapValues { $0 * 0x1p31 }
    }

    @Test func equalsLibrosa() throws {
        let mel = try energies()
        try expectEachValue(pcen(mel), "spectra/pcen_default", relative: 2e-5, absolute: 1e-5)
        let wide = PCENOptions(gain: 0.8, timeConstant: 0.06, maxSize: 4)
        try expectEachValue(pcen(mel, wide), "spectra/pcen_wide", relative: 2e-5, absolute: 1e-5)
        try expectEachValue(
            pcen(mel, PCENOptions(bias: 10, power: 0)), "spectra/pcen_log", relative: 2e-5, absolute: 1e-5)
        let root = PCENOptions(bias: 0, power: 0.25, smoothing: 0.3)
        try expectEachValue(
            pcen(mel.mapValues { $0 + 1 }, root), "spectra/pcen_root", relative: 2e-5, absolute: 1e-5)
    }

    /// Pieces one after the other give the bits of the whole.
    @Test func streams() throws {
        let mel = try energies()
        var stream = try PCEN(timing: mel.timing)
        let whole = try pcen(mel)
        for piece in [0..<1, 1..<7, 7..<7, 7..<mel.frameCount] {
            #expect(try stream.process(mel.frames(piece)).values == whole.frames(piece).values)
        }
    }

    /// A steady tone comes to (E / (eps + E)^gain + bias)^power - bias^power, whatever the time constant.
    @Test func steadyEnergyIsKnown() throws {
        let steady = FeatureMatrix(
            names: ["tone"], frameCount: 400, values: [Float](repeating: 50, count: 400),
            timing: FrameTiming(sampleRate: 100, hopLength: 1))
        let last = try pcen(steady)[0, 399]
        // 50 / 50^0.98 + 2, and the roots of that and of 2.
        #expect(isClose(Double(last), 0.3411866, relative: 1e-6))
    }

    @Test func refusesWhatCannotBe() throws {
        let mel = try energies()
        for options in [
            PCENOptions(gain: -1), PCENOptions(bias: .nan), PCENOptions(power: .infinity), PCENOptions(timeConstant: 0),
            PCENOptions(eps: 0), PCENOptions(smoothing: 1.5), PCENOptions(smoothing: .nan), PCENOptions(maxSize: 0),
        ] {
            guard case .invalidParameter = failure(try pcen(mel, options)) else {
                Issue.record("\(options)")
                continue
            }
        }
        #expect(failure(try pcen(mel.mapValues { $0 - 1 })) != nil)
        #expect(failure(try pcen(mel.mapValues { _ in .nan })) != nil)
        var stream = try PCEN(timing: mel.timing)
        _ = try stream.process(mel)
        #expect(failure(try stream.process(mel.selecting(0..<3))) != nil)
        let slower = FrameTiming(sampleRate: 22_050, hopLength: 1000)
        let other = FeatureMatrix(names: mel.names, frameCount: mel.frameCount, values: mel.values, timing: slower)
        #expect(failure(try stream.process(other)) != nil)
    }
}
