import Reporting
import Testing

/// Every picture is well-formed XML and holds no number that is none, whatever it is drawn from.
struct SVGValidityTests {
    private static let styles = [
        PlotStyle(), PlotStyle(theme: .dark, language: .korean), PlotStyle(width: 1, height: 1),
        PlotStyle(language: .korean, width: .nan, height: .infinity), PlotStyle(width: 3000, height: 2000),
    ]

    private func check(_ plots: [(name: String, plot: any Plot)]) throws {
        for (name, plot) in plots {
            for style in Self.styles {
                let svg = try ParsedSVG(plot.svg(style: style))
                #expect(svg.elements.first?.name == "svg", "\(name)")
                #expect(svg.strayWords == [], "\(name)")
            }
        }
    }

    @Test func ordinaryValues() throws { try check(Gallery.plots()) }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 0])
    func badValues(_ bad: Double) throws { try check(Gallery.plots(bad: bad)) }

    @Test func hostileNames() throws { try check(Gallery.plots(label: Gallery.nasty)) }

    @Test func nothingToShow() throws {
        try check(Gallery.emptyPlots())
        for (name, plot) in try Gallery.emptyPlots() where name != "timeline lines" {
            let texts = try ParsedSVG(plot.svg(style: PlotStyle())).texts
            #expect(texts.contains(PlotPhrase.noData.text(in: .english)), "\(name)")
        }
    }

    @Test func longNamesAreCut() throws {
        for (name, plot) in try Gallery.plots(label: Gallery.nasty) {
            let svg = plot.svg(style: PlotStyle())
            #expect(svg.utf8.count < 100_000, "\(name)")
            for text in try ParsedSVG(svg).texts { #expect(text.count < 200, "\(name)") }
        }
    }

    @Test func markupInNamesStaysText() throws {
        let plot = ScorePlot([.init(PlotLabel("<b>&\"'\n줄\u{8}"), score: 0.5)])
        let svg = try ParsedSVG(plot.svg(style: PlotStyle()))
        #expect(svg.texts.contains("<b>&\"' 줄"))
        #expect(!svg.elements.contains { $0.name == "b" })
    }

    @Test func theSameInputGivesTheSamePicture() throws {
        let (first, second) = (try Gallery.plots(), try Gallery.plots())
        for (a, b) in zip(first, second) { #expect(a.plot.svg(style: PlotStyle()) == b.plot.svg(style: PlotStyle())) }
    }
}
