import Foundation

/// The features of training texts as numbers, with the vocabulary that was made from them.
struct TextTable: Sendable {
    let vocabulary: Vocabulary
    let rarities: [Float]
    let wordCounts: [UInt64: UInt8]
    let matrix: SparseMatrix

    /// - Parameter minimum: in how many texts a feature must occur to be kept.
    init(_ texts: [LabelledText], options: TextFeatureOptions, minimum: Int) throws(TextEmotionError) {
        let lists = WordLists(options)
        wordCounts = Self.countWords(texts, options: options, lists: lists, minimum: minimum)
        var extractor = FeatureExtractor(options: options, lists: lists, wordCounts: wordCounts)
        var frequencies: [UInt64: Int32] = [:]
        for text in texts {
            text.utf8.withUnsafeBufferPointer { extractor.extract($0) }
            for key in Set(extractor.features.keys) { frequencies[key, default: 0] += 1 }
        }
        let known = frequencies.filter { $0.value >= minimum }.sorted { $0.key < $1.key }
        guard let vocabulary = Vocabulary(keys: known.map(\.key)) else {
            throw .badOptions(cause: "\(known.count) features are more than \(Vocabulary.limit)")
        }
        let rarities = known.map { Float(log(Double(1 + texts.count) / Double(1 + $0.value)) + 1) }
        var matrix = SparseMatrix(columns: known.count)
        var found = KnownFeatures()
        for text in texts {
            text.utf8.withUnsafeBufferPointer { extractor.extract($0) }
            found.collect(extractor.features, vocabulary: vocabulary, rarities: rarities)
            matrix.append(found.rows.indices.map { (found.rows[$0], found.values[$0] * found.scale) })
        }
        (self.vocabulary, self.rarities, self.matrix) = (vocabulary, rarities, matrix)
    }

    /// How many texts have each word, as 16 times the logarithm to base 2; drawn-out words are left out.
    private static func countWords(
        _ texts: [LabelledText], options: TextFeatureOptions, lists: WordLists, minimum: Int
    ) -> [UInt64: UInt8] {
        var extractor = FeatureExtractor(options: options, lists: lists, wordCounts: [:])
        var counts: [UInt64: Int] = [:]
        for text in texts {
            text.utf8.withUnsafeBufferPointer { extractor.extract($0) }
            for word in extractor.plainWords { counts[word, default: 0] += 1 }
        }
        return counts.filter { $0.value >= minimum }.mapValues { UInt8(min(255, 16 * log2(Double($0)))) }
    }
}
