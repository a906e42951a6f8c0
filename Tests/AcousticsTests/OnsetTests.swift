import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct OnsetTests {
    private func levels(_ bands: Int = 21) throws -> FeatureMatrix {
        let golden = try Golden.array("rhythm/levels")
        return FeatureMatrix(
            names: (0..<bands).map { "\($0)" }, frameCount: 50, values: Array(golden.floats.prefix(bands * 50)),
            timing: FrameTiming(sampleRate: 22_050, hopLength: 512))
    }

    @Test func strengthEqualsLibrosa() throws {
        try expectRhythm(
            onsetStrength(Sound.events(), sampleRate: 22_050, stft: STFTOptions(hopLength: 256)), "strength_events",
            tolerance: 2e-6)
        try expectRhythm(
            onsetStrength(
                Sound.voice(), sampleRate: 16_000, mel: MelOptions(nMels: 40),
                OnsetOptions(lag: 2, maxSize: 4, detrend: true, aggregate: .median),
                stft: STFTOptions(nFFT: 512, hopLength: 160)), "strength_voice", tolerance: 5e-6)
    }

    /// From the same levels the same bits: means are summed in librosa's order.
    @Test func strengthOfLevelsEqualsLibrosa() throws {
        func expect(_ matrix: FeatureMatrix, _ name: String) throws {
            #expect(matrix.values == (try Golden.array("rhythm/\(name)").floats), "\(name)")
        }
        let levels = try levels()
        try expect(onsetStrength(ofLevels: levels, OnsetOptions(lag: 3, maxSize: 5, center: false)), "strength_left")
        let faster = FeatureMatrix(
            names: Array(levels.names.prefix(20)), frameCount: 50, values: Array(levels.values.prefix(1000)),
            timing: FrameTiming(sampleRate: 22_050, hopLength: 128))
        try expect(onsetStrength(ofLevels: faster, OnsetOptions(aggregate: .median), nFFT: 512), "strength_median")
        let upsideDown = levels.selecting((0..<21).reversed())
        try expect(onsetStrength(ofLevels: levels, reference: upsideDown), "strength_reference")
        try expect(onsetStrength(ofLevels: levels, OnsetOptions(maxSize: 64)), "strength_wide")
        try expect(onsetStrengthMulti(ofLevels: levels, channels: [0..<4, 4..<9, 9..<21]), "strength_multi")
        try expect(onsetStrengthMulti(ofLevels: self.levels(4)), "strength_all")
    }

    @Test func medianOfEveryNumberOfBands() throws {
        let levels = try levels()
        for bands in 1...21 {
            let part = levels.selecting(0..<bands)
            let strength = try onsetStrength(ofLevels: part, OnsetOptions(center: false, aggregate: .median))
            let expected = (1..<50).map { frame in
                let rises = (0..<bands).map { max(0, part[$0, frame] - part[$0, frame - 1]) }.sorted()
                return (rises[(bands - 1) / 2] + rises[bands / 2]) / 2
            }
            #expect(strength.values == [0] + expected)
        }
    }

    /// Levels may be raised by any amount; twice the range is twice the strength.
    @Test func scaling() throws {
        let levels = try levels()
        let strength = try onsetStrength(ofLevels: levels)
        let wider = try onsetStrength(ofLevels: levels.mapValues { 4 * $0 })
        #expect(wider.values == strength.values.map { 4 * $0 })
        let voice = try Sound.voice()
        let quieter = try onsetStrength(voice.map { $0 / 2 }, sampleRate: 16_000)
        let loud = try onsetStrength(voice, sampleRate: 16_000)
        #expect(mismatch(quieter.values, loud.values, absolute: 2e-5) == nil)
    }

    @Test func peaksEqualLibrosa() throws {
        let curve = try Rhythm.curve().values
        var options = PeakOptions(preMax: 3, postMax: 3, preAverage: 3, postAverage: 5, delta: 0.5, wait: 10)
        #expect(try peakPick(curve, options) == Rhythm.frames("peaks_curve"))
        options = PeakOptions(preMax: 0, postMax: 1, preAverage: 9, postAverage: 1, delta: 0, wait: 0)
        #expect(try peakPick(curve, options) == Rhythm.frames("peaks_close"))
        let rough = try Golden.array("rhythm/rough").floats
        for (method, name) in [
            (PeakOptions.Method.greedy, "greedy"), (.mostPeaks, "dp_count"), (.largestSum, "dp_value"),
        ] {
            let options = PeakOptions(
                preMax: 1, postMax: 2, preAverage: 5, postAverage: 6, delta: 0.05, wait: 4, method: method)
            #expect(try peakPick(rough, options) == Rhythm.frames("peaks_\(name)"))
        }
    }

    @Test func onsetsEqualLibrosa() throws {
        let curve = try Rhythm.curve()
        #expect(try onsetDetect(envelope: curve).frames == Rhythm.frames("onsets_curve"))
        let moved = try onsetDetect(envelope: curve, OnsetDetection(backtrack: true))
        #expect(try moved.frames == Rhythm.frames("onsets_backtracked"))
        var peaks = PeakOptions.onsets(sampleRate: 22_050, hopLength: 512)
        peaks.delta = 0.4
        let plain = try onsetDetect(envelope: curve, OnsetDetection(normalize: false, peaks: peaks))
        #expect(try plain.frames == Rhythm.frames("onsets_plain"))
        let events = try onsetDetect(
            Sound.events(), sampleRate: 22_050, hopLength: 256, OnsetDetection(backtrack: true))
        #expect(try events.frames == Rhythm.frames("onsets_events"))
    }

    @Test func clicksAreFound() throws {
        let clicks = Rhythm.clicks(every: 6400, count: 12)
        let onsets = try onsetDetect(clicks, sampleRate: 16_000, hopLength: 320)
        #expect(onsets.frames.count == 12)
        for (click, time) in onsets.times.enumerated() {
            #expect(abs(time - Double(4000 + click * 6400) / 16_000) < 0.045)
        }
        #expect(onsets.samples == onsets.frames.map { $0 * 320 })
        let moved = try onsetDetect(clicks, sampleRate: 16_000, hopLength: 320, OnsetDetection(backtrack: true))
        #expect(zip(moved.frames, onsets.frames).allSatisfy { $0 < $1 && $0 > $1 - 10 })
    }

    @Test func backtrackingUsesTheEnergy() throws {
        #expect(try onsetBacktrack([0, 1, 3, 6, 9], energy: [5, 3, 4, 2, 2, 3, 9, 8]) == [0, 1, 1, 4, 4])
        #expect(try onsetBacktrack([2], energy: []) == [0])
        #expect(failure(try onsetBacktrack([-1], energy: [1])) != nil)
    }

    @Test func silenceHasNoOnsets() throws {
        let silence = [Float](repeating: 0, count: 30_000)
        #expect(try onsetDetect(silence, sampleRate: 16_000).frames.isEmpty)
        #expect(try onsetDetect(silence, sampleRate: 16_000, OnsetDetection(backtrack: true)).frames.isEmpty)
        #expect(try onsetStrength(silence, sampleRate: 16_000).values.allSatisfy { $0 == 0 })
    }

    @Test(arguments: [1, 2, 511, 2047])
    func shortSignals(count: Int) throws {
        let samples = Array(try Sound.voice().prefix(count))
        let strength = try onsetStrength(samples, sampleRate: 16_000, OnsetOptions(lag: 40, detrend: true))
        #expect(strength.values == [Float](repeating: 0, count: 1 + count / 512))
        #expect(try onsetDetect(samples, sampleRate: 16_000).frames.allSatisfy { $0 >= 3 && $0 < 1 + count / 512 })
    }

    @Test func badInput() throws {
        #expect(failure(try onsetDetect([], sampleRate: 16_000)) == .emptySignal)
        #expect(failure(try onsetStrength([0, .nan], sampleRate: 16_000)) == .nonFiniteSample(index: 1))
        let levels = try levels()
        for options in [
            OnsetOptions(lag: 0), OnsetOptions(lag: .max), OnsetOptions(maxSize: 0), OnsetOptions(maxSize: .max),
        ] {
            guard case .invalidParameter = failure(try onsetStrength(ofLevels: levels, options)) else {
                Issue.record("\(options) was taken")
                continue
            }
        }
        let bad = levels.mapValues { $0 > 2 ? .nan : $0 }
        #expect(failure(try onsetStrength(ofLevels: bad)) != nil)
        #expect(failure(try onsetStrength(ofLevels: levels, nFFT: 0)) != nil)
        #expect(failure(try onsetStrength(ofLevels: levels, reference: self.levels(3))) != nil)
        #expect(failure(try onsetStrengthMulti(ofLevels: levels, channels: [3..<3])) != nil)
        #expect(failure(try onsetStrengthMulti(ofLevels: levels, channels: [20..<22])) != nil)
        #expect(failure(try onsetDetect(envelope: levels)) != nil)
        #expect(failure(try onsetDetect(envelope: Rhythm.envelope([1, 2], hopLength: 0))) != nil)
        for options in [
            PeakOptions(preMax: -1, postMax: 1, preAverage: 0, postAverage: 1, delta: 0, wait: 0),
            PeakOptions(preMax: 0, postMax: 0, preAverage: 0, postAverage: 1, delta: 0, wait: 0),
            PeakOptions(preMax: 0, postMax: 1, preAverage: .min, postAverage: 1, delta: 0, wait: 0),
            PeakOptions(preMax: 0, postMax: 1, preAverage: 0, postAverage: .max, delta: 0, wait: 0),
            PeakOptions(preMax: 0, postMax: 1, preAverage: 0, postAverage: 1, delta: .nan, wait: 0),
            PeakOptions(preMax: 0, postMax: 1, preAverage: 0, postAverage: 1, delta: -0.1, wait: 0),
            PeakOptions(preMax: 0, postMax: 1, preAverage: 0, postAverage: 1, delta: 0, wait: .max),
        ] {
            #expect(failure(try peakPick([1, 2, 3], options)) != nil)
        }
        let any = PeakOptions(preMax: 0, postMax: 1, preAverage: 0, postAverage: 1, delta: 0, wait: 0)
        #expect(try peakPick([], any).isEmpty)
        #expect(failure(try peakPick([1, .infinity], any)) == .nonFiniteSample(index: 1))
    }
}
