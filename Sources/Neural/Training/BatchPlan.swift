/// Which rows make up the batches of an epoch: a function of seed and epoch, so that nothing need be remembered.
struct BatchPlan {
    let sampleCount: Int
    let batchSize: Int
    let shuffles: Bool
    let seed: UInt64
    /// Lengths of the rows if they are sequences.
    let lengths: [Int]?
    /// Batches among whose rows those of like length are brought together.
    let pool: Int

    /// The rows of each batch.
    func batches(epoch: Int) -> [ArraySlice<Int>] {
        guard shuffles else { return cut(Array(0..<sampleCount)) }
        var random = PhiloxGenerator(seed: seed, stream: UInt64(epoch))
        let order = random.nextPermutation(of: sampleCount)
        guard let lengths, pool > 1 else { return cut(order) }
        // Sorted within pools only, so that rows meet others in each epoch; a tie keeps its random order.
        let poolSize = pool * batchSize
        let sorted = stride(from: 0, to: sampleCount, by: poolSize).flatMap { start in
            order[start..<min(start + poolSize, sampleCount)].enumerated()
                .sorted { (lengths[$0.element], $0.offset) < (lengths[$1.element], $1.offset) }.map(\.element)
        }
        let batches = cut(sorted)
        return random.nextPermutation(of: batches.count).map { batches[$0] }
    }

    private func cut(_ order: [Int]) -> [ArraySlice<Int>] {
        stride(from: 0, to: order.count, by: batchSize).map { order[$0..<min($0 + batchSize, order.count)] }
    }
}
