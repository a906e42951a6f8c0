import Corpora
import Testing

@Suite("Licences of data sets")
struct LicenceTests {
    @Test(
        "free, barred from commercial use, or not stated",
        arguments: [
            ("emodb", CorpusLicence.Terms.free), ("RAVDESS", .nonCommercial), ("korean", .nonCommercial),
            ("mine", .notStated), ("amharic", .notStated),
        ])
    func terms(corpus: String, terms: CorpusLicence.Terms) {
        let licence = CorpusLicence(corpus: corpus)
        #expect(licence.terms == terms)
        #expect(licence.isNonCommercial == (terms == .nonCommercial))
        #expect((licence.name == CorpusLicence.notStatedName) == (terms == .notStated))
    }

    @Test("RAVDESS is known by its files' names in whatever folder")
    func layout() {
        #expect(CorpusLicence(corpus: "actors", layout: .ravdess) == CorpusLicence(corpus: "ravdess"))
        #expect(CorpusLicence(corpus: "actors", layout: .folders).terms == .notStated)
    }
}
