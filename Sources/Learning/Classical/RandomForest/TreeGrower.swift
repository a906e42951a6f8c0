/// Grows the trees of a forest.
struct TreeGrower: Sendable {
    private let data: LabelledTable
    private let settings: RandomForest.Settings
    private let rows: [Int]
    private let choices: Int

    init(_ data: LabelledTable, settings: RandomForest.Settings) {
        (self.data, self.settings) = (data, settings)
        rows = data.weights.indices.filter { data.weights[$0] > 0 }
        let width = data.features.columns
        choices = min(width, settings.features ?? max(1, Int(Double(width).squareRoot())))
    }

    /// The tree of a number, and which rows it was grown on.
    func grow(_ number: Int) -> (tree: ForestNodes, isDrawn: [Bool]) {
        // Each tree has a sequence of its own, so that it does not matter which thread grows it, and when.
        var seeds = SeededGenerator(seed: settings.seed ^ (UInt64(number) &* 0xD134_2543_DE82_EF95))
        var generator = SeededGenerator(seed: seeds.next())
        var counts = [Double](repeating: 0, count: data.labels.count)
        for _ in rows { counts[rows[generator.index(below: rows.count)]] += 1 }
        var members = counts.indices.filter { counts[$0] > 0 }
        let weights = zip(counts, data.weights).map { $0 * $1 }
        var tree = ForestNodes(classes: data.classes)
        var columns = Array(0..<data.features.columns)
        // Nodes wait with the place in their parent that is to point to them.
        var waiting: [(range: Range<Int>, depth: Int, slot: Int?)] = [(members.indices, 0, nil)]
        while let (range, depth, slot) = waiting.popLast() {
            var totals = [Double](repeating: 0, count: data.classes)
            for row in members[range] { totals[data.labels[row]] += weights[row] }
            let isMixed = totals.filter { $0 > 0 }.count > 1
            let mayBranch = isMixed && range.count >= 2 * settings.leafRows && depth < settings.depth ?? .max
            let split = mayBranch ? best(members[range], weights, totals, &columns, &generator) : nil
            let node =
                split.map { tree.addBranch(column: $0.column, threshold: $0.threshold) } ?? tree.addLeaf(totals)
            if let slot { tree.children[slot] = node }
            guard let split else { continue }
            let left = members[range].filter { value($0, split.column) <= split.threshold }
            let right = members[range].filter { value($0, split.column) > split.threshold }
            members.replaceSubrange(range, with: left + right)
            let middle = range.lowerBound + left.count
            waiting.append((middle..<range.upperBound, depth + 1, 2 * node + 1))
            waiting.append((range.lowerBound..<middle, depth + 1, 2 * node))
        }
        return (tree, counts.map { $0 > 0 })
    }

    private struct Split {
        let column: Int
        let threshold: Float
    }

    private func value(_ row: Int, _ column: Int) -> Float {
        data.features.values[row * data.features.columns + column]
    }

    /// The split with the least Gini impurity among features drawn at random; features that do not vary do not count, and
    /// more are drawn until enough do. Nil when none varies.
    private func best(
        _ members: ArraySlice<Int>, _ weights: [Double], _ totals: [Double], _ columns: inout [Int],
        _ generator: inout SeededGenerator
    ) -> Split? {
        var found: Split?
        var highest = -Double.infinity
        var tried = 0
        var keys = [UInt64](repeating: 0, count: members.count)
        for last in stride(from: columns.count - 1, through: 0, by: -1) where tried < choices {
            columns.swapAt(last, generator.index(below: last + 1))
            let column = columns[last]
            for (place, row) in members.enumerated() {
                keys[place] = Self.key(value(row, column)) << 32 | UInt64(row)
            }
            keys.sort()
            guard keys[0] >> 32 != keys[keys.count - 1] >> 32 else { continue }
            tried += 1
            if let (score, place) = scan(keys, weights, totals), score > highest {
                highest = score
                let (below, above) = (value(row(keys[place]), column), value(row(keys[place + 1]), column))
                let middle = below / 2 + above / 2
                // Rounding must not put the upper value on the lower side.
                found = Split(column: column, threshold: middle >= below && middle < above ? middle : below)
            }
        }
        return found
    }

    /// The best place to cut sorted rows after, and its score: the classes' squared weights over the weight, on both sides.
    private func scan(_ keys: [UInt64], _ weights: [Double], _ totals: [Double]) -> (score: Double, place: Int)? {
        var left = [Double](repeating: 0, count: totals.count)
        var right = totals
        var (leftSum, rightSum) = (0.0, totals.reduce(0, +))
        var (leftSquares, rightSquares) = (0.0, totals.reduce(0) { $0 + $1 * $1 })
        var best: (score: Double, place: Int)?
        for place in 0..<keys.count - settings.leafRows {
            let row = row(keys[place])
            let (label, weight) = (data.labels[row], weights[row])
            leftSquares += weight * (2 * left[label] + weight)
            rightSquares += weight * (weight - 2 * right[label])
            left[label] += weight
            right[label] -= weight
            leftSum += weight
            rightSum -= weight
            guard place + 1 >= settings.leafRows, rightSum > 0, keys[place] >> 32 != keys[place + 1] >> 32 else {
                continue
            }
            let score = leftSquares / leftSum + rightSquares / rightSum
            if best.map({ score > $0.score }) ?? true { best = (score, place) }
        }
        return best
    }

    private func row(_ key: UInt64) -> Int { Int(key & 0xFFFF_FFFF) }

    /// Bits that are ordered as the numbers are; both zeros are one.
    private static func key(_ value: Float) -> UInt64 {
        let bits = (value == 0 ? 0 : value).bitPattern
        return UInt64(bits >> 31 == 0 ? bits | 0x8000_0000 : ~bits)
    }
}
