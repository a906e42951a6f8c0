import Acoustics
import NunchiTesting
import Testing

/// Input that has no GeMAPS features.
struct GeMAPSBadInputTests {
    @Test func emptySignalIsRefused() {
        #expect(failure(try GeMAPS.values(of: [], sampleRate: 16000)) == .emptySignal)
    }

    @Test(arguments: [1, 100, 959])
    func lessThanALongFrameIsRefused(_ count: Int) {
        let samples = [Float](repeating: 0.1, count: count)
        let expected = AcousticsError.signalTooShort(samples: count, needed: 960)
        #expect(failure(try GeMAPS.values(of: samples, sampleRate: 16000)) == expected)
        #expect(failure(try GeMAPS().descriptors(of: samples, sampleRate: 16000)) == expected)
    }

    @Test func sixtyMillisecondsSuffice() throws {
        for rate in [8000, 11025, 16000, 22050, 44100, 48000] {
            let samples = [Float](repeating: 0.1, count: Int(0.06 * Double(rate) + 0.5))
            #expect(failure(try GeMAPS.values(of: samples, sampleRate: rate)) == nil, "\(rate)")
            let short = Array(samples.dropLast())
            #expect(
                failure(try GeMAPS.values(of: short, sampleRate: rate))
                    == .signalTooShort(samples: short.count, needed: samples.count))
        }
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func samplesThatAreNoNumbersAreRefused(_ bad: Float) {
        var samples = [Float](repeating: 0.1, count: 3000)
        samples[2999] = bad
        #expect(failure(try GeMAPS.values(of: samples, sampleRate: 16000)) == .nonFiniteSample(index: 2999))
    }

    @Test(arguments: [Int.min, -1, 0, 1, 7999, 192_001, Int.max])
    func impossibleSampleRatesAreRefused(_ rate: Int) {
        let samples = [Float](repeating: 0.1, count: 3000)
        #expect(
            failure(try GeMAPS.values(of: samples, sampleRate: rate))
                == .invalidParameter(name: "sampleRate", value: "\(rate)", allowed: "8000 to 192000"))
    }
}
