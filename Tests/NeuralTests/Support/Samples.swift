import Neural

/// Tensors, labels and networks for tests, each a function of its seed.
enum Samples {
    static func tensor(_ shape: [Int], seed: UInt64 = 1, scale: Double = 1) throws -> Tensor {
        var random = PhiloxGenerator(seed: seed, stream: 77)
        return try Tensor((0..<shape.reduce(1, *)).map { _ in Float(scale * random.nextNormal()) }, shape: shape)
    }

    static func labels(_ count: Int, classes: Int, seed: UInt64 = 2) -> [Int] {
        var random = PhiloxGenerator(seed: seed, stream: 78)
        return (0..<count).map { _ in random.nextIndex(below: classes) }
    }

    /// Clouds of points around one centre for each class: easy to learn.
    static func clouds(_ count: Int, classes: Int, features: Int = 6, seed: UInt64 = 3) throws -> ClassificationData {
        let targets = (0..<count).map { $0 % classes }
        let centres = try tensor([classes, features], seed: seed, scale: 3)
        let noise = try tensor([count, features], seed: seed + 1)
        let rows = targets.enumerated().map { index, target in
            zip(centres.row(target), noise.row(index)).map { $0 + $1 }
        }
        return ClassificationData(inputs: try Tensor(rows: rows), targets: targets)
    }

    static func network(_ sizes: [Int], dropout: Double = 0, seed: UInt64 = 5) throws -> Sequential {
        try .multilayerPerceptron(sizes: sizes, dropout: dropout, seed: seed)
    }
}

/// Whether two networks have the same tensors, bit for bit.
func areIdentical(_ a: some Module, _ b: some Module) -> Bool {
    let (a, b) = (a.tensors, b.tensors)
    return a.keys == b.keys && a.allSatisfy { $0.value.isIdentical(to: b[$0.key]!) }
}
