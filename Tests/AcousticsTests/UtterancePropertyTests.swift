import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// What must hold of the values whatever the sound.
struct UtterancePropertyTests {
    /// Speech-like: vowels of several pitches with pauses between, and the noise of a room.
    private static func speech() throws -> [Float] {
        var parts: [Waveform] = [Signal.silence(seconds: 0.1)]
        for pitch in [190.0, 220, 170] {
            parts += [Signal.vowel(pitch: pitch, seconds: 0.3), Signal.silence(seconds: 0.08)]
        }
        let clean = try Waveform.concatenated(parts).channels[0]
        let noise = Signal.noise(seconds: 2, amplitude: 1e-3).channels[0]
        return zip(clean, noise).map { $0 + $1 }
    }

    private static func value(_ name: String, of samples: [Float]) throws -> Float {
        let index = try #require(UtteranceFeatures.names.firstIndex(of: name))
        return try UtteranceFeatures.values(of: samples)[index]
    }

    /// The names whose values differ by more than the share of them and of one.
    private static func changed(_ first: [Float], _ second: [Float], by share: Float) -> [String] {
        zip(UtteranceFeatures.names, zip(first, second)).compactMap { name, pair in
            isClose(pair.0, pair.1, absolute: share, relative: share) ? nil : "\(name): \(pair.0) and \(pair.1)"
        }
    }

    @Test func namesAreUniqueAndAsManyAsValues() throws {
        #expect(UtteranceFeatures.names.count == 1990)
        #expect(Set(UtteranceFeatures.names).count == 1990)
        #expect(try UtteranceFeatures.values(of: Self.speech()).count == 1990)
    }

    @Test(arguments: [0.03, 0.5, 2, 0.25])
    func loudnessDoesNotCount(_ gain: Float) throws {
        let speech = try Self.speech()
        let changed = Self.changed(
            try UtteranceFeatures.values(of: speech), try UtteranceFeatures.values(of: speech.map { $0 * gain }),
            by: 2e-3)
        #expect(changed.isEmpty, "\(changed.prefix(10))")
    }

    @Test func silenceAroundDoesNotCount() throws {
        // Whole frames of silence, so that the frames of the speech stay where they are.
        let speech = try Self.speech().map { abs($0) < 2e-3 ? 0 : $0 }
        let silence = [Float](repeating: 0, count: 160 * 40)
        let changed = Self.changed(
            try UtteranceFeatures.values(of: silence + speech + silence), try UtteranceFeatures.values(of: speech),
            by: 0.05)
        #expect(changed.isEmpty, "\(changed.count): \(changed.prefix(10))")
    }

    @Test func oddSoundsGiveFiniteValues() throws {
        let sounds: [(name: String, samples: [Float])] = [
            ("one sample", [0.5]), ("one zero", [0]), ("two samples", [-1, 1]),
            ("zeros", Signal.silence(seconds: 1).channels[0]),
            ("constant", [Float](repeating: 0.25, count: 16_000)),
            ("full-scale square", Signal.square(frequency: 200, seconds: 1, amplitude: 1).channels[0]),
            ("noise", Signal.noise(seconds: 1, amplitude: 1).channels[0]),
            ("impulse", Signal.impulse(at: 8000, seconds: 1).channels[0]),
            ("faint", Signal.sine(frequency: 200, seconds: 0.5, amplitude: 1e-20).channels[0]),
            ("huge", Signal.sine(frequency: 200, seconds: 0.5, amplitude: 1e12).channels[0]),
            ("half a minute", Signal.noise(seconds: 30, amplitude: 0.1).channels[0]),
        ]
        for (name, samples) in sounds {
            let values = try UtteranceFeatures.values(of: samples)
            #expect(values.count == 1990, "\(name)")
            let odd = zip(UtteranceFeatures.names, values).filter { !$0.1.isFinite }.map(\.0)
            #expect(odd.isEmpty, "\(name): \(odd.prefix(5))")
        }
    }

    @Test(arguments: [90.0, 150, 220, 330])
    func pitchOfAVowelIsFound(_ pitch: Double) throws {
        let samples = Signal.vowel(pitch: pitch, seconds: 0.6).channels[0]
        let semitones = try Double(Self.value("prosody.f0.p50", of: samples))
        #expect(abs(semitones - 12 * log2(pitch / 27.5)) < 0.05)
        #expect(try Self.value("misc.voiced_fraction", of: samples) > 0.9)
    }

    @Test func noiseHasNoVoice() throws {
        let noise = Signal.noise(seconds: 1).channels[0]
        #expect(try Self.value("misc.voiced_fraction", of: noise) < 0.1)
    }

    @Test func threeSyllablesAreThreeVoicedRuns() throws {
        let speech = try Self.speech()
        let perSecond = try Self.value("misc.voiced_runs_per_s", of: speech)
        let frames = exp(Double(try Self.value("misc.log_frames", of: speech)))
        #expect((Double(perSecond) * frames / 100).rounded() == 3)
    }

    @Test func soundThatIsNoneIsRefused() {
        #expect(throws: AcousticsError.emptySignal) { try UtteranceFeatures.values(of: []) }
        #expect(throws: AcousticsError.nonFiniteSample(index: 2)) { try UtteranceFeatures.values(of: [0, 1, .nan, 1]) }
        #expect(throws: AcousticsError.nonFiniteSample(index: 0)) { try UtteranceFeatures.values(of: [-.infinity]) }
    }

    @Test func theSameSoundGivesTheSameBits() throws {
        let speech = try Self.speech()
        #expect(try UtteranceFeatures.values(of: speech) == UtteranceFeatures.values(of: speech))
    }
}
