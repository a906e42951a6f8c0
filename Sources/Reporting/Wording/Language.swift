/// A language that the program speaks.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// 한국어
    case korean = "ko"
    /// English
    case english = "en"

    /// The language that a name means: `ko`, `kr`, `korean`, `한국어`, `ko_KR.UTF-8`; `en`, `english`, `영어`, `en-GB`.
    /// Case does not matter. Nil for any other name.
    public init?(named name: String) {
        // NFD spelling of 한국어, as macOS hands over file names, compares equal in Swift.
        let word = name.lowercased().prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }
        switch word {
        case "ko", "kr", "kor", "korean", "한국어", "한글": self = .korean
        case "en", "eng", "english", "영어", "c", "posix": self = .english
        default: return nil
        }
    }

    /// The language of the program's output.
    ///
    /// - Parameters:
    ///   - option: what the user asked for with `--language`, or nil.
    ///   - environment: the process's environment; of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is set and not
    ///     empty decides, and a locale in neither language reads as English.
    /// - Throws: `ReportingError.unknownLanguage` when `option` names no language that is known here.
    public static func chosen(
        option: String?, environment: [String: String]
    ) throws(ReportingError) -> Language {
        if let option {
            guard let language = Language(named: option) else { throw .unknownLanguage(found: option) }
            return language
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale.flatMap(Language.init(named:)) ?? .english
    }
}
