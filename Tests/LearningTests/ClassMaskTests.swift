import Learning
import NunchiTesting
import Testing

/// Rows that could not have been of every class.
@Suite("Masks of classes")
struct ClassMaskTests {
    /// Class 0 around -2, classes 1 and 2 around 2, the third with rows of their own kind; 1 and 2 are never together.
    private static func table() throws -> (data: LabelledTable, allowed: [[Bool]]) {
        var generator = NunchiTesting.SeededGenerator(seed: 2)
        var (rows, labels, allowed): ([[Float]], [Int], [[Bool]]) = ([], [], [])
        for (label, count, mask) in [
            (0, 20, [true, true, false]), (1, 20, [true, true, false]), (0, 4, [true, false, true]),
            (2, 4, [true, false, true]),
        ] {
            for _ in 0..<count {
                rows.append([Float(generator.unit() - 0.5) + (label == 0 ? -2 : 2), Float(generator.unit() - 0.5)])
                labels.append(label)
                allowed.append(mask)
            }
        }
        return (try LabelledTable(FeatureRows(rows), labels: labels, classes: 3), allowed)
    }

    @Test("a machine of a pair that no row could be either of says nothing")
    func supportVectors() throws {
        let (data, allowed) = try Self.table()
        for kernel in [Kernel.linear, .radial(gamma: nil)] {
            let settings = SupportVectorMachine.Settings(kernel: kernel)
            let machine = try SupportVectorMachine(fitting: data, settings: settings, allowed: allowed)
            // The pairs are 0 and 1, 0 and 2, 1 and 2.
            let decisions = try machine.decisions([2, 0])
            #expect(decisions[0] < -0.5 && decisions[1] < -0.5)
            #expect(decisions[2] == 0)
            let shares = try machine.probabilities([2, 0])
            #expect(shares[0] < 0.2)
            #expect((0.25...4).contains(shares[1] / shares[2]))
            let read = try SupportVectorMachine(parameters: machine.parameters)
            #expect(mismatch(try read.probabilities([2, 0]), shares, absolute: 1e-5) == nil)
        }
    }

    @Test("masks that allow all change nothing, with any number of threads")
    func allowingAll() throws {
        let (data, allowed) = try Self.table()
        let all = allowed.map { _ in [true, true, true] }
        #expect(
            try SupportVectorMachine(fitting: data, allowed: all).parameters
                == SupportVectorMachine(fitting: data).parameters)
        #expect(
            try SupportVectorMachine(fitting: data, allowed: allowed, threads: 2).parameters
                == SupportVectorMachine(fitting: data, allowed: allowed).parameters)
        let settings = GaussianMixture.Settings(components: 1)
        let (masked, plain) = try (
            GaussianMixtureClassifier(fitting: data, settings: settings, allowed: all),
            GaussianMixtureClassifier(fitting: data, settings: settings)
        )
        #expect(mismatch(masked.priors, plain.priors, absolute: 1e-9) == nil)
        #expect(masked.mixtures == plain.mixtures)
    }

    /// Each of 1 and 2 is as frequent as 0 where it can be at all: a third each, though their rows are 24, 20 and 4.
    @Test("priors are those of rows with a choice")
    func priors() throws {
        let (data, allowed) = try Self.table()
        let settings = GaussianMixture.Settings(components: 1)
        let plain = try GaussianMixtureClassifier(fitting: data, settings: settings)
        #expect(mismatch(plain.priors, [24.0 / 48, 20.0 / 48, 4.0 / 48], absolute: 1e-9) == nil)
        let masked = try GaussianMixtureClassifier(fitting: data, settings: settings, allowed: allowed)
        #expect(mismatch(masked.priors, [1.0 / 3, 1.0 / 3, 1.0 / 3], absolute: 1e-6) == nil)
        #expect(masked.mixtures == plain.mixtures)
    }

    @Test("masks that do not fit are told of")
    func refused() throws {
        let (data, allowed) = try Self.table()
        func errors(_ allowed: [[Bool]]) -> [LearningError?] {
            [
                #expect(throws: LearningError.self) { try SupportVectorMachine(fitting: data, allowed: allowed) },
                #expect(throws: LearningError.self) {
                    try GaussianMixtureClassifier(fitting: data, settings: .init(components: 1), allowed: allowed)
                },
            ]
        }
        #expect(
            errors(Array(allowed.dropLast())).allSatisfy { $0 == .wrongCount(of: "masks", expected: 48, found: 47) })
        var short = allowed
        short[3] = [true]
        #expect(errors(short).allSatisfy { $0 == .wrongCount(of: "classes in mask 3", expected: 3, found: 1) })
        var wrong = allowed
        wrong[21] = [true, false, true]
        #expect(errors(wrong).allSatisfy { $0 == .labelMaskedOut(row: 21, label: 1) })
    }
}
