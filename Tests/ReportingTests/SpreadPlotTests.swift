import Reporting
import Testing

struct SpreadPlotTests {
    private static func dots(_ values: [[Double]]) throws -> [(x: Double, y: Double, r: Double)] {
        let plot = SpreadPlot(values.enumerated().map { SpreadPlot.Group(PlotLabel("\($0)"), values: $1, whole: nil) })
        return try ParsedSVG(plot.svg(style: PlotStyle())).elements.filter { $0.name == "circle" }.compactMap {
            guard let x = $0.attributes["cx"].flatMap(Double.init), let y = $0.attributes["cy"].flatMap(Double.init),
                let r = $0.attributes["r"].flatMap(Double.init)
            else { return nil }
            return (x, y, r)
        }
    }

    /// Sixty-five speakers, thirty of them with one and the same figure, beside a group of five.
    @Test func everySpeakerIsSeen() throws {
        let many = [Double](repeating: 1, count: 30) + (0..<35).map { Double($0) / 40 }
        let dots = try Self.dots([many, [0.2, 0.4, 0.4, 0.6, 1]])
        #expect(dots.count == 70)
        for (index, dot) in dots.enumerated() {
            for other in dots[..<index] where abs(other.x - dot.x) < 0.5 {
                #expect(abs(other.y - dot.y) > dot.r, "\(dot) \(other)")
            }
        }
        #expect(try #require(dots.map(\.r).min()) > 2)
    }

    @Test func fewSpeakersHaveLargeDotsInALowPicture() throws {
        #expect(try Self.dots([[0.1, 0.5, 0.9]]).allSatisfy { $0.r == 4.5 })
        let svg = SpreadPlot([SpreadPlot.Group(PlotLabel("a"), values: [0.1, 0.5], whole: 0.3)]).svg(style: PlotStyle())
        let height = try #require(ParsedSVG(svg).elements.first?.attributes["height"].flatMap(Double.init))
        #expect(height <= 200)
    }
}
