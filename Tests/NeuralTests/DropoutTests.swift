import Neural
import Testing

struct DropoutTests {
    private func dropped(
        rate: Double, count: Int, seed: UInt64 = 1, step: Int = 0, threads: Int = 1, set: InstructionSet = .best
    ) throws -> [Float] {
        let device = Device(threads: threads, instructionSet: set)
        let tape = Tape(device: device, mode: .training, seed: seed, step: step)
        return tape.constant(try Tensor(repeating: 1, shape: [count])).dropout(rate: rate).value.elements
    }

    @Test(arguments: [0.1, 0.5, 0.9]) func dropsItsShareAndKeepsTheMean(rate: Double) throws {
        let y = try dropped(rate: rate, count: 100_001)
        let kept = Float(1 / (1 - rate))
        #expect(y.allSatisfy { $0 == 0 || $0 == kept })
        let share = Double(y.count { $0 == 0 }) / 100_001
        #expect(abs(share - rate) < 0.01)
    }

    @Test func threadsAndInstructionSetsDropTheSameElements() throws {
        let expected = try dropped(rate: 0.3, count: 300_007)
        for threads in [2, 3] { #expect(try dropped(rate: 0.3, count: 300_007, threads: threads) == expected) }
        for set in InstructionSet.available { #expect(try dropped(rate: 0.3, count: 300_007, set: set) == expected) }
    }

    /// An element is kept by word and counter of Philox as the kernel documents: element 64 · i + 16 · w + l has word w
    /// of block 16 · i + l.
    @Test func followsTheGenerator() throws {
        let y = try dropped(rate: 0.5, count: 200, seed: 9, step: 3)
        for (index, value) in y.enumerated() {
            let block = UInt32(index / 64 * 16 + index % 16)
            let four = PhiloxGenerator.block(counter: (block, 0, 3 << 16 | 1, 0), key: (9, 0))
            let word = [four.0, four.1, four.2, four.3][index % 64 / 16]
            #expect((value != 0) == (word < 1 << 31))
        }
    }

    @Test func seedStepAndPlaceInTheNetworkMatter() throws {
        let base = try dropped(rate: 0.5, count: 500)
        #expect(try dropped(rate: 0.5, count: 500) == base)
        #expect(try dropped(rate: 0.5, count: 500, seed: 2) != base)
        #expect(try dropped(rate: 0.5, count: 500, step: 1) != base)
        let tape = Tape(device: Device(), mode: .training, seed: 1)
        let ones = tape.constant(try Tensor(repeating: 1, shape: [500]))
        #expect(ones.dropout(rate: 0.5).value.elements == base)
        #expect(ones.dropout(rate: 0.5).value.elements != base)
    }

    @Test func inferencePassesThrough() throws {
        let tape = Tape(device: Device(), mode: .inference)
        let x = try Samples.tensor([77])
        #expect(try Dropout(0.9)(tape.constant(x)).value.isIdentical(to: x))
    }

    @Test(arguments: [-0.1, 1, 2, .nan]) func impossibleRatesAreErrors(rate: Double) {
        let error = #expect(throws: NeuralError.self) { try Dropout(rate) }
        #expect(error?.kind == .configuration)
    }
}
