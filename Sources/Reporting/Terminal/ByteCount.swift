/// Sizes of files as people read them, in decimal units.
public enum ByteCount {
    /// The size with its unit: `93 kB`, `2.3 MB`, `145 MB`.
    public static func text(_ bytes: Int) -> String {
        let units = ["kB", "MB", "GB", "TB"]
        guard bytes >= 1000 else { return "\(bytes) B" }
        var (value, unit) = (Double(bytes) / 1000, 0)
        // 999.5 would be written as 1000.
        while value >= 999.5, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return NumberText.fixed(value, decimals: value < 9.95 ? 1 : 0) + " " + units[unit]
    }
}
