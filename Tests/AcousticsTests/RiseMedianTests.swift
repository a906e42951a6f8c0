import Acoustics
import Testing

/// The median of rises against one that is sorted out, for numbers of bands at and beside powers of two.
@Suite struct RiseMedianTests {
    @Test(arguments: [1, 2, 3, 15, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200])
    func sortedOut(bands: Int) throws {
        let frames = 37
        // Steps of a quarter, many of them equal; differences are exact.
        var state: UInt32 = 1
        let values = (0..<bands * frames).map { _ -> Float in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Float(state >> 24) / 4 - 40
        }
        let levels = FeatureMatrix(
            names: (0..<bands).map { "\($0)" }, frameCount: frames, values: values,
            timing: FrameTiming(sampleRate: 16_000, hopLength: 160))
        let found = try onsetStrength(ofLevels: levels, OnsetOptions(center: false, aggregate: .median))
        let expected = (0..<frames).map { frame -> Float in
            guard frame > 0 else { return 0 }
            let rises = (0..<bands).map { max(0, levels[$0, frame] - levels[$0, frame - 1]) }.sorted()
            return (rises[(bands - 1) / 2] + rises[bands / 2]) / 2
        }
        #expect(found.values == expected)
    }
}
