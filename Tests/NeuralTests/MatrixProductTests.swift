import Neural
import Testing

/// The matrix product on every instruction set against the definition in double.
struct MatrixProductTests {
    static let sizes: [[Int]] = {
        let odd = [1, 2, 3, 5, 7, 13, 14, 15, 16, 17, 31, 32, 33, 64, 65]
        var random = PhiloxGenerator(seed: 11)
        let small = (0..<60).map { _ in (0..<3).map { _ in odd[random.nextIndex(below: odd.count)] } }
        return small + [[200, 128, 128], [29, 7, 385], [230, 33, 1000], [3, 200, 770], [1, 9, 0]]
    }()

    @Test(arguments: InstructionSet.available, sizes)
    func linearEqualsItsDefinition(set: InstructionSet, size: [Int]) throws {
        let (rows, outputs, inputs) = (size[0], size[1], size[2])
        let x = try Samples.tensor([rows, inputs], seed: 1)
        let w = try Samples.tensor([outputs, inputs], seed: 2)
        let b = try Samples.tensor([outputs], seed: 3)
        let tape = Tape(device: Device(threads: 1, instructionSet: set), mode: .training)
        let (xv, wv, bv) = (tape.leaf(x), tape.leaf(w), tape.leaf(b))
        let y = try xv.linear(weight: wv, bias: bv)
        let upstream = try Samples.tensor([rows, outputs], seed: 4)
        let loss = try y.multiplied(by: tape.constant(upstream)).sum()
        let gradients = try tape.gradients(of: loss)

        let (xs, ws, bs, us) = (x.elements, w.elements, b.elements, upstream.elements)
        let expectedY = table(rows, outputs) { i, j in
            (0..<inputs).reduce(Double(bs[j])) { $0 + Double(xs[i * inputs + $1]) * Double(ws[j * inputs + $1]) }
        }
        let expectedX = table(rows, inputs) { i, k in
            (0..<outputs).reduce(0) { $0 + Double(us[i * outputs + $1]) * Double(ws[$1 * inputs + k]) }
        }
        let expectedW = table(outputs, inputs) { j, k in
            (0..<rows).reduce(0) { $0 + Double(us[$1 * outputs + j]) * Double(xs[$1 * inputs + k]) }
        }
        let expectedB = table(1, outputs) { _, j in (0..<rows).reduce(0) { $0 + Double(us[$1 * outputs + j]) } }
        expectClose(y.value.elements, expectedY, terms: inputs)
        expectClose(try #require(gradients[xv]).elements, expectedX, terms: outputs)
        expectClose(try #require(gradients[wv]).elements, expectedW, terms: rows)
        expectClose(try #require(gradients[bv]).elements, expectedB, terms: rows)
    }

    @Test(arguments: InstructionSet.available)
    func threadsDoNotChangeABit(set: InstructionSet) throws {
        for size in [[700, 96, 130], [30, 4000, 70], [2, 3000, 900], [513, 65, 1025]] {
            let results = try [1, 2, 3].map { threads in
                let tape = Tape(device: Device(threads: threads, instructionSet: set), mode: .training)
                let x = tape.leaf(try Samples.tensor([size[0], size[2]], seed: 1))
                let w = tape.leaf(try Samples.tensor([size[1], size[2]], seed: 2))
                let y = try x.linear(weight: w)
                let gradients = try tape.gradients(of: try y.multiplied(by: y).sum())
                return [y.value, try #require(gradients[x]), try #require(gradients[w])]
            }
            for other in results.dropFirst() {
                for (a, b) in zip(results[0], other) { #expect(a.isIdentical(to: b)) }
            }
        }
    }

    @Test func aRowGivesTheSameBitsInEverySmallBatch() throws {
        let x = try Samples.tensor([40, 90], seed: 1)
        let network = try Samples.network([90, 33, 5])
        let pair = try network.predict(x.gathered([3, 17]))
        let alone = try network.predict(x.gathered([17]))
        #expect(pair.row(1).map(\.bitPattern) == alone.row(0).map(\.bitPattern))
        let all = try network.predict(x)
        for rows in [5, 14, 39] {
            let some = try network.predict(x.gathered(0..<rows))
            #expect(some.row(rows - 1).map(\.bitPattern) == all.row(rows - 1).map(\.bitPattern))
        }
    }

    @Test func productsWithInfinityAndNaNKeepThem() throws {
        let tape = Tape(device: Device(), mode: .inference)
        let x = tape.constant(try Tensor([.infinity, 1, .nan, 1, 2, 3], shape: [3, 2]))
        let y = try x.linear(weight: tape.constant(try Tensor([1, 1], shape: [1, 2])), rectified: true).value.elements
        #expect(y[0] == .infinity && y[1].isNaN && y[2] == 5)
    }

    private func table(_ rows: Int, _ columns: Int, _ value: (Int, Int) -> Double) -> [Double] {
        (0..<rows).flatMap { i in (0..<columns).map { value(i, $0) } }
    }

    /// Sums of n products of standard normal numbers, in any order, are off by less than about √n · 2⁻²⁴ · a few.
    private func expectClose(_ found: [Float], _ expected: [Double], terms: Int) {
        let tolerance = 4e-7 * Double(terms + 1).squareRoot() * 16
        #expect(found.count == expected.count)
        let worst = zip(found, expected).map { abs(Double($0) - $1) }.max() ?? 0
        #expect(worst <= tolerance)
    }
}
