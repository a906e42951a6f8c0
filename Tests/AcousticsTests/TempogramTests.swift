import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct TempogramTests {
    private func short(_ count: Int = 90) throws -> FeatureMatrix {
        Rhythm.envelope(Array(try Rhythm.curve().values.prefix(count)))
    }

    @Test func equalsLibrosa() throws {
        try expectRhythm(tempogram(envelope: short(), TempogramOptions(winLength: 31)), "tempogram")
        let left = TempogramOptions(winLength: 40, center: false, window: .hamming, norm: ColumnNorm.none)
        try expectRhythm(tempogram(envelope: short(), left), "tempogram_left")
        for (norm, name) in [
            (ColumnNorm.power(1), "one"), (.power(2), "two"), (.count, "count"), (.minimum, "least"),
        ] {
            let options = TempogramOptions(winLength: 16, center: false, window: .hamming, norm: norm)
            try expectRhythm(tempogram(envelope: short(20), options), "tempogram_\(name)", tolerance: 1e-5)
        }
    }

    @Test func fourierEqualsLibrosa() throws {
        for (spectra, name) in [
            (try fourierTempogram(envelope: short(40), winLength: 32), "fourier_tempogram"),
            (try fourierTempogram(envelope: short(40), winLength: 21, center: false), "fourier_tempogram_left"),
        ] {
            let golden = try Golden.array("rhythm/\(name)")
            #expect(golden.shape == [2, spectra.bins, spectra.frameCount])
            #expect(mismatch(spectra.real + spectra.imaginary, golden.floats, absolute: 1e-5) == nil)
        }
    }

    @Test func pulseEqualsLibrosa() throws {
        let curve = try Rhythm.curve()
        try expectRhythm(plp(envelope: curve, winLength: 128), "plp", tolerance: 1e-5)
        let prior = TempoPrior { -0.5 * ($0 - 110) * ($0 - 110) / 400 }
        try expectRhythm(
            plp(envelope: curve, winLength: 97, tempoRange: nil, prior: prior), "plp_prior", tolerance: 1e-5)
    }

    @Test func lagsAndBinsHaveTempos() {
        let lags = tempoFrequencies(count: 4, sampleRate: 16_000, hopLength: 160)
        #expect(lags == [.infinity, 6000, 3000, 2000])
        let bins = fourierTempoFrequencies(winLength: 100, sampleRate: 16_000, hopLength: 160)
        #expect(bins.count == 51)
        #expect(bins[2] == 120)
    }

    /// A pulse every ten frames resembles itself ten frames later.
    @Test func periodsAreFound() throws {
        let curve = Rhythm.envelope((0..<300).map { $0 % 10 == 0 ? 1 : 0 })
        let rows = try tempogram(envelope: curve, TempogramOptions(winLength: 64))
        for frame in 64..<236 {
            let column = rows.column(frame)
            #expect(column[0] == 1)
            #expect(column[10] > 0.7)
            #expect(column[1..<10].allSatisfy { abs($0) < 1e-6 })
        }
    }

    @Test func scalingDoesNotMatter() throws {
        let curve = try short()
        let loud = Rhythm.envelope(curve.values.map { $0 * 256 })
        let options = TempogramOptions(winLength: 30)
        #expect(try tempogram(envelope: loud, options) == tempogram(envelope: curve, options))
        #expect(try dynamicTempo(envelope: loud) == dynamicTempo(envelope: curve))
        #expect(try tempo(envelope: loud) == tempo(envelope: curve))
        let quiet = Rhythm.envelope(curve.values.map { $0 * 0x1p-100 })
        #expect(try tempo(envelope: quiet) == tempo(envelope: curve))
    }

    @Test func framesOfUncenteredWindows() throws {
        let rows = try tempogram(envelope: short(), TempogramOptions(winLength: 40, center: false))
        #expect(rows.frameCount == 51)
        #expect(rows.timing.firstCenter == 20 * 512)
        let spectra = try fourierTempogram(envelope: short(), winLength: 40, center: false)
        #expect(spectra.timing == rows.timing)
    }

    @Test func badInput() throws {
        let one = Rhythm.envelope([1])
        #expect(try tempogram(envelope: one, TempogramOptions(winLength: 1)).values == [1])
        #expect(try tempogram(envelope: one).values.allSatisfy { $0.isFinite })
        #expect(failure(try tempogram(envelope: Rhythm.envelope([]))) == .emptySignal)
        #expect(failure(try tempogram(envelope: Rhythm.envelope([1, .nan]))) == .nonFiniteSample(index: 1))
        #expect(failure(try tempogram([], sampleRate: 8000)) == .emptySignal)
        for options in [
            TempogramOptions(winLength: 0), TempogramOptions(winLength: -5), TempogramOptions(winLength: .max),
            TempogramOptions(norm: .power(0)), TempogramOptions(norm: .power(.nan)),
            TempogramOptions(window: .values([1])),
        ] {
            guard case .invalidParameter = failure(try tempogram(envelope: one, options)) else {
                Issue.record("\(options) was taken")
                continue
            }
        }
        let left = TempogramOptions(winLength: 2, center: false)
        guard case .tooFewFrames(1, 2, _) = failure(try tempogram(envelope: one, left)) else {
            Issue.record("a window longer than the curve was taken")
            return
        }
        #expect(failure(try fourierTempogram(envelope: one, winLength: 0)) != nil)
        let silent = Rhythm.envelope([Float](repeating: 0, count: 100))
        #expect(try plp(envelope: silent).values == silent.values)
        #expect(try tempogram(envelope: silent).values.allSatisfy { $0 == 0 })
    }
}
