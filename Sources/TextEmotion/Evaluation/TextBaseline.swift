public import Foundation

/// scikit-learn's TF-IDF and logistic regression, run by a Python as a process, on the same texts.
public struct TextBaseline: Sendable {
    /// The Python to run.
    public let python: String
    /// The script, `Benchmarks/references/text_baseline.py` of the repository.
    public let script: URL

    /// What of the texts it counts.
    public let analyzer: Analyzer

    /// What a baseline counts.
    public enum Analyzer: String, Sendable {
        /// Words and pairs of words.
        case words
        /// Sequences of one to four letters within words: stronger than words for Korean, whose words take endings.
        case letters
    }

    /// A baseline.
    public init(python: String, script: URL, analyzer: Analyzer = .words) {
        (self.python, self.script, self.analyzer) = (python, script, analyzer)
    }

    /// What it predicted.
    public struct Predictions: Sendable, Decodable {
        /// Its name and version.
        public let name: String
        /// Text by text, the labels it gave.
        public let chosen: [[Int]]
        /// Text by text, its probabilities of the labels.
        public let probabilities: [[Float]]
    }

    /// Trains it on texts and lets it predict others.
    ///
    /// - Throws: `TextEmotionError.baselineFailed` with what it wrote on standard error.
    public func predict(training: [LabelledText], test: [LabelledText], labels: Int, seed: UInt64) throws -> Predictions
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nunchi-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Self.table(training).write(to: folder.appending(path: "train.tsv"))
        try Self.table(test).write(to: folder.appending(path: "test.tsv"))
        let output = folder.appending(path: "out.json")
        try run([script.path, folder.path, output.path, String(labels), String(seed), analyzer.rawValue])
        guard let data = try? Data(contentsOf: output),
            let found = try? JSONDecoder().decode(Predictions.self, from: data), found.chosen.count == test.count,
            found.probabilities.count == test.count,
            found.probabilities.allSatisfy({ $0.count == labels }),
            found.chosen.allSatisfy({ $0.allSatisfy((0..<labels).contains) })
        else { throw TextEmotionError.baselineFailed(program: python, cause: "its predictions cannot be read") }
        return found
    }

    /// Its figures beside ours.
    public func figures(
        training: [LabelledText], test: [LabelledText], labels: [TextLabel], seed: UInt64
    ) throws -> TextEvaluation.Baseline {
        let found = try predict(training: training, test: test, labels: labels.count, seed: seed)
        let result = TextEvaluation(
            data: "", model: found.name, labels: labels, probabilities: found.probabilities,
            chosen: found.chosen.map { given in labels.indices.map(Set(given).contains) },
            truths: test.map(\.truths), trainingTexts: training.count, thresholds: "", seed: seed)
        return TextEvaluation.Baseline(
            name: found.name, macroF1: result.macroF1, microF1: result.microF1, areaUnderCurve: result.areaUnderCurve)
    }

    private static func table(_ texts: [LabelledText]) -> Data {
        var bytes: [UInt8] = []
        for text in texts {
            bytes += text.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
            let labels = text.targets.indices.filter { text.targets[$0] == 1 }.map(String.init)
            bytes += Array("\t\(labels.joined(separator: ","))\n".utf8)
        }
        return Data(bytes)
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python] + arguments
        let errors = Pipe()
        process.standardError = errors
        do { try process.run() } catch {
            throw TextEmotionError.baselineFailed(program: python, cause: "it cannot be started")
        }
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
            throw TextEmotionError.baselineFailed(program: python, cause: lines.last.map(String.init) ?? "it failed")
        }
    }
}
