import Nunchi

/// What a client of OpenAI's API asks of a recording.
package struct TranscriptionRequest: Sendable, Hashable {
    /// A form of the answer.
    package enum Format: String, Sendable, Hashable, CaseIterable {
        case json, text, srt, vtt
        case verboseJSON = "verbose_json"
    }

    /// Whose times are wanted.
    package enum Granularity: String, Sendable, Hashable, CaseIterable {
        case word, segment
    }

    /// The model's name as the client knows it.
    package let model: String
    /// The language spoken, as a code of ISO 639-1; nil to have it detected.
    package let language: String?
    package let format: Format
    package let granularities: Set<Granularity>

    /// Names by which clients ask for whatever there is.
    package static let usualModels = ["whisper-1"]

    /// - Parameter values: the form's fields. `prompt` and `temperature` are taken and have no effect.
    /// - Throws: `Problem` naming the parameter.
    package init(_ values: [String: [String]]) throws(Problem) {
        func value(_ name: String) -> String? { values[name]?.last.flatMap { $0.isEmpty ? nil : $0 } }
        guard let model = value("model") else {
            throw .malformed("model", "모델의 이름이 필요합니다", "a model's name is needed")
        }
        self.model = model
        language = value("language")?.lowercased()
        let format = value("response_format") ?? Format.json.rawValue
        guard let known = Format(rawValue: format) else {
            throw Self.unknown("response_format", Format.allCases.map(\.rawValue))
        }
        self.format = known
        var granularities: Set<Granularity> = []
        for name in (values["timestamp_granularities[]"] ?? []) + (values["timestamp_granularities"] ?? []) {
            guard let known = Granularity(rawValue: name) else {
                throw Self.unknown("timestamp_granularities", Granularity.allCases.map(\.rawValue))
            }
            granularities.insert(known)
        }
        guard granularities.isEmpty || known == .verboseJSON else {
            throw .malformed(
                "timestamp_granularities", "response_format=verbose_json 과 함께 쓰세요",
                "it goes with response_format=verbose_json")
        }
        self.granularities = granularities.isEmpty ? [.segment] : granularities
        if let temperature = value("temperature") {
            guard let number = Double(temperature), (0...1).contains(number) else {
                throw .malformed("temperature", "0과 1 사이의 수여야 합니다", "it is a number from 0 to 1")
            }
        }
    }

    /// Whether times of words are of use.
    package var wantsWords: Bool { granularities.contains(.word) || format == .srt || format == .vtt }

    private static func unknown(_ name: String, _ known: [String]) -> Problem {
        let list = known.joined(separator: ", ")
        return .malformed(name, "쓸 수 있는 값: \(list)", "it is one of \(list)")
    }
}
