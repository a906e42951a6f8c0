/// Rows of features with their classes and weights, as classifiers are fitted to.
public struct LabelledTable: Sendable {
    /// The features.
    public let features: FeatureRows

    /// The class of each row, in 0..<classes.
    public let labels: [Int]

    /// Number of classes that a model is to know, also those without a row.
    public let classes: Int

    /// The weight of each row: its own times its class's.
    public let weights: [Double]

    /// The classes that have a row with a weight above 0, ascending.
    public let present: [Int]

    /// Labels rows.
    ///
    /// - Parameters:
    ///   - labels: the class of each row.
    ///   - classes: number of classes.
    ///   - sampleWeights: a weight of 0 or more for each row; 1 each if nil.
    ///   - classWeights: a weight of 0 or more for each class, such as `ClassWeights.balanced`; 1 each if nil.
    /// - Throws: `LearningError` when the counts do not agree, a label is out of range or a weight is no weight.
    public init(
        _ features: FeatureRows, labels: [Int], classes: Int, sampleWeights: [Float]? = nil,
        classWeights: [Float]? = nil
    ) throws(LearningError) {
        guard labels.count == features.rows else {
            throw .wrongCount(of: "labels", expected: features.rows, found: labels.count)
        }
        for (row, label) in labels.enumerated() where !(0..<max(classes, 0)).contains(label) {
            throw .labelOutOfRange(row: row, label: label, classes: classes)
        }
        try Self.check(sampleWeights, of: "sample weights", count: labels.count)
        try Self.check(classWeights, of: "class weights", count: classes)
        let weights = labels.enumerated().map { row, label in
            Double(sampleWeights?[row] ?? 1) * Double(classWeights?[label] ?? 1)
        }
        self.features = features
        self.labels = labels
        self.classes = classes
        self.weights = weights
        present = Set(zip(labels, weights).filter { $0.1 > 0 }.map(\.0)).sorted()
    }

    /// Some of the rows, in the order given; at least one.
    public func selecting(_ rows: [Int]) -> LabelledTable {
        LabelledTable(
            features: features.selecting(rows), labels: rows.map { labels[$0] }, classes: classes,
            weights: rows.map { weights[$0] })
    }

    private init(features: FeatureRows, labels: [Int], classes: Int, weights: [Double]) {
        (self.features, self.labels, self.classes, self.weights) = (features, labels, classes, weights)
        present = Set(zip(labels, weights).filter { $0.1 > 0 }.map(\.0)).sorted()
    }

    /// Throws unless at least two classes have rows.
    func requireTwoClasses(_ model: String) throws(LearningError) {
        guard present.count >= 2 else { throw .tooFewClasses(model: model, found: present.count, needed: 2) }
    }

    /// Throws unless there is a mask for each row, of all classes, that allows the row's own.
    func check(_ allowed: [[Bool]]) throws(LearningError) {
        guard allowed.count == labels.count else {
            throw .wrongCount(of: "masks", expected: labels.count, found: allowed.count)
        }
        for (row, mask) in allowed.enumerated() {
            guard mask.count == classes else {
                throw .wrongCount(of: "classes in mask \(row)", expected: classes, found: mask.count)
            }
            guard mask[labels[row]] else { throw .labelMaskedOut(row: row, label: labels[row]) }
        }
    }

    private static func check(_ weights: [Float]?, of name: String, count: Int) throws(LearningError) {
        guard let weights else { return }
        guard weights.count == count else { throw .wrongCount(of: name, expected: count, found: weights.count) }
        for (index, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
            throw .badWeight(of: name, index: index, value: weight)
        }
    }
}
