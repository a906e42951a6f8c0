/// Many trees, each grown on rows drawn with replacement and with few features to choose from at each branch (Breiman,
/// Machine Learning 45, 2001), as scikit-learn's.
public struct RandomForest: ProbabilisticClassifier, Hashable {
    /// How to grow.
    public struct Settings: Sendable, Hashable {
        /// Number of trees, at least 1.
        public var trees: Int
        /// Branches from the root to a leaf at most; nil for as many as it takes.
        public var depth: Int?
        /// Rows that a leaf needs at least.
        public var leafRows: Int
        /// Features that each branch chooses from; nil for the square root of their number.
        public var features: Int?
        /// Decides rows and features of each tree.
        public var seed: UInt64

        /// Settings.
        public init(trees: Int = 300, depth: Int? = nil, leafRows: Int = 1, features: Int? = nil, seed: UInt64 = 0) {
            (self.trees, self.depth, self.leafRows) = (trees, depth, leafRows)
            (self.features, self.seed) = (features, seed)
        }
    }

    /// Number of classes that it was asked to know.
    public let classes: Int

    /// Number of features of a row.
    public let features: Int

    /// The share of training rows that the trees that were not grown on them tell right; nil when each tree saw each row,
    /// and for a forest read from a file.
    public let outOfBagAccuracy: Double?

    /// All trees' nodes.
    let nodes: ForestNodes

    /// Grows.
    ///
    /// - Parameters:
    ///   - data: rows of at least two classes.
    ///   - threads: how many trees grow at once; they change nothing in the result.
    public init(
        fitting data: LabelledTable, settings: Settings = Settings(), threads: Int = 1
    ) throws(LearningError) {
        try data.requireTwoClasses("random forest")
        for (name, value) in [
            ("trees", settings.trees), ("rows of a leaf", settings.leafRows), ("depth", settings.depth ?? 1),
            ("features of a branch", settings.features ?? 1),
        ] {
            guard value >= 1 else { throw .badSetting(name: name, value: "\(value)", allowed: "1 or more") }
        }
        let grower = TreeGrower(data, settings: settings)
        let grown = Parallel.map(settings.trees, threads: threads) { grower.grow($0) }
        var nodes = ForestNodes(classes: data.classes)
        var votes = [[Double]](repeating: [Double](repeating: 0, count: data.classes), count: data.labels.count)
        for (tree, isDrawn) in grown {
            for row in isDrawn.indices where !isDrawn[row] {
                tree.addShares(data.features[row], root: 0, to: &votes[row])
            }
            nodes.append(tree)
        }
        let judged = votes.indices.filter { votes[$0].contains { $0 > 0 } && data.weights[$0] > 0 }
        let right = judged.filter { row in
            data.labels[row] == votes[row].indices.reduce(0) { votes[row][$1] > votes[row][$0] ? $1 : $0 }
        }
        self.init(
            features: data.features.columns, nodes: nodes,
            outOfBagAccuracy: judged.isEmpty ? nil : Double(right.count) / Double(judged.count))
    }

    /// The mean over trees of each class's share of the leaf that the row falls into.
    public func probabilities(_ row: [Float]) throws(LearningError) -> [Double] {
        try FeatureTable.check(row, columns: features)
        var sums = [Double](repeating: 0, count: classes)
        for root in nodes.roots { nodes.addShares(row[...], root: root, to: &sums) }
        let total = sums.reduce(0, +)
        return sums.map { $0 / total }
    }

    init(features: Int, nodes: ForestNodes, outOfBagAccuracy: Double?) {
        (self.features, self.nodes, self.outOfBagAccuracy) = (features, nodes, outOfBagAccuracy)
        classes = nodes.classes
    }
}

