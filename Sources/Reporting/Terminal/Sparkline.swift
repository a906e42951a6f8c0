/// A curve in one line of text.
public enum Sparkline {
    private static let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let plain: [Character] = ["_", ".", "-", "=", "*", "#"]

    /// The course of values in `width` columns at most: each column the mean of its part, the lowest and the highest block
    /// for the least and the greatest mean. Values that are not finite are left out.
    public static func text(_ values: [Double], width: Int, glyphs: Glyphs = .unicode) -> String {
        let values = values.filter(\.isFinite)
        guard !values.isEmpty, width > 0 else { return "" }
        let columns = min(width, values.count)
        let means = (0..<columns).map { column in
            let part = values[(column * values.count / columns)..<((column + 1) * values.count / columns)]
            return part.reduce(0, +) / Double(part.count)
        }
        let signs = glyphs == .unicode ? steps : plain
        guard let least = means.min(), let most = means.max(), most > least else {
            return String(repeating: signs[signs.count / 2], count: columns)
        }
        return String(means.map { signs[Int((($0 - least) / (most - least) * Double(signs.count - 1)).rounded())] })
    }
}
