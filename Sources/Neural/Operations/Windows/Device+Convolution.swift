extension Device {
    /// Numbers of a window's row below which its rows are gathered first: products with so short an inner side spend
    /// their time on loading and storing the result.
    private static let shortRow = 32
    /// Parts that a weight gradient is summed in, whatever the number of threads.
    private static let gradientParts = 8

    /// Each output line is the product of overlapping rows of the image, as they lie in memory, and the weights: one
    /// product for each row of the window.
    ///
    /// - Parameters:
    ///   - image: padded, as the geometry says.
    ///   - weights: [places, in, out], the places of the last axis fastest.
    func convolved(
        _ image: Tensor, _ geometry: WindowGeometry, weights: Tensor, outputs: Int, bias: Tensor? = nil,
        relu: Bool = false
    ) -> Tensor {
        let rows = WindowRows(geometry, gathersBelow: Device.shortRow)
        let packed = withPointers(weights) { weights in
            (0..<rows.count).map { row in
                PackedMatrix(
                    MatrixView(weights + row * rows.length * outputs, rows: rows.length, columns: outputs), on: self)
            }
        }
        let starts = geometry.lineStarts
        let width = geometry.lineWidth
        let cost = 2 * width * rows.count * rows.length * outputs
        return Tensor(shape: [geometry.batch] + geometry.output + [outputs], on: self) { to in
            withPointers(image) { image in
                withOptionalPointer(bias) { bias in
                    split(geometry.lines, grain: max(1, 4_000_000 / max(1, cost))) { lines in
                        let scratch = TensorStorage(count: max(1, rows.scratch), pool: pool)
                        for line in lines {
                            let start =
                                image + line / starts.count * geometry.imageSize + starts[line % starts.count]
                            for row in 0..<rows.count {
                                multiplySerially(
                                    rows.view(row, of: start, gatheredInto: scratch.base), packed[row],
                                    into: to + line * width * outputs, rowStride: outputs, accumulates: row > 0,
                                    bias: row + 1 == rows.count ? bias : nil, relu: relu && row + 1 == rows.count)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The gradient of the weights, [places, in, out].
    func convolutionWeightGradient(
        _ image: Tensor, _ geometry: WindowGeometry, dy: Tensor, outputs: Int
    ) -> Tensor {
        let rows = WindowRows(geometry, gathersBelow: Device.shortRow)
        let starts = geometry.lineStarts
        let width = geometry.lineWidth
        let size = rows.count * rows.length * outputs
        let parts = min(Device.gradientParts, max(1, geometry.lines))
        let isDirect = readsDirectly(columns: outputs)
        let sums = Tensor(shape: [parts, size], on: self) { sums in
            sums.update(repeating: 0, count: parts * size)
            withPointers(image, dy) { image, dy in
                split(parts, grain: 1) { range in
                    let scratch = TensorStorage(count: max(1, rows.scratch), pool: pool)
                    for part in range {
                        let lines = geometry.lines * part / parts..<geometry.lines * (part + 1) / parts
                        for line in lines {
                            let start =
                                image + line / starts.count * geometry.imageSize + starts[line % starts.count]
                            let gradient = MatrixView(
                                dy + line * width * outputs, rows: width, columns: outputs)
                            let packed = isDirect ? nil : PackedMatrix(gradient, on: self)
                            for row in 0..<rows.count {
                                let view = rows.view(row, of: start, gatheredInto: scratch.base)
                                let transposed = StridedRows(
                                    base: view.base, rows: rows.length, rowStride: 1, columnStride: view.rowStride)
                                let to = sums + part * size + row * rows.length * outputs
                                if let packed {
                                    multiplySerially(
                                        transposed, packed, into: to, rowStride: outputs, accumulates: true)
                                } else {
                                    addProductSerially(transposed, gradient, into: to, rowStride: outputs)
                                }
                            }
                        }
                    }
                }
            }
        }
        return columnSums(sums, rows: parts, columns: size)
    }
}

/// The rows of a window as left sides of products: as they lie in the image, or, where they are short, all of a window
/// gathered into one.
private struct WindowRows {
    /// Products for each line.
    let count: Int
    /// Numbers of one row.
    let length: Int
    /// Numbers that gathering needs.
    let scratch: Int
    private let offsets: [Int]
    private let rowLength: Int
    private let width: Int
    private let step: Int

    init(_ geometry: WindowGeometry, gathersBelow shortRow: Int) {
        offsets = geometry.rowOffsets
        rowLength = (geometry.window.last ?? 1) * geometry.channels
        width = geometry.lineWidth
        step = (geometry.stride.last ?? 1) * geometry.channels
        let gathers = rowLength < shortRow && offsets.count > 1
        count = gathers ? 1 : offsets.count
        length = gathers ? offsets.count * rowLength : rowLength
        scratch = gathers ? width * length : 0
    }

    /// Row `row` of all windows of the line that begins at `start`.
    func view(
        _ row: Int, of start: UnsafePointer<Float>, gatheredInto scratch: UnsafeMutablePointer<Float>
    ) -> StridedRows<UnsafePointer<Float>> {
        if self.scratch == 0 { return StridedRows(base: start + offsets[row], rows: width, rowStride: step) }
        for window in 0..<width {
            let to = scratch + window * length
            for (index, offset) in offsets.enumerated() {
                let from = start + window * step + offset
                for element in 0..<rowLength { to[index * rowLength + element] = from[element] }
            }
        }
        return StridedRows(base: UnsafePointer(scratch), rows: width, rowStride: length)
    }
}