extension RandomForest {
    /// `columns` (the feature of each node, -1 for a leaf), `thresholds`, `children` (nodes x left and right, or for a leaf
    /// the place of its shares), `shares` (leaves x classes), `roots` and the number of `features`.
    public var parameters: [String: LearnedArray] {
        [
            "columns": LearnedArray(nodes.columns), "thresholds": LearnedArray(nodes.thresholds),
            "children": LearnedArray(nodes.children, shape: [nodes.columns.count, 2]),
            "shares": LearnedArray(nodes.shares, shape: [nodes.shares.count / classes, classes]),
            "roots": LearnedArray(nodes.roots), "features": LearnedArray([features]),
        ]
    }

    /// The model that `parameters` came from.
    public init(parameters: [String: LearnedArray]) throws(LearningError) {
        let stored = StoredParameters(model: "random forest", arrays: parameters)
        let features = try stored.integer("features", in: 1..<1_000_000_000)
        let shape = try stored.shape("shares")
        guard shape.count == 2, shape[0] > 0, shape[1] >= 2 else {
            throw stored.problem("shares", "has the shape \(shape)")
        }
        var nodes = ForestNodes(classes: shape[1])
        nodes.columns = try stored.integers("columns", shape: [nil], in: -1..<features)
        let count = nodes.columns.count
        nodes.thresholds = try stored.floats("thresholds", shape: [count])
        nodes.children = try stored.integers("children", shape: [count, 2], in: 0..<max(count, shape[0]))
        nodes.shares = try stored.floats("shares", shape: [shape[0], shape[1]])
        nodes.roots = try stored.integers("roots", shape: [nil], in: 0..<count)
        guard !nodes.roots.isEmpty else { throw stored.problem("roots", "is empty") }
        for node in 0..<count {
            let (left, right) = (nodes.children[2 * node], nodes.children[2 * node + 1])
            // Children come after their parents, so that no walk can go round in a circle.
            let fits = nodes.columns[node] < 0 ? left < shape[0] : min(left, right) > node && max(left, right) < count
            guard fits else { throw stored.problem("children", "of node \(node) lead nowhere") }
        }
        self.init(features: features, nodes: nodes, outOfBagAccuracy: nil)
    }
}

/// The nodes of one tree or of several.
struct ForestNodes: Sendable, Hashable {
    let classes: Int
    var columns: [Int] = []
    var thresholds: [Float] = []
    var children: [Int] = []
    var shares: [Float] = []
    var roots: [Int] = []

    init(classes: Int) { self.classes = classes }

    /// Adds a leaf with the classes' weights and returns its place.
    mutating func addLeaf(_ weights: [Double]) -> Int {
        let total = weights.reduce(0, +)
        children += [shares.count / classes, 0]
        shares += weights.map { Float($0 / total) }
        columns.append(-1)
        thresholds.append(0)
        return columns.count - 1
    }

    /// Adds a branch, whose children come later, and returns its place.
    mutating func addBranch(column: Int, threshold: Float) -> Int {
        columns.append(column)
        thresholds.append(threshold)
        children += [0, 0]
        return columns.count - 1
    }

    /// Adds the shares of the leaf that a row falls into.
    func addShares(_ row: ArraySlice<Float>, root: Int, to sums: inout [Double]) {
        var node = root
        while columns[node] >= 0 {
            let isLeft = row[row.startIndex + columns[node]] <= thresholds[node]
            node = children[2 * node + (isLeft ? 0 : 1)]
        }
        let first = children[2 * node] * classes
        for label in 0..<classes { sums[label] += Double(shares[first + label]) }
    }

    /// Adds another tree.
    mutating func append(_ tree: ForestNodes) {
        let (base, leaves) = (columns.count, shares.count / classes)
        roots.append(base)
        for node in tree.columns.indices {
            let shift = tree.columns[node] < 0 ? leaves : base
            children += [
                tree.children[2 * node] + shift, tree.columns[node] < 0 ? 0 : tree.children[2 * node + 1] + shift,
            ]
        }
        columns += tree.columns
        thresholds += tree.thresholds
        shares += tree.shares
    }
}
