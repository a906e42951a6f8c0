import Foundation
import TextEmotion

/// The labels' probabilities of each line of a text file, by the package's English model on one core.
let textWorks: [String: Prepare] = ["text": prepareText]

private func prepareText(_ path: String) throws -> Work {
    let lines = [UInt8](try Data(contentsOf: URL(filePath: path))).split(separator: UInt8(ascii: "\n"))
    let model = try ShippedTextModels.load(.english)
    var scorer = TextScorer(model)
    var probabilities = [Float](repeating: 0, count: model.labels.count)
    return {
        var sum = 0.0
        for line in lines {
            line.withUnsafeBufferPointer { scorer.probabilities($0, into: &probabilities) }
            sum += Double(probabilities.reduce(0, +))
        }
        return sum
    }
}
