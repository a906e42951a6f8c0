import Learning
import NunchiTesting

/// Rows that a golden file holds.
func goldenRows(_ name: String) throws -> [[Float]] {
    let array = try Golden.array(name)
    let (values, width) = (array.floats, array.shape[1])
    return (0..<array.shape[0]).map { Array(values[$0 * width..<($0 + 1) * width]) }
}

/// The first `training` rows of a golden file with their labels, and the others.
struct GoldenData {
    let train: LabelledTable
    let test: [[Float]]
    let testLabels: [Int]

    init(
        _ name: String, training: Int, classes: Int, sampleWeights: [Float]? = nil, isBalanced: Bool = false,
        relabel: (Int) -> Int = { $0 }
    ) throws {
        let rows = try goldenRows(name + "_rows")
        let labels = try Golden.array(name + "_labels").integers.map(relabel)
        let known = Array(labels.prefix(training))
        train = try LabelledTable(
            FeatureRows(Array(rows.prefix(training))), labels: known, classes: classes, sampleWeights: sampleWeights,
            classWeights: isBalanced ? ClassWeights.balanced(known, classes: classes) : nil)
        test = Array(rows.dropFirst(training))
        testLabels = Array(labels.dropFirst(training))
    }
}

/// Two classes around two points, `rows` of each, drawn with a seed.
func twoClouds(rows: Int, columns: Int, distance: Float, seed: UInt64) -> (rows: [[Float]], labels: [Int]) {
    var generator = Learning.SeededGenerator(seed: seed)
    let labels = (0..<2 * rows).map { $0 % 2 }
    let table = labels.map { label in
        (0..<columns).map { _ in
            let noise = (0..<4).reduce(Float(0)) { sum, _ in sum + Float(generator.index(below: 1000)) / 500 - 1 }
            return noise + (label == 0 ? 0 : distance)
        }
    }
    return (table, labels)
}
