import Acoustics
import AudioSignal
import NunchiTesting
import Testing

@Suite struct BeatTests {
    @Test func tempoEqualsLibrosa() throws {
        let curve = try Rhythm.curve()
        let fast = Rhythm.envelope(curve.values, sampleRate: 8000, hopLength: 128)
        let tempos = try [
            tempo(envelope: curve), tempo(envelope: curve, TempoOptions(startBPM: 60, stdBPM: 0.3)),
            tempo(envelope: curve, TempoOptions(acSize: 4, maxTempo: 100)),
            tempo(envelope: curve, TempoOptions(prior: .uniform(50...90))), tempo(envelope: fast),
        ]
        #expect(mismatch(tempos, try Rhythm.golden("tempo"), relative: 1e-12) == nil)
        let dynamic = try dynamicTempo(envelope: curve, TempoOptions(acSize: 3))
        try expectRhythm(dynamic, "tempo_dynamic", tolerance: 1e-7)
        #expect(dynamic.timing == curve.timing)
    }

    @Test(arguments: ["default", "untrimmed", "loose", "slow", "given", "varying", "odd"])
    func beatsEqualLibrosa(name: String) throws {
        let options: [String: BeatOptions] = [
            "untrimmed": BeatOptions(trim: false), "loose": BeatOptions(tightness: 5),
            "slow": BeatOptions(startBPM: 50), "given": BeatOptions(bpm: [110]),
            "varying": BeatOptions(bpm: (0..<700).map { 96 + 36 * Double($0) / 699 }),
            "odd": BeatOptions(tightness: 400, bpm: [113]),
        ]
        let track = try beatTrack(envelope: Rhythm.curve(), options[name] ?? BeatOptions())
        let golden = try Rhythm.golden("beats_\(name)")
        #expect(isClose(track.tempo, golden[0], relative: 1e-12))
        #expect(track.beats.frames == golden.dropFirst().map { Int($0) })
    }

    @Test func beatsBetweenSilencesEqualLibrosa() throws {
        let middle = try Rhythm.curve().values.prefix(300)
        let curve = Rhythm.envelope(
            [Float](repeating: 0, count: 60) + middle + [Float](repeating: 0, count: 80))
        let track = try beatTrack(envelope: curve)
        let golden = try Rhythm.golden("beats_quiet")
        #expect(isClose(track.tempo, golden[0], relative: 1e-12))
        #expect(track.beats.frames == golden.dropFirst().map { Int($0) })
    }

    /// Clicks a whole number of frames apart: the tempo is exact, and each beat lies at a click.
    @Test(arguments: [(6400, 150.0), (8000, 120), (9600, 100), (12_800, 75)])
    func clicksGiveTempoAndBeats(interval: Int, bpm: Double) throws {
        let clicks = Rhythm.clicks(every: interval, count: 24)
        let track = try beatTrack(clicks, sampleRate: 16_000, hopLength: 320)
        #expect(isClose(track.tempo, bpm, relative: 1e-12))
        #expect(isClose(try tempo(clicks, sampleRate: 16_000, hopLength: 320), bpm, relative: 1e-12))
        #expect(track.beats.frames.count >= 22)
        for time in track.beats.times {
            let clicks = (time - 0.25) * 16_000 / Double(interval)
            #expect(abs(clicks - clicks.rounded()) * Double(interval) / 16_000 < 0.045)
        }
        for (beat, next) in zip(track.beats.frames, track.beats.frames.dropFirst()) {
            #expect(abs(next - beat - interval / 320) <= 1)
        }
        let dynamic = try dynamicTempo(
            envelope: onsetStrength(clicks, sampleRate: 16_000, stft: STFTOptions(hopLength: 320)))
        #expect(isClose(Double(dynamic[0, dynamic.frameCount / 2]), bpm, relative: 1e-6))
    }

