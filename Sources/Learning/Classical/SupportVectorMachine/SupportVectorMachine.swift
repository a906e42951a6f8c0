internal import Foundation

/// A support vector machine: one machine with soft margin for each pair of classes, as in LIBSVM and scikit-learn's `SVC`.
public struct SupportVectorMachine: ProbabilisticClassifier, Hashable {
    /// How to fit.
    public struct Settings: Sendable, Hashable {
        /// What a row on the wrong side costs; above 0.
        public var c: Double
        /// How alike rows are.
        public var kernel: Kernel
        /// How far the conditions of the optimum may be violated.
        public var tolerance: Double
        /// Steps at most, for each pair of classes.
        public var iterations: Int
        /// Parts in which the rows of a pair are held out to fit its probabilities, at least 2; 0 takes the bare decisions'
        /// sigmoids, which keep the order of classes but are not calibrated, in a sixth of the time.
        public var calibrationFolds: Int
        /// Decides which rows are held out together.
        public var seed: UInt64
        /// Bytes that kernel values may take, for each thread.
        public var memory: Int

        /// Settings.
        public init(
            c: Double = 1, kernel: Kernel = .radial(gamma: nil), tolerance: Double = 1e-3,
            iterations: Int = 10_000_000, calibrationFolds: Int = 5, seed: UInt64 = 0, memory: Int = 400_000_000
        ) {
            (self.c, self.kernel, self.tolerance, self.iterations) = (c, kernel, tolerance, iterations)
            (self.calibrationFolds, self.seed, self.memory) = (calibrationFolds, seed, memory)
        }
    }

    /// Number of classes that it was asked to know.
    public let classes: Int

    /// Number of features of a row.
    public let features: Int

    /// The classes with training rows, ascending.
    public let present: [Int]

    /// The kernel, its gamma known.
    public let kernel: Kernel

    /// Rows that decide; for the linear kernel one row of coefficients for each pair instead.
    let vectors: [Float]

    /// For each pair a coefficient for each of the rows; empty for the linear kernel.
    let coefficients: [Float]

    /// What each pair's decision subtracts.
    let offsets: [Float]

    let sigmoids: [PlattSigmoid]

    /// The decision of each pair of `present` classes, (0, 1), (0, 2), … (1, 2), …: above 0 for the first.
    public func decisions(_ row: [Float]) throws(LearningError) -> [Double] {
        try FeatureRows.check(row, columns: features)
        guard case .radial(let gamma) = kernel else {
            return offsets.indices.map { product(row, at: $0) - Double(offsets[$0]) }
        }
        let count = vectors.count / features
        let kernels = (0..<count).map { exp(-(gamma ?? 1) * squaredDistance(row, at: $0)) }
        return offsets.indices.map { pair in
            var sum = -Double(offsets[pair])
            for index in 0..<count { sum += Double(coefficients[pair * count + index]) * kernels[index] }
            return sum
        }
    }

    /// The class that wins most pairs, the first of several, as scikit-learn's `predict` has it.
    public func vote(_ row: [Float]) throws(LearningError) -> Int {
        var wins = [Int](repeating: 0, count: present.count)
        for (pair, decision) in zip(Self.pairs(present.count), try decisions(row)) {
            wins[decision > 0 ? pair.0 : pair.1] += 1
        }
        return present[wins.indices.reduce(0) { wins[$1] > wins[$0] ? $1 : $0 }]
    }

    /// The probability of each class, coupled from those of the pairs.
    public func probabilities(_ row: [Float]) throws(LearningError) -> [Double] {
        let pairs = zip(sigmoids, try decisions(row)).map { $0($1) }
        var result = [Double](repeating: 0, count: classes)
        let shares = PairwiseCoupling.probabilities(pairs: pairs, classes: present.count)
        for (label, share) in zip(present, shares) { result[label] = share }
        return result
    }

    init(
        classes: Int, features: Int, present: [Int], kernel: Kernel, vectors: [Float], coefficients: [Float],
        offsets: [Float], sigmoids: [PlattSigmoid]
    ) {
        (self.classes, self.features, self.present, self.kernel) = (classes, features, present, kernel)
        (self.vectors, self.coefficients) = (vectors, coefficients)
        (self.offsets, self.sigmoids) = (offsets, sigmoids)
    }

    /// The pairs of so many classes.
    static func pairs(_ count: Int) -> [(Int, Int)] {
        (0..<count).flatMap { first in (first + 1..<max(count, first + 1)).map { (first, $0) } }
    }

    private func product(_ row: [Float], at index: Int) -> Double {
        var sum = 0.0
        for column in row.indices { sum += Double(vectors[index * features + column]) * Double(row[column]) }
        return sum
    }

    private func squaredDistance(_ row: [Float], at index: Int) -> Double {
        var sum = 0.0
        for column in row.indices {
            let distance = Double(vectors[index * features + column]) - Double(row[column])
            sum += distance * distance
        }
        return sum
    }
}
