import Affect
public import Foundation

/// The file format of text models.
///
/// All numbers are little-endian. In order:
///
/// | bytes | content |
/// |---|---|
/// | 8 | `NUNCHITX` |
/// | 4 | version of the format, 1 |
/// | 4 | length of the header in bytes |
/// | … | the header, JSON: name, language, labels, emotions, feature options, card, `rows`, `words` |
/// | rows × 5 | the features' numbers, 40 bits each, ascending |
/// | rows × 4 | the features' rarities, float |
/// | rows × 4 | the rows' scales, float: what a weight of 1 is worth |
/// | rows × labels | weights, signed bytes, row by row |
/// | labels × 4 | the labels' biases, float |
/// | emotions × labels × 4 | weights of the labels' scores for each emotion, float |
/// | emotions × 4 | biases of the emotions, float |
/// | words × 6 | words' numbers (40 bits, ascending) and how often they occur (one byte, logarithmic) |
/// | rows | with a polarity lexicon: each feature's polarity, signed bytes in units of 1/32 |
/// | 6 × labels × 4 | with a polarity lexicon: what each of its counts adds to each label's score, float |
/// | 8 | checksum of all bytes before it |
enum TextModelFile {
    static let magic = Array("NUNCHITX".utf8)
    static let version = 1

    struct Header: Codable {
        var name: String
        var modelVersion: String
        var language: TextLanguage
        var labels: [TextLabel]
        var taxonomy: String
        var emotions: [Emotion]
        var options: TextFeatureOptions
        var card: TextModelCard
        var confidenceThreshold: Double
        var rows: Int
        var words: Int
        /// Number of counts of the polarity lexicon; nil without one.
        var lexiconCounts: Int?
    }

    // MARK: Writing

    static func bytes(of model: TextModel) throws -> [UInt8] {
        let header = Header(
            name: model.identity.name, modelVersion: model.identity.version, language: model.language,
            labels: model.labels, taxonomy: model.taxonomy.name, emotions: model.taxonomy.emotions,
            options: model.options, card: model.card, confidenceThreshold: model.confidenceThreshold,
            rows: model.featureCount, words: model.wordCounts.count,
            lexiconCounts: model.lexicon.map { _ in PolarityLexicon.Count.allCases.count })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = try encoder.encode(header)
        var writer = ByteWriter()
        writer.bytes += magic
        writer.put(UInt32(version))
        writer.put(UInt32(json.count))
        writer.bytes += json
        for key in model.vocabulary.keys { writer.put(key, bytes: 5) }
        for value in model.rarities + model.rowScales { writer.put(value.bitPattern) }
        for row in 0..<model.featureCount {
            for label in model.labels.indices {
                writer.bytes.append(UInt8(bitPattern: model.weights[row * model.stride + label]))
            }
        }
        for weight in model.biases + model.emotionWeights + model.emotionBiases { writer.put(weight.bitPattern) }
        for (word, count) in model.wordCounts.sorted(by: { $0.key < $1.key }) {
            writer.put(word, bytes: 5)
            writer.bytes.append(count)
        }
        if let lexicon = model.lexicon {
            writer.bytes += lexicon.polarities.map(UInt8.init(bitPattern:))
            for weight in lexicon.weights { writer.put(weight.bitPattern) }
        }
        writer.put(Checksum.of(writer.bytes[...]), bytes: 8)
        return writer.bytes
    }

    // MARK: Reading

    static func model(from bytes: [UInt8], file: String) throws(TextEmotionError) -> TextModel {
        func damaged(_ cause: String) -> TextEmotionError { .notATextModel(file: file, cause: cause) }
        var reader = ByteReader(bytes)
        guard reader.take(8).map(Array.init) == magic else { throw damaged("it does not begin with NUNCHITX") }
        guard let found = reader.number(4), let length = reader.number(4) else { throw damaged("it is cut short") }
        guard found == version else { throw .modelVersion(file: file, found: Int(found), expected: version) }
        guard let json = reader.take(Int(length)), bytes.count > 24 else { throw damaged("it is cut short") }
        let header: Header
        do { header = try JSONDecoder().decode(Header.self, from: Data(json)) } catch {
            throw damaged("its header cannot be read")
        }
        try check(header, file: file)
        let (labels, emotions) = (header.labels.count, header.emotions.count)
        let lexicon = header.lexiconCounts.map { header.rows + $0 * labels * 4 } ?? 0
        let rest =
            header.rows * (13 + labels) + labels * 4 + (emotions * labels + emotions) * 4 + header.words * 6 + lexicon
            + 8
        guard reader.left == rest else {
            throw damaged(
                reader.left < rest ? "it is cut short by \(rest - reader.left) bytes" : "it is longer than it says")
        }
        let body = bytes[..<(bytes.count - 8)]
        var tail = ByteReader(Array(bytes[(bytes.count - 8)...]))
        guard tail.number(8) == Checksum.of(body) else { throw damaged("its checksum is wrong") }
        return try model(header, reader: &reader, file: file)
    }

