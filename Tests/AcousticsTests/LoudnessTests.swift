import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct LoudnessTests {
    /// Tones of 1 kHz at levels in dB below full scale (of the peak), one after the other, as EBU Tech 3341 has them.
    private func tones(_ parts: [(level: Double, seconds: Double)], rate: Int = 48_000) -> [Float] {
        var samples: [Float] = []
        for part in parts {
            let sine = Signal.sine(
                frequency: 1000, seconds: part.seconds, sampleRate: rate, amplitude: pow(10, part.level / 20))
            samples += sine.mono
        }
        return samples
    }

    private func stereo(_ parts: [(level: Double, seconds: Double)], rate: Int = 48_000) throws -> Loudness {
        let channel = tones(parts, rate: rate)
        return try Loudness(of: [channel, channel], sampleRate: rate)
    }

    @Test func coefficientsOfTheStandard() {
        let filter = KWeighting(sampleRate: 48_000)
        let (shelf, pass) = (filter.shelf, filter.highPass)
        let found = [
            shelf.b.0, shelf.b.1, shelf.b.2, shelf.a.0, shelf.a.1, pass.b.0, pass.b.1, pass.b.2, pass.a.0, pass.a.1,
        ]
        let standard = [
            1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585, 1, -2, 1,
            -1.99004745483398, 0.99007225036621,
        ]
        #expect(mismatch(found, standard, absolute: 1e-12) == nil)
    }

    @Test(arguments: [8000, 16_000, 22_050, 44_100, 48_000, 96_000])
    func toneOf997Hz(rate: Int) throws {
        // BS.1770: 0 dB at 997 Hz in one channel is -3.01 LUFS.
        let tone = Signal.sine(frequency: 997, seconds: 5, sampleRate: rate, amplitude: pow(10, -18 / 20))
        let loudness = try tone.loudness()
        let tolerance = rate < 44_100 ? 0.15 : 0.02
        #expect(isClose(loudness.integrated, -21.01, absolute: tolerance))
        #expect(isClose(try #require(loudness.maxShortTerm), -21.01, absolute: tolerance))
        #expect(isClose(loudness.maxMomentary, -21.01, absolute: tolerance))
    }

    @Test(arguments: [44_100, 48_000])
    func signalsOfTech3341(rate: Int) throws {
        let cases: [([(Double, Double)], Double)] = [
            ([(-23, 20)], -23), ([(-33, 20)], -33), ([(-36, 10), (-23, 60), (-36, 10)], -23),
            ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23),
            ([(-26, 20), (-20, 20.1), (-26, 20)], -23),
        ]
        for (parts, expected) in cases {
            #expect(isClose(try stereo(parts, rate: rate).integrated, expected, absolute: 0.1), "\(parts)")
        }
    }

    @Test func fiveChannels() throws {
        let channels = [-28.0, -28, -24, -30, -30].map { tones([($0, 20)]) }
        #expect(isClose(try Loudness(of: channels, sampleRate: 48_000).integrated, -23, absolute: 0.1))
        let withLowFrequencies = Array(channels[..<3]) + [tones([(0, 20)])] + Array(channels[3...])
        #expect(isClose(try Loudness(of: withLowFrequencies, sampleRate: 48_000).integrated, -23, absolute: 0.1))
    }

    @Test func rangesOfTech3342() throws {
        let cases: [([Double], Double)] = [
            ([-20, -30], 10), ([-20, -15], 5), ([-40, -20], 20), ([-50, -35, -20, -35, -50], 15),
        ]
        for (levels, expected) in cases {
            let range = try stereo(levels.map { ($0, 20) }, rate: 44_100).range
            #expect(isClose(try #require(range), expected, absolute: 1), "\(levels)")
        }
    }

    @Test func equalsPyloudnorm() throws {
        let golden = try Golden.array("voice/loudness").doubles
        let voice = try Sound.voice()
        let events = try Sound.events().map { $0 * 0.1 }
        let found = [
            try Loudness(of: [voice], sampleRate: 16_000).integrated,
            try Loudness(of: [events], sampleRate: 22_050).integrated,
            try Loudness(of: [voice, Sound.events()[..<12_800].map { $0 / 3 }], sampleRate: 24_000).integrated,
        ]
        #expect(mismatch(found, golden, absolute: 1e-4) == nil)
    }

    @Test func courseFollowsTheLevel() throws {
        let channel = tones([(-40, 5), (-20, 5)], rate: 16_000)
        let momentary = try loudness([channel], sampleRate: 16_000, window: .momentary)
        #expect(momentary.names == ["loudness"] && momentary.frameCount == 97)
        #expect(isClose(momentary.frameTimes[0], 0.2) && isClose(momentary.timing.secondsPerFrame, 0.1))
        #expect(isClose(momentary[0, 90] - momentary[0, 10], 20, absolute: 0.01))
        let shortTerm = try loudness([channel], sampleRate: 16_000, window: .shortTerm)
        #expect(shortTerm.frameCount == 71 && isClose(shortTerm.frameTimes[0], 1.5))
        #expect(zip(shortTerm.values, shortTerm.values.dropFirst()).allSatisfy { $0 <= $1 + 0.001 })
    }

    @Test func gainMovesLoudnessByItsDecibels() throws {
        let voice = Signal.vowel(pitch: 140, seconds: 4).mono
        let loud = try Loudness(of: [voice], sampleRate: 16_000)
        let quiet = try Loudness(of: [voice.map { $0 / 4 }], sampleRate: 16_000)
        #expect(isClose(loud.integrated - quiet.integrated, 20 * log10(4), absolute: 1e-9))
        #expect(isClose(try #require(loud.range), try #require(quiet.range), absolute: 1e-9))
        let both = try Loudness(of: [voice, voice], sampleRate: 16_000)
        #expect(isClose(both.integrated - loud.integrated, 10 * log10(2), absolute: 1e-9))
    }

    @Test func silenceHasNoLoudness() throws {
        let silence = try Signal.silence(seconds: 4).loudness()
        #expect(silence.integrated == -.infinity && silence.maxMomentary == -.infinity && silence.range == nil)
        let constant = try Loudness(of: [[Float](repeating: 1, count: 64_000)], sampleRate: 16_000)
        #expect(constant.integrated < -5)
    }

    @Test func refusesWhatCannotBeMeasured() throws {
        let short = Signal.sine(frequency: 500, seconds: 0.3)
        #expect(failure(try short.loudness()) == .soundTooShort(seconds: 0.3, needed: 0.4, purpose: "loudness"))
        #expect(
            failure(try short.loudness())?.description == "0.3 s of sound are fewer than the 0.4 s that loudness needs")
        let second = Signal.sine(frequency: 500, seconds: 1).mono
        #expect(
            failure(try loudness([second], sampleRate: 16_000, window: .shortTerm))
                == .soundTooShort(seconds: 1, needed: 3, purpose: "shortTerm loudness"))
        #expect(failure(try Loudness(of: [], sampleRate: 16_000)) == .emptySignal)
        #expect(failure(try Loudness(of: [[]], sampleRate: 16_000)) == .emptySignal)
        #expect(failure(try Loudness(of: [second, []], sampleRate: 16_000)) != nil)
        #expect(failure(try Loudness(of: [second], sampleRate: 100)) != nil)
        #expect(failure(try Loudness(of: [second], sampleRate: 16_000, weights: [])) != nil)
        #expect(failure(try Loudness(of: [second], sampleRate: 16_000, weights: [.nan])) != nil)
        let seven = [[Float]](repeating: second, count: 7)
        #expect(failure(try Loudness(of: seven, sampleRate: 16_000)) != nil)
        #expect(try Loudness(of: seven, sampleRate: 16_000, weights: [1, 0, 0, 0, 0, 0, 0]).integrated < 0)
        var bad = second
        bad[9] = .infinity
        #expect(failure(try Loudness(of: [bad], sampleRate: 16_000)) == .nonFiniteSample(index: 9))
    }
}
