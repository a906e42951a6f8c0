/// Which signs a terminal can show besides letters.
public enum Glyphs: Sendable, Hashable, CaseIterable {
    /// Block and line-drawing characters.
    case unicode
    /// ASCII only.
    case ascii

    /// What the locale of the process can show: `unicode` where the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set
    /// and not empty names UTF-8.
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let name = locale.lowercased()
        self = name.contains("utf-8") || name.contains("utf8") ? .unicode : .ascii
    }

    var rule: String { self == .unicode ? "─" : "-" }
    var ellipsis: String { self == .unicode ? "…" : "..." }
    var separator: String { self == .unicode ? " · " : " | " }

    /// A bar that fills `fraction` (0...1) of `width` columns, padded with spaces to that width.
    ///
    /// Unicode bars step by an eighth of a column, ASCII bars by one. A fraction outside 0...1 is clamped; one that is
    /// not a number gives an empty bar.
    public func bar(_ fraction: Double, width: Int) -> String {
        let width = max(0, width)
        let share = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
        switch self {
        case .unicode:
            let eighths = Int((share * Double(width) * 8).rounded())
            let full = String(repeating: "█", count: eighths / 8)
            let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
            return TerminalText.padded(full + parts[eighths % 8], to: width)
        case .ascii:
            let full = Int((share * Double(width)).rounded())
            return String(repeating: "#", count: full) + String(repeating: " ", count: width - full)
        }
    }
}
