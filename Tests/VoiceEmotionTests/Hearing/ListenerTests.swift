import AudioSignal
import Corpora
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// Recordings as they are heard in training and in tests.
struct ListenerTests {
    private static let voice = Signal.vowel(pitch: 150, seconds: 0.5)

    private static func power(_ samples: [Float]) -> Double {
        samples.reduce(0.0) { $0 + Double($1) * Double($1) }
    }

    private static func added(_ heard: Waveform, to waveform: Waveform = voice) -> [Float] {
        zip(heard.mono, waveform.mono).map { $0 - $1 }
    }

    private static let alone = Listener(recordings: [])

    @Test func eachWayIsTheWaveforms() throws {
        let listener = Self.alone
        func heard(_ hearing: Hearing) throws -> [Float] { try listener.heard(Self.voice, as: hearing).mono }
        #expect(try heard(.plain) == Self.voice.mono)
        #expect(try heard(.telephone) == Self.voice.throughTelephone().mono)
        #expect(try heard(.rate(8000)) == Self.voice.narrowed(to: 8000).mono)
        // A rate that the sound does not have takes nothing from it.
        #expect(try heard(.rate(16_000)) == Self.voice.mono)
        #expect(try heard(.rate(44_100)) == Self.voice.mono)
        let both = try heard(.chain([.room(0.3), .telephone]))
        #expect(try both == listener.heard(listener.heard(Self.voice, as: .room(0.3)), as: .telephone).mono)
        #expect(try both != heard(.chain([.telephone, .room(0.3)])))
        #expect(try heard(.chain([])) == Self.voice.mono)
    }

    @Test(arguments: [0.8, 1.25])
    func aTapeMovesLengthAndPitch(_ speed: Double) throws {
        let tone = Signal.sine(frequency: 400, seconds: 1)
        let heard = try Self.alone.heard(tone, as: .speed(speed))
        #expect(heard.sampleRate == 16_000)
        #expect(isClose(heard.duration, 1 / speed, relative: 0.01))
        let crossings = zip(heard.mono, heard.mono.dropFirst()).count { $0 < 0 && $1 >= 0 }
        #expect(isClose(Double(crossings) / heard.duration, 400 * speed, relative: 0.01))
    }

    @Test func whatChanceDecidesDependsOnTheSoundAlone() throws {
        let other = Signal.vowel(pitch: 151, seconds: 0.5)
        for hearing in [Hearing.room(0.4), .noise(10)] {
            let heard = try Self.alone.heard(Self.voice, as: hearing)
            #expect(try Listener(recordings: [], seed: 9).heard(Self.voice, as: hearing).mono == heard.mono)
            #expect(heard.mono != Self.voice.mono)
        }
        let noise = try Self.added(Self.alone.heard(Self.voice, as: .noise(10)))
        let others = try Self.added(Self.alone.heard(other, as: .noise(10)), to: other)
        #expect(largestDifference(noise, others) > 0.01)
    }

    /// Noise at its ratio, and 12 dB less of it two octaves higher.
    @Test func noiseFallsAsSpeechDoes() throws {
        let sound = Signal.vowel(pitch: 150, seconds: 4)
        let noise = try Self.added(Self.alone.heard(sound, as: .noise(10)), to: sound)
        #expect(isClose(10 * log10(Self.power(sound.mono) / Self.power(noise)), 10, absolute: 0.01))
        func level(around frequency: Double) -> Double {
            let powers = (-20...20).map { offset in
                let step = 2 * Double.pi * (frequency + 2 * Double(offset)) / 16_000
                var (cosines, sines) = (0.0, 0.0)
                for (index, value) in noise.enumerated() {
                    cosines += Double(value) * cos(step * Double(index))
                    sines += Double(value) * sin(step * Double(index))
                }
                return cosines * cosines + sines * sines
            }
            return 10 * log10(powers.reduce(0, +))
        }
        #expect(isClose(level(around: 500) - level(around: 2000), 12, absolute: 2))
    }

