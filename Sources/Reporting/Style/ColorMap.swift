/// A continuous map from 0...1 to colour whose lightness rises (or falls) evenly, so that equal steps look equal.
public struct ColorMap: Sendable {
    private let stops: [(position: Double, color: OKLab)]

    /// A map through these colours. Each is placed where its OKLab lightness belongs between that of the first and the
    /// last, which makes lightness linear in the value; the colours must go from dark to light or from light to dark.
    init(_ colors: [UInt32]) {
        let labs = colors.map { OKLab(PlotColor($0)) }
        let (first, last) = (labs[0].lightness, labs[labs.count - 1].lightness)
        stops = labs.map { (($0.lightness - first) / (last - first), $0) }
    }

    /// Night blue through purple, rose and orange to cream: for spectrograms.
    public static let ember = ColorMap([0x0B0A1F, 0x2A1157, 0x6A1A7A, 0xB02A72, 0xE4504F, 0xF98D3C, 0xFDCB62, 0xFFF8DA])
    /// Deep violet through teal to yellow-green: an alternative for spectrograms.
    public static let lagoon = ColorMap([0x2B0B45, 0x37307A, 0x2B5F8C, 0x1F8A8A, 0x3CB27A, 0x96D158, 0xF3EA4E])
    /// Paper white to ink blue: for shares on a light page.
    public static let ink = ColorMap([0xF6F9FC, 0xC6DBEF, 0x86B6DE, 0x4688C2, 0x1F5C9E, 0x0E3468])
    /// Slate to pale blue: for shares on a dark page.
    public static let glow = ColorMap([0x1E2530, 0x223C5C, 0x2A5F93, 0x3F8CC6, 0x7BB8E6, 0xCFE6F8])

    /// The colour of `value`, which is clamped to 0...1.
    public func color(at value: Double) -> PlotColor {
        guard value > 0 else { return stops[0].color.color }
        guard value < 1, let upper = stops.firstIndex(where: { $0.position >= value }), upper > 0 else {
            return stops[stops.count - 1].color.color
        }
        let (low, high) = (stops[upper - 1], stops[upper])
        let share = (value - low.position) / (high.position - low.position)
        return OKLab(
            lightness: low.color.lightness + (high.color.lightness - low.color.lightness) * share,
            a: low.color.a + (high.color.a - low.color.a) * share,
            b: low.color.b + (high.color.b - low.color.b) * share
        ).color
    }

    /// `count` colours at equal steps from 0 to 1.
    public func colors(_ count: Int) -> [PlotColor] {
        (0..<count).map { color(at: count > 1 ? Double($0) / Double(count - 1) : 0) }
    }
}