    private static func check(_ header: Header, file: String) throws(TextEmotionError) {
        let sizes = header.rows >= 0 && header.rows <= Vocabulary.limit && (0...Vocabulary.limit).contains(header.words)
        guard sizes, (1...4096).contains(header.labels.count), header.emotions.count >= 2,
            Set(header.emotions).count == header.emotions.count, header.options.isValid,
            (0...1).contains(header.confidenceThreshold),
            header.lexiconCounts ?? PolarityLexicon.Count.allCases.count == PolarityLexicon.Count.allCases.count
        else { throw .notATextModel(file: file, cause: "its header makes no sense") }
    }

    private static func model(
        _ header: Header, reader: inout ByteReader, file: String
    ) throws(TextEmotionError) -> TextModel {
        let labels = header.labels.count
        let stride = TextModel.stride(labels: labels)
        var keys: [UInt64] = []
        keys.reserveCapacity(header.rows)
        for _ in 0..<header.rows { keys.append(reader.number(5) ?? 0) }
        let rarities = reader.floats(header.rows)
        let rowScales = reader.floats(header.rows)
        var weights = [Int8](repeating: 0, count: header.rows * stride)
        for row in 0..<header.rows {
            guard let bytes = reader.take(labels) else { break }
            for (label, byte) in bytes.enumerated() { weights[row * stride + label] = Int8(bitPattern: byte) }
        }
        let biases = reader.floats(labels)
        let emotionWeights = reader.floats(header.emotions.count * labels)
        let emotionBiases = reader.floats(header.emotions.count)
        var words: [UInt64: UInt8] = [:]
        for _ in 0..<header.words { words[reader.number(5) ?? 0] = UInt8(truncatingIfNeeded: reader.number(1) ?? 0) }
        var lexicon: PolarityLexicon?
        if header.lexiconCounts != nil {
            let polarities = (reader.take(header.rows) ?? []).map(Int8.init(bitPattern:))
            lexicon = PolarityLexicon(
                polarities: polarities, weights: reader.floats(PolarityLexicon.weightCount(labels: labels)))
        }
        guard let vocabulary = Vocabulary(keys: keys) else {
            throw .notATextModel(file: file, cause: "its features are out of order")
        }
        let numbers = rarities + rowScales + biases + emotionWeights + emotionBiases + (lexicon?.weights ?? [])
        guard numbers.allSatisfy(\.isFinite) else {
            throw .notATextModel(file: file, cause: "it holds values that are no numbers")
        }
        return TextModel(
            identity: ModelIdentity(name: header.name, version: header.modelVersion), language: header.language,
            labels: header.labels, taxonomy: Taxonomy(name: header.taxonomy, emotions: header.emotions),
            options: header.options, card: header.card, confidenceThreshold: header.confidenceThreshold,
            vocabulary: vocabulary, rarities: rarities, rowScales: rowScales, weights: weights,
            biases: biases, emotionWeights: emotionWeights, emotionBiases: emotionBiases, wordCounts: words,
            lexicon: lexicon)
    }
}

extension TextModel {
    /// Reads a model file.
    ///
    /// - Throws: `TextEmotionError` when it is missing, no text model, damaged or of another version.
    public init(contentsOf file: URL) throws(TextEmotionError) {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw .notATextModel(file: file.path, cause: TextFile.cause(of: error, at: file))
        }
        self = try TextModelFile.model(from: [UInt8](data), file: file.path)
    }

    /// Writes the model as one file, atomically.
    public func write(to file: URL) throws {
        let bytes = try TextModelFile.bytes(of: self)
        do { try Data(bytes).write(to: file, options: .atomic) } catch {
            throw TextEmotionError.unreadable(file: file.path, cause: TextFile.cause(of: error, at: file))
        }
    }
}
