import CRsvg

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Draws SVG documents as PNG through librsvg, which is opened at the first call and not before.
public enum SVGRasterizer {
    /// Most pixels a side.
    public static let largestSide = 16_384

    /// The document as a PNG.
    ///
    /// - Parameters:
    ///   - svg: an SVG document whose `width` and `height` are plain numbers, as those of `Plot.svg` are.
    ///   - scale: pixels of the PNG to each CSS pixel of the document, above 0.
    /// - Throws: `.libraryMissing` without librsvg, `.pictureSize` when a side is under 1 or over `largestSide`
    ///   pixels or no size is given, `.renderingFailed` when librsvg refuses the document.
    public static func png(svg: String, scale: Double = 2) throws(ReportingError) -> [UInt8] {
        let (width, height) = (attribute("width", of: svg) * scale, attribute("height", of: svg) * scale)
        let limit = Double(largestSide)
        guard (1...limit).contains(width.rounded()), (1...limit).contains(height.rounded()) else {
            throw .pictureSize(width: width, height: height, limit: largestSide)
        }
        var png = nunchi_bytes()
        var message = [CChar](repeating: 0, count: 512)
        var document = Array(svg.utf8)
        let status = nunchi_rsvg_png(
            &document, document.count, Int32(width.rounded()), Int32(height.rounded()), &png, &message, message.count)
        defer { free(png.data) }
        let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        switch UInt32(status) {
        case NUNCHI_RSVG_DONE.rawValue: return Array(UnsafeBufferPointer(start: png.data, count: png.count))
        case NUNCHI_RSVG_MISSING.rawValue:
            throw .libraryMissing(library: text, aptPackage: "librsvg2-2", brewPackage: "librsvg")
        default: throw .renderingFailed(cause: text)
        }
    }

    /// The number in an attribute of the root element; not a number where there is none.
    private static func attribute(_ name: String, of svg: String) -> Double {
        guard let root = svg.firstRange(of: "<svg "),
            let end = svg[root.upperBound...].firstIndex(of: ">"),
            let start = svg[root.lowerBound..<end].firstRange(of: " \(name)=\"")
        else { return .nan }
        return Double(svg[start.upperBound..<end].prefix { $0 != "\"" }) ?? .nan
    }
}
