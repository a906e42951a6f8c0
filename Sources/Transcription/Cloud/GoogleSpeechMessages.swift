import Foundation

/// What Google Speech-to-Text v1 is sent and answers, as its reference for `speech:recognize` documents it.
package enum GoogleSpeechMessage {
    /// The body of a request.
    package struct Request: Codable, Sendable, Equatable {
        package let config: Config
        package let audio: Audio
    }

    /// How to recognise.
    package struct Config: Codable, Sendable, Equatable {
        package let encoding: String
        package let sampleRateHertz: Int
        package let languageCode: String
        package let alternativeLanguageCodes: [String]?
        package let enableWordTimeOffsets: Bool
        package let enableAutomaticPunctuation: Bool
        package let audioChannelCount: Int
    }

    /// The sound in base64.
    package struct Audio: Codable, Sendable, Equatable {
        package let content: String
    }

    /// The body of an answer; one without results means that nobody spoke.
    package struct Answer: Codable, Sendable {
        package let results: [Result]?
    }

    /// A stretch of speech.
    package struct Result: Codable, Sendable {
        package let alternatives: [Alternative]?
        package let resultEndTime: String?
        package let languageCode: String?
    }

    /// A way of understanding it, the likeliest first.
    package struct Alternative: Codable, Sendable {
        package let transcript: String?
        package let confidence: Double?
        package let words: [Word]?
    }

    /// A word.
    package struct Word: Codable, Sendable {
        package let startTime: String?
        package let endTime: String?
        package let word: String
    }

    /// The body of a failure.
    package struct Failure: Codable, Sendable {
        package struct Status: Codable, Sendable {
            package let code: Int?
            package let message: String?
            package let status: String?
        }
        package let error: Status
    }

    /// Seconds of a duration such as `1.300s`; nil when it is none.
    package static func seconds(_ duration: String?) -> Double? {
        guard let duration, duration.hasSuffix("s"), let value = Double(duration.dropLast()), value.isFinite, value >= 0
        else { return nil }
        return value
    }

    /// The service's name of a language that is given as a code of ISO 639-1: with a region.
    package static func languageCode(of language: String) -> String {
        let regions = [
            "ko": "ko-KR", "en": "en-US", "ja": "ja-JP", "zh": "cmn-Hans-CN", "yue": "yue-Hant-HK", "de": "de-DE",
            "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-BR", "ru": "ru-RU", "nl": "nl-NL", "vi": "vi-VN",
            "th": "th-TH", "id": "id-ID", "hi": "hi-IN", "tr": "tr-TR", "pl": "pl-PL", "ar": "ar-EG", "am": "am-ET",
        ]
        return regions[language] ?? language
    }
}
