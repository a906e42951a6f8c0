import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct SeparationTests {
    private func matrix(_ values: [Float], frames: Int) -> FeatureMatrix {
        FeatureMatrix(
            names: (0..<values.count / frames).map { "\($0)" }, frameCount: frames, values: values,
            timing: FrameTiming(sampleRate: 22_050, hopLength: 512))
    }

    private func magnitudes() throws -> FeatureMatrix {
        let golden = try Golden.array("separation/magnitude")
        return matrix(golden.floats, frames: golden.shape[1])
    }

    private func expect(
        _ parts: HarmonicPercussive<FeatureMatrix>, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let golden = try Golden.array("separation/\(name)").floats
        #expect(parts.harmonic.values + parts.percussive.values == golden, "\(name)", sourceLocation: sourceLocation)
    }

    /// Every bit, where powers are computed by multiplication.
    @Test func equalsLibrosa() throws {
        let spectrogram = try magnitudes()
        try expect(hpss(spectrogram), "hpss_default")
        try expect(hpssMasks(spectrogram), "masks_default")
        let sizes = HPSSOptions(harmonicKernelSize: 17, percussiveKernelSize: 10, power: 1)
        try expect(hpss(spectrogram, sizes), "hpss_sizes")
        let margins = HPSSOptions(
            harmonicKernelSize: 31, percussiveKernelSize: 31, harmonicMargin: 1.5, percussiveMargin: 3)
        try expect(hpss(spectrogram, margins), "hpss_margins")
        try expect(hpss(spectrogram, HPSSOptions(power: .infinity)), "hpss_hard")
    }

    @Test(arguments: [0.7, 1, 2, 3, Double.infinity], [false, true])
    func softMasksEqualLibrosa(power: Double, splitZeros: Bool) throws {
        let values = try Golden.array("separation/mask_values")
        let rows = matrix(values.floats, frames: values.shape[1])
        let (first, second) = (rows.selecting(0..<1), rows.selecting(1..<2))
        let mask = try softMask(first, second, power: power, splitZeros: splitZeros)
        let number = power.isInfinite ? "inf" : power == 0.7 ? "0.7" : "\(Int(power))"
        let golden = try Golden.array("separation/mask_\(number)_\(splitZeros ? "split" : "zero")").floats
        if [1, 2, .infinity].contains(power) {
            #expect(mask.values == golden)
        } else {
            #expect(mismatch(mask.values, golden, absolute: 8 * .leastNonzeroMagnitude, relative: 1e-6) == nil)
        }
    }

    @Test func masksShareEveryBin() throws {
        let spectrogram = try magnitudes()
        for power in [1, 2, 2.5] {
            let masks = try hpssMasks(spectrogram, HPSSOptions(kernelSize: 9, power: power))
            let sums = zip(masks.harmonic.values, masks.percussive.values).map { $0 + $1 }
            #expect(mismatch(sums, sums.map { _ in 1 }, absolute: 3e-7) == nil)
            let parts = try hpss(spectrogram, HPSSOptions(kernelSize: 9, power: power))
            let whole = zip(parts.harmonic.values, parts.percussive.values).map { $0 + $1 }
            #expect(mismatch(whole, spectrogram.values, relative: 3e-7) == nil)
        }
        let strict = try hpssMasks(spectrogram, HPSSOptions(margin: 2))
        let shared = zip(strict.harmonic.values, strict.percussive.values).map { $0 + $1 }
        #expect(shared.allSatisfy { $0 <= 1 })
        #expect(shared.contains { $0 < 0.9 })
    }

    @Test func scaling() throws {
        let spectrogram = try magnitudes()
        let parts = try hpss(spectrogram)
        let loud = try hpss(spectrogram.mapValues { $0 * 4 })
        #expect(loud.harmonic.values == parts.harmonic.values.map { $0 * 4 })
        #expect(loud.percussive.values == parts.percussive.values.map { $0 * 4 })
    }

    /// Turned by a quarter, what was steady in time is spread over frequency.
    @Test func transposedPartsChangePlaces() throws {
        let spectrogram = try magnitudes()
        func turned(_ matrix: FeatureMatrix) -> FeatureMatrix {
            self.matrix((0..<matrix.frameCount).flatMap { matrix.column($0) }, frames: matrix.featureCount)
        }
        let parts = try hpss(spectrogram, HPSSOptions(kernelSize: 11))
        let other = try hpss(turned(spectrogram), HPSSOptions(kernelSize: 11))
        #expect(turned(other.percussive).values == parts.harmonic.values)
        #expect(turned(other.harmonic).values == parts.percussive.values)
    }

    @Test func aToneIsHarmonicAndAClickPercussive() throws {
        let tone = Signal.sine(frequency: 1000, seconds: 1).mono
        var both = tone
        both[8000] += 1
        let options = STFTOptions(nFFT: 512, hopLength: 128)
        let spectrogram = try magnitudeSpectrogram(both, sampleRate: 16_000, stft: options)
        let masks = try hpssMasks(spectrogram)
        let (toneBin, clickFrame) = (32, 8000 / 128)
        #expect(masks.harmonic[toneBin, 20] > 0.99)
        #expect(masks.percussive[150, clickFrame] > 0.99)
    }

    @Test func silenceIsHalved() throws {
        let silence = matrix([Float](repeating: 0, count: 50), frames: 10)
        #expect(try hpssMasks(silence).harmonic.values.allSatisfy { $0 == 0.5 })
        #expect(try hpss(silence).percussive == silence)
        #expect(try hpssMasks(silence, HPSSOptions(margin: 2)).percussive.values.allSatisfy { $0 == 0 })
    }

    @Test func badInput() throws {
        for bad in [Float.nan, .infinity, -1] {
            let values: [Float] = [0, 1, bad, 2]
            let error = AcousticsError.invalidParameter(
                name: "spectrogram", value: "\(bad) at position 2", allowed: "finite and at least 0 everywhere")
            #expect(failure(try hpss(matrix(values, frames: 2))) == error)
        }
        let one = matrix([1], frames: 1)
        #expect(try hpss(one).harmonic.values == [0.5])
        for options in [
            HPSSOptions(kernelSize: 0), HPSSOptions(kernelSize: -3), HPSSOptions(kernelSize: .max),
            HPSSOptions(power: 0), HPSSOptions(power: -1), HPSSOptions(power: .nan), HPSSOptions(margin: 0.9),
            HPSSOptions(margin: .nan), HPSSOptions(margin: .infinity),
        ] {
            guard case .invalidParameter = failure(try hpss(one, options)) else {
                Issue.record("\(options) was taken")
                continue
            }
        }
        #expect(failure(try softMask(one, matrix([1, 2], frames: 2))) != nil)
        #expect(failure(try softMask(one, matrix([-1], frames: 1))) != nil)
        #expect(failure(try softMask(one, one, power: 0)) != nil)
    }
}
