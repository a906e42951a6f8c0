/// Multinomial logistic regression with a penalty on the squares of its coefficients, as scikit-learn's.
///
/// It minimises C times the rows' weighted losses plus half of the coefficients' sum of squares; intercepts are free. For two
/// classes that is scikit-learn's form with one vector of coefficients: half of the difference goes to each class.
public struct LogisticRegression: ProbabilisticClassifier, Hashable {
    /// How to fit.
    public struct Settings: Sendable, Hashable {
        /// What a row's loss counts against the penalty; above 0.
        public var c: Double
        /// Steps of the minimisation at most.
        public var iterations: Int
        /// It ends when the gradient of the mean loss is no longer than this.
        public var tolerance: Double

        /// Settings.
        public init(c: Double = 1, iterations: Int = 500, tolerance: Double = 1e-5) {
            (self.c, self.iterations, self.tolerance) = (c, iterations, tolerance)
        }
    }

    /// Number of classes that it was asked to know.
    public let classes: Int

    /// Number of features of a row.
    public let features: Int

    /// The classes that have coefficients: those with training rows, ascending.
    public let present: [Int]

    /// Coefficients, one row of `features` for each of `present`.
    public let coefficients: [Float]

    /// An intercept for each of `present`.
    public let intercepts: [Float]

    /// Whether the minimisation reached its tolerance.
    public let isConverged: Bool

    /// Fits.
    ///
    /// - Parameters:
    ///   - data: rows of at least two classes. Features should be of similar size, as `Standardiser` makes them.
    ///   - allowed: for each row and class whether the class could have been the row's answer, as for rows from a corpus that
    ///     does not have all classes; nil if all could.
    ///   - threads: how many work at once; they change nothing in the result.
    public init(
        fitting data: LabelledTable, settings: Settings = Settings(), allowed: [[Bool]]? = nil, threads: Int = 1
    ) throws(LearningError) {
        self = try Self.path(fitting: data, c: [settings.c], settings: settings, allowed: allowed, threads: threads)[0]
    }

    /// Fits once for each value of C, each search going on from the one before: what takes longest is done once.
    ///
    /// - Parameter c: values above 0, best in ascending order; `settings.c` does not count.
    /// - Returns: a model for each of `c`.
    public static func path(
        fitting data: LabelledTable, c: [Double], settings: Settings = Settings(), allowed: [[Bool]]? = nil,
        threads: Int = 1
    ) throws(LearningError) -> [LogisticRegression] {
        for value in c where !(value > 0 && value.isFinite) {
            throw .badSetting(name: "C", value: "\(value)", allowed: "above 0")
        }
        try data.requireTwoClasses("logistic regression")
        let kept = data.weights.indices.filter { data.weights[$0] > 0 }
        let used = kept.count == data.weights.count ? data : data.selecting(kept)
        let total = used.weights.reduce(0, +)
        let (present, count) = (data.present, data.present.count)
        let mask = try allowed.map { allowed throws(LearningError) in
            try Self.mask(allowed, rows: kept, data: data)
        }
        let loss = SoftmaxLoss(
            classes: count, width: DenseMatrix.padded(count),
            labels: used.labels.map { present.firstIndex(of: $0) ?? 0 },
            weights: used.weights.map { $0 / total }, allowed: mask)
        let problem = PenalisedSoftmax(used.features, loss: loss, threads: threads)
        var point: [Double]?
        return c.map { value in
            let penalty = (data.classes == 2 ? 2 : 1) / (value * total)
            let minimum = problem.minimum(penalty: penalty, from: point, settings: settings)
            point = minimum.point
            let fits = present.indices.map { problem.coefficients(of: $0, at: minimum.point) }
            return LogisticRegression(
                classes: data.classes, features: data.features.columns, present: present,
                coefficients: fits.flatMap { $0.weights.map { Float($0) } },
                intercepts: fits.map { Float($0.intercept) }, isConverged: minimum.isConverged)
        }
    }

    /// Scores before the softmax, one for each of `present`.
    public func scores(_ row: [Float]) throws(LearningError) -> [Double] {
        try FeatureRows.check(row, columns: features)
        return intercepts.indices.map { index in
            var sum = Double(intercepts[index])
            let first = index * features
            for column in row.indices { sum += Double(coefficients[first + column]) * Double(row[column]) }
            return sum
        }
    }

    /// The probability of each class.
    public func probabilities(_ row: [Float]) throws(LearningError) -> [Double] {
        var result = [Double](repeating: 0, count: classes)
        for (label, share) in zip(present, softmax(try scores(row))) { result[label] = share }
        return result
    }

    private init(
        classes: Int, features: Int, present: [Int], coefficients: [Float], intercepts: [Float], isConverged: Bool
    ) {
        (self.classes, self.features, self.present) = (classes, features, present)
        (self.coefficients, self.intercepts, self.isConverged) = (coefficients, intercepts, isConverged)
    }

    private static func mask(_ allowed: [[Bool]], rows: [Int], data: LabelledTable) throws(LearningError) -> [Bool] {
        guard allowed.count == data.labels.count else {
            throw .wrongCount(of: "masks", expected: data.labels.count, found: allowed.count)
        }
        var mask: [Bool] = []
        for row in rows {
            guard allowed[row].count == data.classes else {
                throw .wrongCount(of: "classes in mask \(row)", expected: data.classes, found: allowed[row].count)
            }
            guard allowed[row][data.labels[row]] else { throw .labelMaskedOut(row: row, label: data.labels[row]) }
            mask += data.present.map { allowed[row][$0] }
        }
        return mask
    }
}

extension LogisticRegression {
    /// `coefficients` (present x features), `intercepts` (present), `present` and the number of `classes`.
    public var parameters: [String: LearnedArray] {
        [
            "coefficients": LearnedArray(coefficients, shape: [present.count, features]),
            "intercepts": LearnedArray(intercepts), "present": LearnedArray(present),
            "classes": LearnedArray([classes]),
        ]
    }

    /// The model that `parameters` came from.
    public init(parameters: [String: LearnedArray]) throws(LearningError) {
        let stored = StoredParameters(model: "logistic regression", arrays: parameters)
        let classes = try stored.integer("classes", in: 2..<1_000_000)
        let present = try stored.integers("present", shape: [nil], in: 0..<classes)
        let coefficients = try stored.floats("coefficients", shape: [present.count, nil])
        guard present.count >= 2 else { throw stored.problem("present", "holds \(present.count) classes") }
        self.init(
            classes: classes, features: coefficients.count / present.count, present: present,
            coefficients: coefficients, intercepts: try stored.floats("intercepts", shape: [present.count]),
            isConverged: true)
    }
}
