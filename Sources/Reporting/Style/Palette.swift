/// The colours that plots give to emotions and to unnamed series.
///
/// Both sets were searched for in OKLab so that every pair stays apart for normal, protan, deutan and tritan vision
/// (simulated after Machado et al., 2009): the nearest of the ten emotions are 0.134, 0.104, 0.105 and 0.087 apart.
public enum Palette {
    /// The colour of an emotion by its canonical name (`"joy"`), or nil for a name without one.
    public static func emotion(_ name: String) -> PlotColor? { emotions[name] }

    /// The colour of the series at `index`; repeats after eight.
    public static func series(_ index: Int) -> PlotColor {
        let count = sequence.count
        return sequence[((index % count) + count) % count]
    }

    package static let emotions: [String: PlotColor] = [
        "neutral": PlotColor(0xA4A4A4), "joy": PlotColor(0xE9BD00), "sadness": PlotColor(0x46609C),
        "anger": PlotColor(0xE03C21), "surprise": PlotColor(0xE48821), "fear": PlotColor(0x53239B),
        "disgust": PlotColor(0x3F8A65), "contempt": PlotColor(0xC468CA), "calm": PlotColor(0x5CD1FB),
        "boredom": PlotColor(0x694323),
    ]

    package static let sequence: [PlotColor] = [
        PlotColor(0x3C61A7), PlotColor(0xEA9F3A), PlotColor(0x009272), PlotColor(0xC578C9), PlotColor(0x5E2F10),
        PlotColor(0x8CD8EB), PlotColor(0xE84110), PlotColor(0x3E2980),
    ]
}

/// A name shown in a plot, with the colour that stands for it.
public struct PlotLabel: Sendable, Hashable {
    /// The words shown, in the language the caller chose. Any text is safe.
    public let text: String
    /// The colour, or nil for the next of `Palette.series`.
    public let color: PlotColor?

    /// A label; without a colour it takes the next of `Palette.series`.
    public init(_ text: String, color: PlotColor? = nil) {
        self.text = text
        self.color = color
    }

    /// A label in the colour of an emotion: `.emotion("joy", text: "기쁨")`.
    public static func emotion(_ name: String, text: String) -> PlotLabel {
        PlotLabel(text, color: Palette.emotion(name))
    }

    /// The fill for the label at `index` on a page.
    func fill(at index: Int, on theme: Theme) -> PlotColor { theme.fill(color ?? Palette.series(index)) }

    /// The line colour for the label at `index` on a page.
    func line(at index: Int, on theme: Theme) -> PlotColor { theme.line(color ?? Palette.series(index)) }
}
