#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Something that can be drawn as a picture.
public protocol Plot: Sendable {
    /// The picture as a complete SVG document in UTF-8.
    func svg(style: PlotStyle) -> String
}

extension Plot {
    /// The picture as a PNG of the same SVG, `scale` pixels to each CSS pixel.
    ///
    /// - Throws: `ReportingError` when librsvg is missing, refuses the document or the picture is too large.
    public func png(style: PlotStyle, scale: Double = 2) throws(ReportingError) -> [UInt8] {
        try SVGRasterizer.png(svg: svg(style: style), scale: scale)
    }

    /// Writes the picture to a file as its ending says: `.svg` or `.png` (at `scale`).
    ///
    /// - Throws: `ReportingError` when the ending is another, or drawing or writing fails.
    public func write(to file: URL, style: PlotStyle = PlotStyle(), scale: Double = 2) throws(ReportingError) {
        switch file.pathExtension.lowercased() {
        case "svg": try AtomicFile.write(Array(svg(style: style).utf8), to: file)
        case "png": try AtomicFile.write(png(style: style, scale: scale), to: file)
        default: throw .pictureFormat(file: file.path)
        }
    }
}
