internal import CNeural

/// A matrix in memory: element (row, column) is at `base[row * rowStride + column * columnStride]`, and one of the
/// strides is 1.
struct MatrixView {
    let base: UnsafePointer<Float>
    let rows: Int
    let columns: Int
    let rowStride: Int
    let columnStride: Int

    /// Rows one after another.
    init(_ base: UnsafePointer<Float>, rows: Int, columns: Int) {
        (self.base, self.rows, self.columns) = (base, rows, columns)
        (rowStride, columnStride) = (columns, 1)
    }

    /// Element (row, column) at any strides, of which one is 1.
    init(base: UnsafePointer<Float>, rows: Int, columns: Int, rowStride: Int, columnStride: Int) {
        (self.base, self.rows, self.columns) = (base, rows, columns)
        (self.rowStride, self.columnStride) = (rowStride, columnStride)
    }

    var transposed: MatrixView {
        MatrixView(base: base, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
    }
}

extension Device {
    /// Operations (multiplications and additions) below which one thread is faster than two.
    private static let operationsForThreads = 16_000_000
    /// Rows of A at which dot products beat packing B.
    private static let rowsForDots = 2
    /// Tiles of rows from which on a packed B pays even if B could be read as it lies.
    private static let rowTilesForPacking = 16
    /// Floats of B that are packed at a time.
    private static let packedFloats = 1 << 22

    /// C = A · B (+ bias in each row), then max(0, ·) if asked; C row by row.
    ///
    /// Each element is summed over the inner index in an order that depends on the inner size only, except that one
    /// or two rows times a transposed matrix go another way, with other last digits.
    func multiply(
        _ a: MatrixView, _ b: MatrixView, into c: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>? = nil,
        relu: Bool = false
    ) {
        var call = nk_product(
            m: a.rows, n: b.columns, k: a.columns, a: a.base, a_row: a.rowStride, a_inner: a.columnStride, b: b.base,
            b_inner: b.rowStride, b_column: b.columnStride, c: c, c_row: b.columns, bias: bias, relu: relu ? 1 : 0,
            accumulate: 0, first_packed_panel: 0, packed: nil)
        guard call.m > 0, call.n > 0 else { return }
        let parallel = 2 * call.m * call.n * call.k >= Device.operationsForThreads
        if call.m <= Device.rowsForDots, call.a_inner == 1, call.b_inner == 1, call.b_column != 1 {
            withUnsafePointer(to: call) { call in
                split(call.pointee.n, grain: parallel ? 64 : call.pointee.n) {
                    kernels.pointee.multiply_dots(call, $0.lowerBound, $0.upperBound)
                }
            }
            return
        }
        let tileRows = kernels.pointee.tile_rows
        let tileColumns = kernels.pointee.tile_columns
        let rowTiles = (call.m + tileRows - 1) / tileRows
        let columnTiles = (call.n + tileColumns - 1) / tileColumns
        let direct = call.b_column == 1 && rowTiles < Device.rowTilesForPacking
        call.first_packed_panel = direct ? call.n / tileColumns : 0
        // All that is read as it lies first, then the packed rest in portions.
        multiplyTiles(call, rows: rowTiles, columns: 0..<call.first_packed_panel, parallel: parallel)
        guard call.first_packed_panel < columnTiles else { return }
        let portion = min(
            columnTiles - call.first_packed_panel, max(1, Device.packedFloats / max(1, call.k * tileColumns)))
        let block = pool.take(bytes: max(1, portion * call.k * tileColumns) * MemoryLayout<Float>.stride)
        defer { pool.giveBack(block) }
        let packed = block.base.bindMemory(to: Float.self, capacity: portion * call.k * tileColumns)
        var first = call.first_packed_panel
        while first < columnTiles {
            let last = min(columnTiles, first + portion)
            call.first_packed_panel = first
            call.packed = UnsafePointer(packed)
            withUnsafePointer(to: call) { call in
                split(last - first, grain: parallel ? 1 : last - first) {
                    kernels.pointee.pack(call, packed, first + $0.lowerBound, first + $0.upperBound)
                }
            }
            multiplyTiles(call, rows: rowTiles, columns: first..<last, parallel: parallel)
            first = last
        }
    }

    /// Shares rows of tiles between threads, or columns of tiles where there are few rows.
    private func multiplyTiles(_ call: nk_product, rows: Int, columns: Range<Int>, parallel: Bool) {
        guard !columns.isEmpty else { return }
        withUnsafePointer(to: call) { call in
            if rows >= 2 * threads || rows >= columns.count {
                split(rows, grain: parallel ? 1 : rows) {
                    kernels.pointee.multiply(
                        call, $0.lowerBound, $0.upperBound, columns.lowerBound, columns.upperBound)
                }
            } else {
                split(columns.count, grain: parallel ? 1 : columns.count) {
                    kernels.pointee.multiply(
                        call, 0, rows, columns.lowerBound + $0.lowerBound, columns.lowerBound + $0.upperBound)
                }
            }
        }
    }
}
