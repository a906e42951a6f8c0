import Learning
import Testing

@Suite("Seeded chance")
struct SeededGeneratorTests {
    @Test("SplitMix64's published first values for seed 1234567")
    func knownValues() {
        var generator = SeededGenerator(seed: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
        #expect(generator.next() == 9_817_491_932_198_370_423)
    }

    @Test("a permutation holds each number once")
    func permutation() {
        var generator = SeededGenerator(seed: 1)
        let order = generator.permutation(of: 1000)
        #expect(order.sorted() == Array(0..<1000))
        #expect(order != Array(0..<1000))
        #expect(generator.permutation(of: 0).isEmpty)
    }
}
