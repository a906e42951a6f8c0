import Foundation
import Reporting
import Testing

/// PNG files decode to what went in.
struct PNGTests {
    @Test func paletteImagesRoundTrip() throws {
        let palette = (0..<256).map { PlotColor(UInt32($0) * 0x01_03_05 & 0xFFFFFF) }
        let pixels = (0..<37 * 23).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let image = try PNGImage(width: 37, height: 23, palette: palette, transparent: 7, pixels: pixels)
        let decoded = try DecodedPNG(image.encoded())
        #expect(decoded.width == 37)
        #expect(decoded.height == 23)
        for (pixel, index) in zip(decoded.pixels, pixels) {
            let color = palette[Int(index)]
            #expect(pixel == [color.red, color.green, color.blue, index == 7 ? 0 : 255])
        }
    }

    @Test func wrongPartsAreRefused() {
        #expect(throws: ReportingError.shape(of: "pixels", expected: 4, found: 3)) {
            try PNGImage(width: 2, height: 2, palette: [PlotColor(0)], pixels: [0, 0, 0])
        }
        #expect(throws: ReportingError.value(of: "pixels", found: "1", hint: "0..<1")) {
            try PNGImage(width: 1, height: 1, palette: [PlotColor(0)], pixels: [1])
        }
        #expect(throws: ReportingError.self) { try PNGImage(width: 0, height: 1, palette: [PlotColor(0)], pixels: []) }
    }

    @Test func drawnPicturesHaveTheSizeAskedFor() throws {
        for (name, plot) in try Gallery.plots() {
            let png = try DecodedPNG(plot.png(style: PlotStyle(language: .korean, width: 600, height: 400), scale: 1.5))
            #expect(png.width == 900 && png.height == 600, "\(name)")
            #expect(png.pixel(0, 0) == [255, 255, 255, 255], "\(name)")
            #expect(Set(png.pixels).count > 10, "\(name)")
        }
    }

    @Test func hostileNamesAreDrawn() throws {
        for (name, plot) in try Gallery.plots(label: Gallery.nasty, bad: .nan) + Gallery.emptyPlots() {
            let png = try DecodedPNG(plot.png(style: PlotStyle(theme: .dark), scale: 0.5))
            #expect(png.width > 0, "\(name)")
        }
    }

    /// The low band of the spectrogram must be at the bottom, the early frame at the left, the loud cell bright.
    @Test func spectrogramsStandUpright() throws {
        var values = [Float](repeating: -80, count: 16)
        values[0] = 0
        let plot = try SpectrogramPlot(
            values, rows: 4, frames: 4, frameSeconds: 1, frequencies: .linear(0...8000))
        let png = try DecodedPNG(plot.png(style: PlotStyle(width: 800, height: 400), scale: 1))
        let bright = png.pixels.indices.filter {
            let pixel = png.pixels[$0]
            return $0 % png.width < 600 && pixel[0] > 250 && (200..<225).contains(pixel[2]) && pixel[1] > 240
        }
        #expect(bright.count > 5000)
        #expect(bright.allSatisfy { $0 % png.width < png.width / 3 && $0 / png.width > png.height / 2 })
    }

    @Test func documentsThatCannotBeDrawnAreRefused() throws {
        #expect(throws: ReportingError.self) { try SVGRasterizer.png(svg: "no picture at all") }
        #expect(throws: ReportingError.pictureSize(width: 20_000, height: 20, limit: 16_384)) {
            try SVGRasterizer.png(svg: "<svg width=\"10000\" height=\"10\"/>")
        }
        #expect(throws: ReportingError.self) {
            try SVGRasterizer.png(svg: "<svg width=\"10\" height=\"10\"/>", scale: .nan)
        }
        do throws(ReportingError) {
            _ = try SVGRasterizer.png(svg: "<svg width=\"10\" height=\"10\"><rect></svg>")
            Issue.record("a broken document was drawn")
        } catch .renderingFailed(let cause) {
            #expect(!cause.isEmpty)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func fileEndingsChooseTheFormat() throws {
        try withTemporaryFolder { folder in
            let plot = ScorePlot([.init(PlotLabel("기쁨"), score: 0.5)])
            try plot.write(to: folder.appending(path: "a.svg"))
            try plot.write(to: folder.appending(path: "b.PNG"), scale: 1)
            #expect(try String(contentsOf: folder.appending(path: "a.svg"), encoding: .utf8).hasPrefix("<?xml"))
            #expect(try DecodedPNG(Array(Data(contentsOf: folder.appending(path: "b.PNG")))).width == 640)
            let other = folder.appending(path: "c.bmp")
            #expect(throws: ReportingError.pictureFormat(file: other.path)) { try plot.write(to: other) }
        }
    }
}
