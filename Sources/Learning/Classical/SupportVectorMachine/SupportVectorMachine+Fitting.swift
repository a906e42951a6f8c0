extension SupportVectorMachine {
    /// Fits.
    ///
    /// - Parameters:
    ///   - data: rows of at least two classes. Features should be of similar size, as `Standardiser` makes them.
    ///   - allowed: for each row and class whether the class could have been the row's answer, as for rows from a corpus that
    ///     lacks some; nil for all. The machine of a pair learns from rows that could have been either; of a pair without
    ///     such rows it says nothing, one half each.
    ///   - threads: how many work at once; they change nothing in the result.
    /// - Throws: `LearningError.tooFewClasses`, `badSetting`, `nothingVaries` when all rows are alike, and what is wrong with a
    ///   mask.
    public init(
        fitting data: LabelledTable, settings: Settings = Settings(), allowed: [[Bool]]? = nil, threads: Int = 1
    ) throws(LearningError) {
        try Self.check(settings)
        try data.requireTwoClasses("support vector machine")
        if let allowed { try data.check(allowed) }
        let kept = data.weights.indices.filter { data.weights[$0] > 0 }
        let used = kept.count == data.weights.count ? data : data.selecting(kept)
        let masks = allowed.map { allowed in kept.map { allowed[$0] } }
        let (table, present) = (used.features, used.present)
        let first = table[0]
        guard (1..<table.rows).contains(where: { table[$0] != first }) else {
            throw .nothingVaries(model: "support vector machine", features: table.columns)
        }
        let kernel = try settings.kernel.resolved(for: table)
        let products = RowProducts(table, threads: threads, memory: settings.memory)
        let pairs = Self.pairs(present.count)
        let fits = Parallel.map(pairs.count, threads: threads) { index in
            PairFit(used, present[pairs[index].0], present[pairs[index].1], masks, kernel, products, settings)
        }
        let supports = (0..<table.rows).filter { row in fits.contains { $0.coefficients[row] ?? 0 != 0 } }
        let isLinear = kernel == .linear
        self.init(
            classes: data.classes, features: table.columns, present: present, kernel: kernel,
            vectors: isLinear
                ? fits.flatMap { $0.direction(table) } : supports.flatMap { Array(table[$0]) },
            coefficients: isLinear
                ? [] : fits.flatMap { fit in supports.map { Float(fit.coefficients[$0] ?? 0) } },
            offsets: fits.map { Float($0.offset) }, sigmoids: fits.map(\.sigmoid))
    }

    private static func check(_ settings: Settings) throws(LearningError) {
        guard settings.c > 0, settings.c.isFinite else {
            throw .badSetting(name: "C", value: "\(settings.c)", allowed: "above 0")
        }
        guard settings.tolerance > 0 else {
            throw .badSetting(name: "tolerance", value: "\(settings.tolerance)", allowed: "above 0")
        }
        guard settings.calibrationFolds == 0 || settings.calibrationFolds >= 2 else {
            throw .badSetting(
                name: "calibration folds", value: "\(settings.calibrationFolds)", allowed: "0, or 2 or more")
        }
    }
}

/// The machine of one pair of classes.
private struct PairFit {
    /// The coefficients of the rows that have one.
    let coefficients: [Int: Double]
    let offset: Double
    let sigmoid: PlattSigmoid

    init(
        _ data: LabelledTable, _ first: Int, _ second: Int, _ masks: [[Bool]]?, _ kernel: Kernel,
        _ products: RowProducts, _ settings: SupportVectorMachine.Settings
    ) {
        let members = data.labels.indices.filter { row in
            (data.labels[row] == first || data.labels[row] == second)
                && masks.map { $0[row][first] && $0[row][second] } ?? true
        }
        guard Set(members.map { data.labels[$0] }).count == 2 else {
            (coefficients, offset, sigmoid) = ([:], 0, .plain)
            return
        }
        let whole = Self.solve(members, data, first, kernel, products, settings)
        coefficients = Self.nonzero(whole, members)
        offset = whole.offset
        guard settings.calibrationFolds >= 2 else {
            sigmoid = .plain
            return
        }
        var generator = SeededGenerator(seed: settings.seed)
        let order = generator.permutation(of: members.count).map { members[$0] }
        let folds = min(settings.calibrationFolds, members.count)
        var decisions: [Double] = []
        for fold in 0..<folds {
            let range = order.count * fold / folds..<order.count * (fold + 1) / folds
            let train = (order[..<range.lowerBound] + order[range.upperBound...]).sorted()
            let labels = Set(train.map { data.labels[$0] })
            guard labels.count == 2 else {
                decisions += range.map { _ in labels.contains(first) ? 1 : labels.isEmpty ? 0 : -1 }
                continue
            }
            let part = Self.solve(train, data, first, kernel, products, settings)
            let supports = Self.nonzero(part, train).sorted { $0.key < $1.key }
            decisions += order[range].map { row in
                supports.reduce(-part.offset) { $0 + $1.value * products.kernel(kernel, $1.key, row) }
            }
        }
        sigmoid = PlattSigmoid(decisions: decisions, isFirst: order.map { data.labels[$0] == first })
    }

    /// The linear machine's coefficient of each feature.
    func direction(_ table: FeatureRows) -> [Float] {
        var sums = [Double](repeating: 0, count: table.columns)
        for (row, coefficient) in coefficients.sorted(by: { $0.key < $1.key }) {
            let start = row * table.columns
            for column in sums.indices { sums[column] += coefficient * Double(table.values[start + column]) }
        }
        return sums.map { Float($0) }
    }

    private static func nonzero(_ solution: TwoClassSolver.Solution, _ members: [Int]) -> [Int: Double] {
        var found: [Int: Double] = [:]
        for (row, coefficient) in zip(members, solution.coefficients) where coefficient != 0 {
            found[row] = coefficient
        }
        return found
    }

    private static func solve(
        _ members: [Int], _ data: LabelledTable, _ first: Int, _ kernel: Kernel, _ products: RowProducts,
        _ settings: SupportVectorMachine.Settings
    ) -> TwoClassSolver.Solution {
        var solver = TwoClassSolver(
            KernelRows(members, products: products, kernel: kernel, memory: settings.memory),
            signs: members.map { data.labels[$0] == first ? 1 : -1 },
            bounds: members.map { settings.c * data.weights[$0] })
        return solver.solve(tolerance: settings.tolerance, iterations: settings.iterations)
    }
}
