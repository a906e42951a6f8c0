/// A matrix as an indexed picture.
struct HeatMap {
    let values: [Float]
    let rows: Int
    let columns: Int

    /// How several cells become one.
    enum Pooling {
        /// The largest: a short peak stays visible.
        case maximum
        /// The mean.
        case mean
    }

    /// The matrix with at most so many rows and columns; cells that are not finite do not count, unless all are.
    func pooled(rows mostRows: Int, columns mostColumns: Int, by pooling: Pooling) -> HeatMap {
        guard rows > mostRows || columns > mostColumns else { return self }
        let (newRows, newColumns) = (min(rows, mostRows), min(columns, mostColumns))
        var result = [Float](repeating: .nan, count: newRows * newColumns)
        for row in 0..<newRows {
            let rowRange = row * rows / newRows..<(row + 1) * rows / newRows
            for column in 0..<newColumns {
                let columnRange = column * columns / newColumns..<(column + 1) * columns / newColumns
                result[row * newColumns + column] = pool(rowRange, columnRange, pooling)
            }
        }
        return HeatMap(values: result, rows: newRows, columns: newColumns)
    }

    /// The matrix with each cell repeated where cells are large on the page: viewers blend neighbouring pixels, not all
    /// of them can be told otherwise, and few large cells shall stay the rectangles they are.
    func enlarged(for frame: Rect) -> HeatMap {
        func factor(_ length: Double, _ count: Int) -> Int {
            let size = length / Double(max(count, 1))
            return size >= 6 ? Int(size.rounded(.up)) : 1
        }
        let (down, across) = (factor(frame.height, rows), factor(frame.width, columns))
        guard down > 1 || across > 1 else { return self }
        var result: [Float] = []
        result.reserveCapacity(values.count * down * across)
        for row in 0..<rows {
            let line = values[row * columns..<(row + 1) * columns].flatMap { repeatElement($0, count: across) }
            for _ in 0..<down { result += line }
        }
        return HeatMap(values: result, rows: rows * down, columns: columns * across)
    }

    private func pool(_ rowRange: Range<Int>, _ columnRange: Range<Int>, _ pooling: Pooling) -> Float {
        var (largest, sum, count) = (-Float.infinity, Float(0), Float(0))
        for row in rowRange {
            for column in columnRange {
                let value = values[row * columns + column]
                guard value.isFinite else { continue }
                largest = max(largest, value)
                sum += value
                count += 1
            }
        }
        guard count > 0 else { return .nan }
        return pooling == .maximum ? largest : sum / count
    }

    /// Smallest and largest finite value, or nil where there is none.
    var range: ClosedRange<Double>? { AxisScale.domain(of: values.lazy.map(Double.init), margin: 0) }

    /// The picture, first row at the bottom; cells that are not finite are transparent.
    func png(map: ColorMap, domain: ClosedRange<Double>) throws(ReportingError) -> [UInt8] {
        let shades = 255
        let scale = AxisScale(domain)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(values.count)
        for row in (0..<rows).reversed() {
            for value in values[row * columns..<(row + 1) * columns] {
                let share = min(max(scale.position(Double(value)), 0), 1)
                pixels.append(value.isFinite ? UInt8((share * Double(shades - 1)).rounded()) : UInt8(shades))
            }
        }
        let palette = map.colors(shades) + [PlotColor(0)]
        return try PNGImage(width: columns, height: rows, palette: palette, transparent: shades, pixels: pixels)
            .encoded()
    }
}
