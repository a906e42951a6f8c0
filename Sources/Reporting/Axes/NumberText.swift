#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Numbers as people read them in plots and tables.
public enum NumberText {
    /// `value` with exactly `decimals` digits after the point (0...9); a dash for a value that is not finite.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return "–" }
        let places = min(max(decimals, 0), 9)
        let scale = pow(10, Double(places))
        guard abs(value) * scale < 9e15 else { return "\(value)" }
        let scaled = Int((value * scale).rounded())
        let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: Int(scale))
        let sign = scaled < 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        let digits = String(rest)
        return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.count) + digits
    }

    /// `value` with as many decimals as it has, at most six, and no zeros at the end.
    public static func plain(_ value: Double) -> String {
        var text = fixed(value, decimals: 6)
        guard text.contains("."), !text.contains("e") else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    /// A share as per cent: 0.1234 is `12.3 %` with one decimal.
    public static func percent(_ share: Double, decimals: Int = 0) -> String {
        share.isFinite ? fixed(share * 100, decimals: decimals) + " %" : "–"
    }

    /// Seconds as `m:ss`, or `h:mm:ss` from an hour on; a dash for a value that is negative or not finite.
    public static func clock(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return "–" }
        let whole = Int(seconds.rounded())
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
        return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(twoDigits(rest))" : "\(minutes):\(twoDigits(rest))"
    }

    /// A number with a true minus sign, which is as wide as a digit.
    static func typeset(_ number: String) -> String {
        number.hasPrefix("-") ? "\u{2212}" + number.dropFirst() : number
    }

    static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
