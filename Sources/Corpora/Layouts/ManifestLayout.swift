import Affect
import Foundation

/// A table of recordings: `manifest.tsv` or `manifest.csv`.
///
/// Needed columns: `file` (relative to the manifest's folder, or absolute), `label`. Known beside them: `speaker`, `sex` or
/// `gender`, `sentence` or `script`, `transcript` or `text`, `split` or `fold` (`official` folds), `start` and `end` (seconds),
/// `extra` (`key=value;key=value`).
enum ManifestLayout {
    static func read(_ folder: CorpusFolder, corpus: String) throws(CorpusError) -> LayoutReading {
        guard let manifest = folder.manifest else { throw .unknownLayout(path: folder.url.path) }
        let rows = try table(manifest)
        guard let header = rows.first?.fields.map({ $0.lowercased() }) else {
            throw .noRecordings(path: folder.url.path, layout: "manifest", firstIssue: "the manifest is empty")
        }
        for column in ["file", "label"] where !header.contains(column) {
            throw .missingColumn(manifest: manifest.path, column: column, found: header)
        }
        var found = LayoutReading()
        for row in rows.dropFirst() {
            switch recording(from: row, header: header, folder: folder.url, corpus: corpus) {
            case .success(let recording): found.recordings.append(recording)
            case .failure(let issue): found.issues.append(issue.issue)
            }
        }
        return found
    }

    private struct RowError: Error { let issue: CorpusIssue }

    private static func table(_ manifest: URL) throws(CorpusError) -> [DelimitedText.Row] {
        let data: Data
        do { data = try Data(contentsOf: manifest) } catch {
            throw .unreadable(path: manifest.path, cause: error.localizedDescription)
        }
        guard var text = String(data: data, encoding: .utf8) else { throw .notText(manifest: manifest.path) }
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        return DelimitedText.rows(of: text, separator: manifest.pathExtension == "csv" ? "," : "\t")
    }

    private static func recording(
        from row: DelimitedText.Row, header: [String], folder: URL, corpus: String
    ) -> Result<Recording, RowError> {
        func issue(_ file: String, _ cause: CorpusIssue.Cause) -> Result<Recording, RowError> {
            .failure(RowError(issue: CorpusIssue(file: file, line: row.line, cause: cause)))
        }
        // Trailing empty fields may be left off.
        guard row.fields.count <= header.count else {
            return issue("", .fieldCount(expected: header.count, found: row.fields.count))
        }
        var values = Dictionary(zip(header, row.fields), uniquingKeysWith: { first, _ in first })
        for pair in (values["extra"] ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2, values[parts[0]] == nil { values[parts[0]] = parts[1] }
        }
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
        }
        guard let path = value("file") else { return issue("", .emptyField("file")) }
        guard let label = value("label") else { return issue(path, .emptyField("label")) }
        let file = path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
        guard FileManager.default.fileExists(atPath: file.path) else { return issue(path, .missingFile) }
        let span: ClosedRange<Double>?
        switch (value("start"), value("end")) {
        case (nil, nil): span = nil
        case (let start, let end?):
            guard let from = Double(start ?? "0"), let to = Double(end), from >= 0, to > from, to.isFinite else {
                return issue(path, .badSpan)
            }
            span = from...to
        case (_?, nil): return issue(path, .badSpan)
        }
        // A manifest of a published corpus need not repeat what the names of its files tell.
        let stem = file.deletingPathExtension().lastPathComponent
        return .success(
            Recording(
                file: file, label: label, emotion: Emotion(label: label), corpus: corpus,
                speaker: value("speaker") ?? "",
                sex: value("sex", "gender").flatMap(sex(named:)) ?? EmoDBName(stem)?.sex ?? RavdessName(stem)?.sex,
                sentence: value("sentence", "statement", "script", "word", "text"),
                transcript: value("transcript") ?? RavdessName(stem)?.transcript, split: value("split", "fold"),
                span: span))
    }

    private static func sex(named word: String) -> Sex? {
        switch word.lowercased() {
        case "f", "female", "w", "woman", "여", "여성", "여자": .female
        case "m", "male", "man", "남", "남성", "남자": .male
        default: nil
        }
    }
}
