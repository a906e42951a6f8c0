import Affect
import AudioSignal
import Corpora
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

struct FeatureTableTests {
    @Test func aFolderOfVoicesBecomesATable() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try Voices.writeCorpus(to: folder)
            let table = try await FeatureTable(of: [corpus], features: SeedMel(), jobs: 2)
            #expect(table.corpus == "made")
            #expect(table.rows.map(\.recording) == corpus.recordings)
            #expect(table.rows.allSatisfy { $0.variants.count == 1 && $0.variants[0].shape == [128] })
            #expect(Set(table.classes.labels) == ["anger", "sadness"])
            #expect(table.labelsByCorpus == ["made": ["anger", "sadness"]])
            #expect(table.failures.isEmpty)
        }
    }

    @Test func jobsDoNotCountAndProgressDoes() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try Voices.writeCorpus(to: folder)
            var seen: [Int] = []
            let one = try await FeatureTable(of: [corpus], features: SeedMFCC(), jobs: 1) { done, of in
                seen.append(done)
                #expect(of == 12)
            }
            let three = try await FeatureTable(of: [corpus], features: SeedMFCC(), jobs: 3)
            #expect(one.rows.map(\.variants) == three.rows.map(\.variants))
            #expect(seen == Array(1...12))
        }
    }

    @Test func speedsMoveThePitch() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try Voices.writeCorpus(to: folder, speakers: 1, takes: 1)
            let table = try await FeatureTable(
                of: [corpus], features: AcousticFunctionals(), hearings: [.plain, .speed(1.1)], jobs: 1)
            let pitch = try #require(AcousticFunctionals().names.firstIndex(of: "prosody.f0.p50"))
            for row in table.rows {
                // Played a tenth faster, everything lies 12 log2(1.1) semitones higher.
                #expect(isClose(row.variants[1].values[pitch] - row.variants[0].values[pitch], 1.65, absolute: 0.05))
            }
        }
    }

    @Test func unwantedEmotionsStayOut() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try Voices.writeCorpus(to: folder)
            let table = try await FeatureTable(of: [corpus], features: SeedMel(), emotions: [.anger], jobs: 1)
            #expect(table.rows.count == 6)
            #expect(Set(table.rows.map(\.emotion)) == [.anger])
        }
    }

    @Test func filesThatCannotBeUsedAreListed() async throws {
        try await withTemporaryDirectory { folder in
            _ = try Voices.writeCorpus(to: folder)
            let place = folder.appending(path: "anger/s0")
            try Data("no sound".utf8).write(to: place.appending(path: "text.wav"))
            _ = try Signal.silence(seconds: 1).write(to: place.appending(path: "silent.wav"))
            _ = try Signal.vowel(pitch: 200, seconds: 0.1).write(to: place.appending(path: "short.wav"))
            let table = try await FeatureTable(
                of: [Corpus(contentsOf: folder, name: "made")], features: SeedMel(), jobs: 2)
            #expect(table.rows.count == 12)
            #expect(table.failures.map(\.recording.file.lastPathComponent) == ["short.wav", "silent.wav", "text.wav"])
            #expect((table.failures[0].error as? VoiceEmotionError)?.code == "voice.too_short")
            #expect((table.failures[1].error as? VoiceEmotionError)?.code == "voice.silent")
        }
    }

    @Test func nothingUsableIsAnError() async throws {
        try await withTemporaryDirectory { folder in
            let place = folder.appending(path: "joy")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try Data("no sound".utf8).write(to: place.appending(path: "text.wav"))
            let corpus = try Corpus(contentsOf: folder, name: "made")
            let error = await #expect(throws: VoiceEmotionError.self) {
                try await FeatureTable(of: [corpus], features: SeedMel(), jobs: 1)
            }
            guard case .noUsableRecordings("made", let problem?) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problem.contains("text.wav"))
        }
    }
}
