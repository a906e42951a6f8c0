import Foundation
import Hummingbird
import Nunchi

/// What is asked for with a body to read: from the query, or from a form's fields, which come first.
struct ReadParameters: Sendable {
    /// What to add to a reading's answer.
    struct Included: Sendable, Hashable {
        var waveform = false
        var spectrogram = false

        /// Reads a list such as `waveform,spectrogram`.
        init(_ list: String?) throws {
            guard let list else { return }
            for name in list.split(separator: ",", omittingEmptySubsequences: false) {
                switch name.trimmingCharacters(in: .whitespaces) {
                case "waveform": waveform = true
                case "spectrogram": spectrogram = true
                default:
                    throw Problem.malformed("include", "waveform, spectrogram 만 됩니다", "takes waveform and spectrogram")
                }
            }
        }
    }

    /// Whether the words are read too.
    let readsWords: Bool
    /// The language spoken or written, as a code of ISO 639-1; nil to have it found out.
    let language: String?
    /// Whether it is told which words moved a text's score.
    let explains: Bool
    let options: ReadingOptions
    let included: Included
    /// Whether the reading is kept, where there is somebody to keep it for.
    let stores: Bool
    let name: String?
    /// The words of a form.
    let text: String?

    init(_ request: Request, fields: [String: String], threads: Int) throws {
        let query = request.uri.queryParameters
        func value(_ name: String) -> String? {
            if let field = fields[name] { return field.isEmpty ? nil : field }
            return query[Substring(name)].map(String.init)
        }
        func number(_ name: String, _ range: ClosedRange<Double>) throws -> Double? {
            guard let text = value(name) else { return nil }
            guard let number = Double(text), range.contains(number) else {
                throw Problem.malformed(
                    name, "\(range.lowerBound)~\(range.upperBound) 의 수여야 합니다",
                    "must be a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }
        func flag(_ name: String) throws -> Bool? {
            switch value(name) {
            case nil: nil
            case "true": true
            case "false": false
            default: throw Problem.malformed(name, "true 또는 false 여야 합니다", "must be true or false")
            }
        }
        readsWords = try Self.readsWords(value("modalities"))
        language = try Self.language(value("language"))
        explains = try flag("explain") ?? false
        let start = try number("start", 0...1e7) ?? 0
        let end = try number("end", 0...1e7)
        if let end, end <= start { throw Problem.malformed("end", "start 보다 뒤여야 합니다", "must lie after start") }
        let channel = try value("channel").map { text in
            guard let channel = Int(text), (0..<64).contains(channel) else {
                throw Problem.malformed("channel", "0~63 의 정수여야 합니다", "must be a whole number from 0 to 63")
            }
            return channel
        }
        options = ReadingOptions(
            start: start, end: end, channel: channel, window: try number("window", 0.25...30) ?? 2,
            step: try number("step", 0.05...30) ?? 0.5, threads: threads)
        included = try Included(value("include"))
        stores = try flag("store") ?? true
        name = value("name").flatMap(Self.plainName)
        text = fields["text"]
    }

    /// What is asked for of sound that has come already.
    init(stores: Bool, threads: Int) throws {
        readsWords = false
        language = nil
        explains = false
        options = ReadingOptions(threads: threads)
        included = try Included(nil)
        self.stores = stores
        name = nil
        text = nil
    }

    private static func readsWords(_ list: String?) throws -> Bool {
        let names = (list ?? "voice").split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        for name in names where ["face", "music"].contains(name) {
            throw Problem.capabilityMissing(name, remedy: .later)
        }
        guard names.contains("voice"), names.allSatisfy(["voice", "text"].contains) else {
            throw Problem.malformed("modalities", "voice 또는 voice,text 여야 합니다", "must be voice or voice,text")
        }
        return names.contains("text")
    }

    private static func language(_ name: String?) throws -> String? {
        guard let name else { return nil }
        guard (1...20).contains(name.count), name.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" }) else {
            throw Problem.malformed("language", "ko, en 같은 언어 이름이어야 합니다", "must name a language, such as ko or en")
        }
        return SpokenLanguage.code(named: name)
    }

    /// A file's name as one may show it: without folders and control characters, 200 characters at most.
    static func plainName(_ name: String) -> String? {
        let plain = FileName.shown(name)
        return plain.isEmpty ? nil : plain
    }
}

extension Wording {
    /// What helps where a part of Nunchi is not built yet.
    static let later = Wording(
        "다음 판을 기다려 주세요; /health 에 할 수 있는 일이 있습니다", "a later version will; /health tells what this one can do")
}
