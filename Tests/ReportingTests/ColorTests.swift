import Foundation
import Reporting
import Testing

struct ColorTests {
    /// What the eyes of dichromats make of linear light (Machado, Oliveira and Fernandes, 2009, severity 1).
    private static let eyes: [(name: String, matrix: [[Double]])] = [
        ("normal", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        (
            "protan",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        ),
        (
            "deutan",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        ),
        (
            "tritan",
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        ),
    ]

    private func lab(_ color: PlotColor, _ eye: [[Double]]) -> [Double] {
        let linear = [color.red, color.green, color.blue].map { channel in
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let seen = eye.map { row in min(max(zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
        let cones = [
            [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ].map { row in cbrt(zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 }) }
        return [
            [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ].map { row in zip(row, cones).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    private func nearest(_ colors: [PlotColor], _ eye: [[Double]]) -> Double {
        let points = colors.map { lab($0, eye) }
        var nearest = Double.infinity
        for (index, a) in points.enumerated() {
            for b in points[..<index] {
                nearest = min(nearest, sqrt(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }))
            }
        }
        return nearest
    }

    @Test func emotionsStayApartForEveryEye() {
        #expect(Palette.emotions.count == 10)
        for (name, matrix) in Self.eyes {
            #expect(nearest(Array(Palette.emotions.values), matrix) > 0.085, "\(name)")
            #expect(nearest(Palette.sequence, matrix) > 0.1, "\(name)")
        }
    }

    @Test func mapsRiseEvenlyInLightness() {
        for map in [ColorMap.ember, .lagoon, .ink, .glow] {
            let lightness = map.colors(101).map { lab($0, Self.eyes[0].matrix)[0] }
            let step = (lightness[100] - lightness[0]) / 100
            for (index, value) in lightness.enumerated() {
                // Eight bits a channel leave some play.
                #expect(abs(value - lightness[0] - step * Double(index)) < 0.012)
            }
        }
    }

    @Test func mapsClampTheirInput() {
        let map = ColorMap.ember
        #expect(map.color(at: -3) == map.color(at: 0))
        #expect(map.color(at: 7) == map.color(at: 1))
        #expect(map.color(at: .nan) == map.color(at: 0))
        #expect(map.color(at: 0).hex == "#0B0A1F")
        #expect(map.color(at: 1).hex == "#FFF8DA")
    }

    @Test func linesCanBeSeenOnBothThemes() {
        for theme in [Theme.light, .dark] {
            for color in Palette.emotions.values {
                #expect(color.legible(on: theme.panel, ratio: 1.9).contrast(with: theme.panel) >= 1.9)
            }
            #expect(theme.text.contrast(with: theme.background) > 12)
            #expect(theme.mutedText.contrast(with: theme.background) > 5)
        }
    }

    @Test func contrastIsThatOfWCAG() {
        #expect(abs(PlotColor(0x000000).contrast(with: PlotColor(0xFFFFFF)) - 21) < 1e-9)
        #expect(abs(PlotColor(0x777777).contrast(with: PlotColor(0xFFFFFF)) - 4.478) < 0.001)
    }
}
