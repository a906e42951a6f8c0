/// Groups of rows around centres, found by k-means++ starts (Arthur & Vassilvitskii, SODA 2007) and Lloyd's steps.
public struct KMeans: Sendable, Hashable {
    /// How to search.
    public struct Settings: Sendable, Hashable {
        /// Starts, of which the best is kept; at least 1.
        public var restarts: Int
        /// Steps at most after each start.
        public var iterations: Int
        /// Decides the starts.
        public var seed: UInt64

        /// Settings.
        public init(restarts: Int = 4, iterations: Int = 300, seed: UInt64 = 0) {
            (self.restarts, self.iterations, self.seed) = (restarts, iterations, seed)
        }
    }

    /// Number of features.
    public let features: Int

    /// The centres, one row of `features` for each.
    public let centres: [[Float]]

    /// The group of each row that was fitted to.
    public let groups: [Int]

    /// The sum of weighted squared distances between rows and their centres.
    public let inertia: Double

    /// Searches.
    ///
    /// - Parameters:
    ///   - table: at least as many rows as groups. Rows that are alike may leave a group empty; its centre is then one of them.
    ///   - count: number of groups, at least 1.
    ///   - weights: a weight of 0 or more for each row; 1 each if nil.
    ///   - threads: how many starts are tried at once; they change nothing in the result.
    public init(
        fitting table: FeatureTable, count: Int, weights: [Float]? = nil, settings: Settings = Settings(),
        threads: Int = 1
    ) throws(LearningError) {
        guard count >= 1 else { throw .badSetting(name: "number of groups", value: "\(count)", allowed: "1 or more") }
        guard settings.restarts >= 1 else {
            throw .badSetting(name: "restarts", value: "\(settings.restarts)", allowed: "1 or more")
        }
        guard table.rows >= count else { throw .tooFewRows(model: "k-means", found: table.rows, needed: count) }
        let checked = try LabelledTable(
            table, labels: [Int](repeating: 0, count: table.rows), classes: 1, sampleWeights: weights)
        let searches = Parallel.map(settings.restarts, threads: threads) { start in
            var search = CentreSearch(table, weights: checked.weights, count: count)
            var generator = SeededGenerator(seed: settings.seed &+ UInt64(start) &* 0x9E37_79B9)
            search.run(&generator, iterations: settings.iterations)
            return search
        }
        let best = searches.indices.reduce(0) { searches[$1].inertia < searches[$0].inertia ? $1 : $0 }
        features = table.columns
        centres = searches[best].centres.map { $0.map { Float($0) } }
        groups = searches[best].groups
        inertia = searches[best].inertia
    }

    /// The group whose centre is nearest.
    public func nearest(_ row: [Float]) throws(LearningError) -> Int {
        try FeatureTable.check(row, columns: features)
        let distances = centres.map { centre in
            zip(row, centre).reduce(0.0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }
        }
        return distances.indices.reduce(0) { distances[$1] < distances[$0] ? $1 : $0 }
    }
}

/// One search from one start.
private struct CentreSearch {
    let table: FeatureTable
    let weights: [Double]
    let count: Int
    var centres: [[Double]] = []
    var groups: [Int]
    var inertia = Double.infinity

    init(_ table: FeatureTable, weights: [Double], count: Int) {
        (self.table, self.weights, self.count) = (table, weights, count)
        groups = [Int](repeating: 0, count: table.rows)
    }

    mutating func run(_ generator: inout SeededGenerator, iterations: Int) {
        start(&generator)
        for _ in 0..<iterations {
            let distances = assign()
            let sum = zip(distances, weights).reduce(0) { $0 + $1.0 * $1.1 }
            guard sum < inertia else { break }
            inertia = sum
            move(distances)
        }
        // The centres may have moved once more since the groups were told.
        inertia = zip(assign(), weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Each further centre is a row drawn with a chance that grows with its squared distance from the centres before.
    private mutating func start(_ generator: inout SeededGenerator) {
        var chances = weights
        for _ in 0..<count {
            let row = Self.draw(chances, &generator)
            let centre = table[row].map { Double($0) }
            let isFirst = centres.isEmpty
            centres.append(centre)
            for index in chances.indices {
                let own = weights[index] * distance(index, centre)
                chances[index] = isFirst ? own : min(chances[index], own)
            }
        }
    }

    private static func draw(_ chances: [Double], _ generator: inout SeededGenerator) -> Int {
        let total = chances.reduce(0, +)
        guard total > 0 else { return generator.index(below: chances.count) }
        var left = Double(generator.next() >> 11) / Double(1 << 53) * total
        for (index, chance) in chances.enumerated() where chance > 0 {
            left -= chance
            if left < 0 { return index }
        }
        return chances.lastIndex { $0 > 0 } ?? 0
    }

    /// Puts each row into the nearest centre's group and returns the squared distances.
    private mutating func assign() -> [Double] {
        (0..<table.rows).map { row in
            var best = Double.infinity
            for (index, centre) in centres.enumerated() {
                let found = distance(row, centre)
                if found < best { (best, groups[row]) = (found, index) }
            }
            return best
        }
    }

    private mutating func move(_ distances: [Double]) {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: table.columns), count: count)
        var totals = [Double](repeating: 0, count: count)
        for row in 0..<table.rows {
            totals[groups[row]] += weights[row]
            let first = row * table.columns
            for column in 0..<table.columns {
                sums[groups[row]][column] += weights[row] * Double(table.values[first + column])
            }
        }
        var far = distances
        for index in 0..<count {
            if totals[index] > 0 {
                centres[index] = sums[index].map { $0 / totals[index] }
            } else if let row = far.indices.max(by: { far[$0] < far[$1] }), far[row] > 0 {
                // A group that lost its rows starts anew at the row that is worst served.
                centres[index] = table[row].map { Double($0) }
                far[row] = 0
            }
        }
    }

    private func distance(_ row: Int, _ centre: [Double]) -> Double {
        table.values.withUnsafeBufferPointer { values in
            centre.withUnsafeBufferPointer { centre in
                var sum = 0.0
                let first = row * centre.count
                for column in centre.indices {
                    let difference = Double(values[first + column]) - centre[column]
                    sum += difference * difference
                }
                return sum
            }
        }
    }
}
