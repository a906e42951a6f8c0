import Neural
import Testing

struct RandomTests {
    /// The known answers that the authors of Philox publish with Random123 (kat_vectors, philox4x32, 10 rounds).
    @Test func philoxGivesItsKnownAnswers() {
        #expect(
            PhiloxGenerator.block(counter: (0, 0, 0, 0), key: (0, 0))
                == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
        let ones = UInt32.max
        #expect(
            PhiloxGenerator.block(counter: (ones, ones, ones, ones), key: (ones, ones))
                == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
        #expect(
            PhiloxGenerator.block(
                counter: (0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: (0xa409_3822, 0x299f_31d0))
                == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
    }

    @Test func seedsAndStreamsDiffer() {
        func first(_ seed: UInt64, _ stream: UInt64) -> [UInt64] {
            var random = PhiloxGenerator(seed: seed, stream: stream)
            return (0..<8).map { _ in random.next() }
        }
        let all = [first(0, 0), first(1, 0), first(0, 1), first(1 << 32, 0), first(0, 1 << 32)]
        #expect(Set(all).count == all.count)
        #expect(Set(all.flatMap { $0 }).count == 40)
        #expect(first(7, 9) == first(7, 9))
    }

    @Test func permutationsHoldEachNumberOnceAndAreEven() {
        var random = PhiloxGenerator(seed: 1)
        #expect(random.nextPermutation(of: 0).isEmpty && random.nextPermutation(of: 1) == [0])
        #expect(random.nextPermutation(of: 100).sorted() == Array(0..<100))
        var counts: [[Int]: Int] = [:]
        for _ in 0..<6000 { counts[random.nextPermutation(of: 3), default: 0] += 1 }
        // Six orders, 1000 expected of each, deviation 29.
        #expect(counts.count == 6 && counts.values.allSatisfy { abs($0 - 1000) < 150 })
    }

    @Test func numbersFollowTheirDistributions() {
        var random = PhiloxGenerator(seed: 2)
        let uniform = (0..<20000).map { _ in random.nextUniform() }
        #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(abs(uniform.reduce(0, +) / 20000 - 0.5) < 0.01)
        let normal = (0..<20000).map { _ in random.nextNormal() }
        let mean = normal.reduce(0, +) / 20000
        let variance = normal.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20000
        #expect(abs(mean) < 0.03 && abs(variance - 1) < 0.05)
        let indices = (0..<7000).map { _ in random.nextIndex(below: 7) }
        #expect((0..<7).allSatisfy { index in abs(indices.count { $0 == index } - 1000) < 150 })
    }

    @Test func initializersKeepTheirBounds() throws {
        func layer(_ initializer: Initializer) throws -> Dense {
            var random = PhiloxGenerator(seed: 3)
            return try Dense(from: 150, to: 50, initializer: initializer, using: &random)
        }
        func check(_ tensor: Tensor, bound: Float) {
            let largest = tensor.elements.map(abs).max() ?? 0
            #expect(largest <= bound && largest > 0.9 * bound)
        }
        let glorot = Float((6.0 / 200).squareRoot())
        let torch = try layer(.pyTorch)
        check(torch.weight.value, bound: Float(1 / 150.0.squareRoot()))
        check(try #require(torch.bias).value, bound: Float(1 / 150.0.squareRoot()))
        let keras = try layer(.keras)
        check(keras.weight.value, bound: glorot)
        #expect(try #require(keras.bias).value.elements.allSatisfy { $0 == 0 })
        let learn = try layer(.scikitLearn)
        check(learn.weight.value, bound: glorot)
        check(try #require(learn.bias).value, bound: glorot)
        let he = try layer(.he).weight.value.elements
        let variance = he.reduce(0) { $0 + Double($1) * Double($1) } / Double(he.count)
        #expect(abs(variance / (2.0 / 150) - 1) < 0.06)
        #expect(try layer(.pyTorch).weight.value.isIdentical(to: torch.weight.value))
    }
}
