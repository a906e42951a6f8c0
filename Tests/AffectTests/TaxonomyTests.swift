import Affect
import Testing

@Suite("Taxonomies")
struct TaxonomyTests {
    @Test("the four-class order is sadness, neutral, joy, anger")
    func seedOrder() {
        #expect(Taxonomy.seed.index(of: .sadness) == 0)
        #expect(Taxonomy.seed.index(of: .neutral) == 1)
        #expect(Taxonomy.seed.index(of: .joy) == 2)
        #expect(Taxonomy.seed.index(of: .anger) == 3)
        #expect(Taxonomy.seed.index(of: .fear) == nil)
    }

    @Test("sizes are those of the data sets")
    func sizes() {
        #expect(Taxonomy.aiHub.count == 8)
        #expect(Taxonomy.ravdess.count == 8)
        #expect(Taxonomy.emoDB.count == 7)
        #expect(Taxonomy.ekman.count == 6)
        #expect(Taxonomy.voice.count == 9)
        #expect(!Taxonomy.voice.contains(.contempt))
        #expect(!Taxonomy.ekman.contains(.neutral))
    }

    @Test("a set of emotions finds its known taxonomy, in that taxonomy's order")
    func covering() {
        #expect(Taxonomy(covering: [.anger, .joy, .neutral, .sadness, .joy]) == .seed)
        #expect(Taxonomy(covering: Set(Taxonomy.emoDB.emotions)) == .emoDB)
        let custom = Taxonomy(covering: [.fear, .neutral])
        #expect(custom.name == "custom")
        #expect(custom.emotions == [.neutral, .fear])
    }

    @Test("an emotion is kept once")
    func repetition() {
        #expect(Taxonomy(emotions: [.joy, .joy, .anger]).emotions == [.joy, .anger])
    }

    @Test("known taxonomies are found by name", arguments: Taxonomy.known)
    func named(taxonomy: Taxonomy) {
        #expect(Taxonomy(named: taxonomy.name) == taxonomy)
        #expect(Taxonomy(named: taxonomy.name + "?") == nil)
    }
}