    @Test func babbleIsOfOtherVoices() throws {
        try withTemporaryDirectory { folder in
            let corpus = try Voices.writeCorpus(to: folder)
            let listener = Listener(recordings: corpus.recordings)
            for ratio in [0.0, 10] {
                let heard = try listener.heard(Self.voice, as: .babble(ratio))
                let babble = Self.added(heard)
                #expect(heard.count == Self.voice.count)
                #expect(isClose(10 * log10(Self.power(Self.voice.mono) / Self.power(babble)), ratio, absolute: 0.01))
            }
            let heard = try listener.heard(Self.voice, as: .babble(5)).mono
            #expect(try listener.heard(Self.voice, as: .babble(5)).mono == heard)
            // Without voices there is no babble.
            #expect(try Self.alone.heard(Self.voice, as: .babble(5)).mono == Self.voice.mono)
            // A voice that cannot be decoded is passed over.
            for file in corpus.recordings.map(\.file) { try Data("no sound".utf8).write(to: file) }
            #expect(try listener.heard(Self.voice, as: .babble(5)).mono == Self.voice.mono)
        }
    }

    @Test func someHearingsAreDrawn() {
        let hearings: [Hearing] = [.babble(10), .telephone, .room(0.5), .rate(8000), .noise(10)]
        #expect(Self.alone.choice(of: 5, from: hearings, for: Self.voice) == hearings)
        #expect(Self.alone.choice(of: 9, from: hearings, for: Self.voice) == hearings)
        #expect(Self.alone.choice(of: 0, from: hearings, for: Self.voice).isEmpty)
        var seen: [Hearing: Int] = [:]
        for pitch in 100..<200 {
            let sound = Signal.vowel(pitch: Double(pitch), seconds: 0.1)
            let two = Self.alone.choice(of: 2, from: hearings, for: sound)
            #expect(Set(two).count == 2)
            #expect(Self.alone.choice(of: 2, from: hearings, for: sound) == two)
            for hearing in two { seen[hearing, default: 0] += 1 }
        }
        // 200 draws of five: 40 each on average.
        #expect(hearings.allSatisfy { (20...60).contains(seen[$0] ?? 0) }, "\(seen)")
    }

    /// Each clip is learned from as it is and in the ways drawn for it, and judged in the way asked for.
    @Test func tablesHoldWhatIsHeard() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try Voices.writeCorpus(to: folder)
            let drawn: [Hearing] = [.telephone, .room(0.5), .noise(10)]
            func table(of each: Int, judgedAs: [Hearing] = [.plain], jobs: Int = 1) async throws -> FeatureTable {
                try await FeatureTable(
                    of: [corpus], features: SeedMel(), hearings: [.plain, .speed(1.1)], drawn: drawn,
                    drawnOfEach: each, judgedAs: judgedAs, jobs: jobs)
            }
            let one = try await table(of: 1)
            #expect(one.rows.allSatisfy { $0.variants.count == 3 && Set($0.variants).count == 3 })
            #expect(one.rows.allSatisfy { $0.judged == $0.variants[0] })
            #expect(try await table(of: 1, jobs: 3).rows.map(\.variants) == one.rows.map(\.variants))
            let all = try await table(of: 3, judgedAs: [.telephone])
            for (few, many) in zip(one.rows, all.rows) {
                #expect(many.variants.count == 5)
                #expect(few.variants.allSatisfy(many.variants.contains))
                #expect(many.judged == many.variants[2])
            }
            // What is drawn differs from clip to clip.
            let places = zip(one.rows, all.rows).compactMap { few, many in many.variants.firstIndex(of: few.variants[2])
            }
            #expect(Set(places).count > 1)
            // Judged in one of several ways, the same each time.
            let ways: [Hearing] = [.plain, .telephone]
            let mixed = try await table(of: 3, judgedAs: ways)
            let plain = zip(mixed.rows, all.rows).map { $0.judged == $1.variants[0] }
            #expect(Set(plain).count == 2)
            #expect(zip(mixed.rows, all.rows).allSatisfy { $0.judged == $1.variants[0] || $0.judged == $1.variants[2] })
            #expect(try await table(of: 1, judgedAs: ways, jobs: 3).rows.map(\.judged) == mixed.rows.map(\.judged))
            let bare = try await FeatureTable(
                of: [corpus], features: SeedMel(), judgedAs: [.telephone], jobs: 1)
            #expect(bare.rows.map(\.judged) == all.rows.map(\.judged))
            #expect(bare.rows.map(\.variants) == one.rows.map { [$0.variants[0]] })
        }
    }
}
