/// A picture of at most 256 colours, one byte a pixel, for heat maps.
package struct PNGImage: Sendable {
    package let width: Int
    package let height: Int
    private let palette: [PlotColor]
    private let transparent: Int?
    private let pixels: [UInt8]

    /// A picture, rows from the top, pixels from the left.
    ///
    /// - Parameters:
    ///   - palette: 1...256 colours.
    ///   - transparent: the palette entry that lets the page shine through.
    ///   - pixels: `width * height` palette entries.
    /// - Throws: `ReportingError.shape` or `.value` when the parts do not fit each other.
    package init(
        width: Int, height: Int, palette: [PlotColor], transparent: Int? = nil, pixels: [UInt8]
    ) throws(ReportingError) {
        guard width > 0, height > 0, width <= 65_535, height <= 65_535 else {
            throw .pictureSize(width: Double(width), height: Double(height), limit: 65_535)
        }
        guard pixels.count == width * height else {
            throw .shape(of: "pixels", expected: width * height, found: pixels.count)
        }
        guard (1...256).contains(palette.count) else {
            throw .value(of: "palette", found: "\(palette.count)", hint: "1...256")
        }
        guard pixels.allSatisfy({ Int($0) < palette.count }) else {
            throw .value(of: "pixels", found: "\(pixels.max() ?? 0)", hint: "0..<\(palette.count)")
        }
        self.width = width
        self.height = height
        self.palette = palette
        self.transparent = transparent
        self.pixels = pixels
    }

    /// The PNG file (ISO/IEC 15948): indexed colour, no filter, which suits a palette.
    package func encoded() -> [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header = bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 3, 0, 0, 0]
        chunk("IHDR", header, into: &bytes)
        chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }, into: &bytes)
        if let transparent {
            chunk("tRNS", (0...transparent).map { $0 == transparent ? 0 : 255 }, into: &bytes)
        }
        var rows: [UInt8] = []
        rows.reserveCapacity((width + 1) * height)
        for row in 0..<height {
            rows.append(0)
            rows.append(contentsOf: pixels[row * width..<(row + 1) * width])
        }
        chunk("IDAT", Zlib.compressed(rows), into: &bytes)
        chunk("IEND", [], into: &bytes)
        return bytes
    }

    private func chunk(_ type: String, _ data: [UInt8], into bytes: inout [UInt8]) {
        let body = Array(type.utf8) + data
        bytes += bigEndian(UInt32(data.count)) + body + bigEndian(Zlib.crc32(body))
    }

    private func bigEndian(_ value: UInt32) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
            UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
        ]
    }
}
