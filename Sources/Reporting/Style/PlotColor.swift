#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A colour in sRGB, eight bits a channel.
public struct PlotColor: Sendable, Hashable {
    /// Red, 0...255.
    public let red: UInt8
    /// Green, 0...255.
    public let green: UInt8
    /// Blue, 0...255.
    public let blue: UInt8

    /// A colour of three channels, each 0...255.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour written as in HTML: `0x1C2430` is `#1C2430`. Bits above the lowest 24 are ignored.
    public init(_ rgb: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
            blue: UInt8(truncatingIfNeeded: rgb))
    }

    /// `#RRGGBB`.
    public var hex: String {
        let digits = Array("0123456789ABCDEF")
        return [red, green, blue].reduce(into: "#") { text, channel in
            text.append(digits[Int(channel >> 4)])
            text.append(digits[Int(channel & 15)])
        }
    }
}

extension PlotColor {
    /// Relative luminance as WCAG 2 defines it, 0 (black) ... 1 (white).
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// Contrast ratio as WCAG 2 defines it, 1 ... 21.
    package func contrast(with other: PlotColor) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// This colour, moved in lightness until its contrast with `background` is at least `ratio` (hue is kept).
    package func legible(on background: PlotColor, ratio: Double) -> PlotColor {
        var color = self
        var lab = OKLab(self)
        let step = background.luminance > 0.4 ? -0.01 : 0.01
        while color.contrast(with: background) < ratio, (0.02...0.98).contains(lab.lightness) {
            lab.lightness += step
            color = lab.color
        }
        return color
    }

    /// A blend in OKLab; `amount` 0 is this colour, 1 is `other`.
    package func mixed(with other: PlotColor, _ amount: Double) -> PlotColor {
        let (x, y) = (OKLab(self), OKLab(other))
        return OKLab(
            lightness: x.lightness + (y.lightness - x.lightness) * amount,
            a: x.a + (y.a - x.a) * amount, b: x.b + (y.b - x.b) * amount
        ).color
    }

    static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}

/// A colour in OKLab (Björn Ottosson, 2020), where equal distances look about equally far apart.
struct OKLab {
    var lightness: Double
    var a: Double
    var b: Double

    init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    init(_ color: PlotColor) {
        let (r, g, b) = (PlotColor.linear(color.red), PlotColor.linear(color.green), PlotColor.linear(color.blue))
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        self.init(
            lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
    }

    /// The nearest sRGB colour, each channel clipped.
    var color: PlotColor {
        let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
        return PlotColor(
            red: Self.channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            green: Self.channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            blue: Self.channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s))
    }

    private func cube(_ value: Double) -> Double { value * value * value }

    private static func channel(_ linear: Double) -> UInt8 {
        let value = min(max(linear, 0), 1)
        let encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
        return UInt8((encoded * 255).rounded())
    }
}
