import Affect
import Corpora
import Foundation
import NunchiTesting
import Testing

@Suite("Published data sets as they lie on disk", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct PublishedCorporaTests {
    private func corpus(_ name: String, layout: CorpusLayout? = nil) throws -> Corpus {
        try Corpus(contentsOf: try #require(SharedData.url(of: name)), layout: layout)
    }

    @Test("EMO-DB: 535 clips, 10 speakers, 7 emotions; names and manifest agree")
    func emodb() throws {
        let manifest = try corpus("emodb")
        let names = try corpus("emodb", layout: .emodb)
        #expect(manifest.recordings.count == 535)
        #expect(manifest.speakers.count == 10)
        #expect(manifest.taxonomy == .emoDB)
        let byFile = Dictionary(uniqueKeysWithValues: names.recordings.map { ($0.file.lastPathComponent, $0) })
        for recording in manifest.recordings {
            let other = try #require(byFile[recording.file.lastPathComponent])
            #expect(other.emotion == recording.emotion)
            #expect(other.speaker == recording.speaker)
            #expect(other.sentence == recording.sentence)
        }
    }

    @Test("RAVDESS: 20 actors, 8 emotions, one pair of identical files counted once")
    func ravdess() throws {
        let corpus = try corpus("ravdess")
        #expect(corpus.recordings.count == 1199)
        #expect(corpus.duplicates == 1)
        #expect(corpus.speakers.count == 20)
        #expect(corpus.taxonomy == .ravdess)
    }

    @Test("Korean: 240 clips of 12 speakers in the four classes, with what was said")
    func korean() throws {
        let corpus = try corpus("korean")
        #expect(corpus.recordings.count == 240)
        #expect(corpus.speakers.count == 12)
        #expect(corpus.taxonomy == .seed)
        #expect(corpus.recordings.allSatisfy { $0.transcript != nil })
    }

    @Test("spoken digits are labelled, but with no emotion")
    func digits() throws {
        let corpus = try corpus("digits")
        #expect(corpus.recordings.count == 1250)
        #expect(corpus.recordings.allSatisfy { $0.emotion == nil })
    }
}
