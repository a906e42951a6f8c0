import Acoustics
import Foundation
import NunchiTesting
import Testing

@Suite struct CepstrumTests {
    private func lifted() throws -> FeatureMatrix {
        try mfcc(
            Sound.voice(), sampleRate: 16_000, count: 13, mel: MelOptions(nMels: 40), lifter: 22,
            stft: STFTOptions(nFFT: 400, hopLength: 160))
    }

    @Test func equalsLibrosa() throws {
        try expectGolden(mfcc(Sound.events(), sampleRate: 22_050), "mfcc_events")
        try expectGolden(lifted(), "mfcc_lifted")
    }

    @Test func namesCountFromZero() throws {
        let coefficients = try mfcc(Sound.events(), sampleRate: 22_050, count: 3)
        #expect(coefficients.names == ["mfcc_0", "mfcc_1", "mfcc_2"])
    }

    @Test func fewerCoefficientsAreTheFirstOnes() throws {
        let few = try mfcc(Sound.events(), sampleRate: 22_050, count: 7)
        let many = try mfcc(Sound.events(), sampleRate: 22_050, count: 20)
        #expect(few.values == many.selecting(0..<7).values)
    }

    @Test func deltasEqualLibrosa() throws {
        let coefficients = try lifted()
        try expectGolden(coefficients.delta(), "delta_1", tolerance: 2e-6)
        try expectGolden(coefficients.delta(DeltaOptions(order: 2)), "delta_2", tolerance: 5e-6)
        try expectGolden(coefficients.delta(DeltaOptions(width: 5, mode: .nearest)), "delta_nearest", tolerance: 2e-6)
        try expectGolden(
            coefficients.delta(DeltaOptions(width: 7, order: 3, mode: .nearest)), "delta_3_nearest", tolerance: 1e-5)
    }

    @Test func deltaOfALineIsItsSlope() throws {
        let line = FeatureMatrix(
            names: ["line"], frameCount: 12, values: (0..<12).map { 3 + 0.25 * Float($0) },
            timing: FrameTiming(sampleRate: 1, hopLength: 1))
        let slope = try line.delta()
        #expect(slope.names == ["delta_line"])
        #expect(mismatch(slope.values, [Float](repeating: 0.25, count: 12), absolute: 1e-6) == nil)
        let bend = try line.delta(DeltaOptions(order: 2))
        #expect(bend.names == ["delta2_line"])
        #expect(mismatch(bend.values, [Float](repeating: 0, count: 12), absolute: 1e-6) == nil)
    }

    @Test func deltaNeedsItsWidthOnlyInModeInterp() throws {
        let short = FeatureMatrix(
            names: ["x"], frameCount: 3, values: [1, 2, 4], timing: FrameTiming(sampleRate: 1, hopLength: 1))
        #expect(
            failure(try short.delta())
                == .tooFewFrames(frames: 3, needed: 9, hint: "use mode nearest or a smaller width"))
        #expect(try short.delta(DeltaOptions(mode: .nearest)).frameCount == 3)
    }

    @Test func deltaAsADescriptor() throws {
        let descriptors: [any Descriptor] = [MFCC(count: 4), Delta(of: MFCC(count: 4), DeltaOptions())]
        let both = try analyze(Sound.events(), sampleRate: 22_050, descriptors: descriptors)
        let delta = try mfcc(Sound.events(), sampleRate: 22_050, count: 4).delta()
        #expect(both.selecting(4..<8) == delta)
    }
}