    @Test func waveformsHaveRhythm() throws {
        let sound = Waveform(samples: Rhythm.clicks(every: 8000, count: 16), sampleRate: 16_000)
        #expect(try sound.tempo(hopLength: 320) == 120)
        #expect(try sound.beats(hopLength: 320) == beatTrack(sound.mono, sampleRate: 16_000, hopLength: 320))
        #expect(try sound.onsets(hopLength: 320).frames.count == 16)
        let strength = try sound.onsetStrength(OnsetOptions(lag: 2))
        #expect(strength == (try onsetStrength(sound.mono, sampleRate: 16_000, OnsetOptions(lag: 2))))
    }

    @Test func silenceHasNoBeats() throws {
        let silence = [Float](repeating: 0, count: 100_000)
        let track = try beatTrack(silence, sampleRate: 22_050)
        #expect(track.tempo == 0)
        #expect(track.beats.frames.isEmpty)
        // Without an onset the prior decides: the tempo of the lag that is nearest to 120.
        let curve = Rhythm.envelope([Float](repeating: 0, count: 200))
        #expect(isClose(try tempo(envelope: curve), 117.453_835_227_27, relative: 1e-9))
    }

    @Test func steadyAndExtremeCurves() throws {
        let steady = try beatTrack(envelope: Rhythm.envelope([Float](repeating: 1, count: 100)))
        #expect(isClose(steady.tempo, 123.046875))
        #expect(steady.beats.frames == [4, 14, 24, 34, 44, 54, 64, 74, 84, 94])
        for values: [Float] in [
            [1, 2], [0, 1], [-1, 1, -1], [3e38, 0, 3e38], [.leastNonzeroMagnitude, 0, 0, 0], [-1, -1],
        ] {
            let track = try beatTrack(envelope: Rhythm.envelope(values))
            #expect(track.beats.frames.allSatisfy { values.indices.contains($0) })
        }
        for bpm in [2584.0, 1300, 1, 0.01] {
            let track = try beatTrack(envelope: Rhythm.curve(), BeatOptions(bpm: [bpm]))
            #expect(track.tempo == bpm)
            #expect(track.beats.frames == track.beats.frames.sorted())
        }
    }

    @Test func badInput() throws {
        let curve = try Rhythm.curve()
        #expect(failure(try beatTrack([], sampleRate: 22_050)) == .emptySignal)
        #expect(failure(try beatTrack([.nan], sampleRate: 22_050)) == .nonFiniteSample(index: 0))
        #expect(try beatTrack([0.5], sampleRate: 22_050).beats.frames.isEmpty)
        #expect(failure(try beatTrack(envelope: Rhythm.envelope([]))) == .emptySignal)
        guard case .tooFewFrames(1, 2, _) = failure(try beatTrack(envelope: Rhythm.envelope([1]))) else {
            Issue.record("beats in one frame")
            return
        }
        for options in [
            BeatOptions(startBPM: 0), BeatOptions(startBPM: .nan), BeatOptions(tightness: 0),
            BeatOptions(tightness: .infinity), BeatOptions(bpm: []), BeatOptions(bpm: [1, 2]), BeatOptions(bpm: [0]),
            BeatOptions(bpm: [-3]), BeatOptions(bpm: [.nan]), BeatOptions(bpm: [.infinity]), BeatOptions(bpm: [1e-9]),
            BeatOptions(prior: .uniform(1000...2000)),
        ] {
            guard case .invalidParameter = failure(try beatTrack(envelope: curve, options)) else {
                Issue.record("\(options) was taken")
                continue
            }
        }
        for options in [
            TempoOptions(stdBPM: 0), TempoOptions(stdBPM: .nan), TempoOptions(acSize: 0), TempoOptions(acSize: -1),
            TempoOptions(acSize: .infinity), TempoOptions(acSize: 0.03), TempoOptions(maxTempo: 0),
            TempoOptions(maxTempo: .nan), TempoOptions(prior: TempoPrior { _ in -.infinity }),
        ] {
            #expect(failure(try tempo(envelope: curve, options)) != nil)
            #expect(failure(try dynamicTempo(envelope: curve, options)) != nil)
        }
    }
}
