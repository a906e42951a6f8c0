/// The colours of a plot's page. `light` suits paper, `dark` a dark screen.
public struct Theme: Sendable, Hashable {
    /// The page.
    public var background: PlotColor
    /// The area inside the axes.
    public var panel: PlotColor
    /// Titles and values.
    public var text: PlotColor
    /// Tick labels, axis titles, notes.
    public var mutedText: PlotColor
    /// Lines behind the data.
    public var grid: PlotColor
    /// Axis lines and ticks.
    public var axis: PlotColor
    /// Data that needs no colour of its own, such as a waveform.
    public var accent: PlotColor

    /// Dark text on white.
    public static let light = Theme(
        background: PlotColor(0xFFFFFF), panel: PlotColor(0xFAFBFC), text: PlotColor(0x1B2430),
        mutedText: PlotColor(0x55606E), grid: PlotColor(0xE3E7EC), axis: PlotColor(0x8D97A5),
        accent: PlotColor(0x3A6DB0))

    /// Light text on near-black.
    public static let dark = Theme(
        background: PlotColor(0x12161D), panel: PlotColor(0x181D26), text: PlotColor(0xECF0F5),
        mutedText: PlotColor(0xA9B4C2), grid: PlotColor(0x2B333F), axis: PlotColor(0x6F7B8B),
        accent: PlotColor(0x6FA8E6))

    var isDark: Bool { background.luminance < 0.2 }

    /// A line colour that can be seen on this theme's panel.
    func line(_ color: PlotColor) -> PlotColor { color.legible(on: panel, ratio: isDark ? 3 : 1.9) }

    /// A fill that stands out from this theme's panel.
    func fill(_ color: PlotColor) -> PlotColor { color.legible(on: panel, ratio: isDark ? 2 : 1.4) }

    /// The map for shares (0...1) on this page.
    var shares: ColorMap { isDark ? .glow : .ink }
}

/// What a plot is drawn with: page colours, language of its fixed words, size.
public struct PlotStyle: Sendable, Hashable {
    /// Page colours.
    public var theme: Theme
    /// Language of axis titles and other words that the caller does not give.
    public var language: Language
    /// Width in CSS pixels; nil for what suits the plot. Values are held within 320...4000.
    public var width: Double?
    /// Height in CSS pixels; nil for what suits the plot. Values are held within 200...4000.
    public var height: Double?

    /// A style; by default light, English, and of the size that suits the plot.
    public init(
        theme: Theme = .light, language: Language = .english, width: Double? = nil, height: Double? = nil
    ) {
        self.theme = theme
        self.language = language
        self.width = width
        self.height = height
    }

    func size(width defaultWidth: Double, height defaultHeight: Double) -> (width: Double, height: Double) {
        (Self.hold(width ?? defaultWidth, 320), Self.hold(height ?? defaultHeight, 200))
    }

    private static func hold(_ value: Double, _ least: Double) -> Double {
        value.isFinite ? min(max(value, least), 4000) : least
    }
}
