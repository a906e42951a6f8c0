internal import CNeural

/// The right side of a product in the order that the kernels read it, made once and used many times.
struct PackedMatrix {
    let inner: Int
    let columns: Int
    private let storage: TensorStorage

    /// Packs a matrix of `inner` rows.
    init(_ matrix: MatrixView, on device: Device) {
        (inner, columns) = (matrix.rows, matrix.columns)
        let tile = device.kernels.pointee.tile_columns
        let panels = (columns + tile - 1) / tile
        storage = TensorStorage(count: max(1, panels * inner * tile), pool: device.pool)
        var call = nk_product(
            m: 0, n: columns, k: inner, a: matrix.base, a_row: 0, a_inner: 0, b: matrix.base, b_inner: matrix.rowStride,
            b_column: matrix.columnStride, c: storage.base, c_row: 0, bias: nil, relu: 0, accumulate: 0,
            first_packed_panel: 0, packed: nil)
        withUnsafePointer(to: &call) { device.kernels.pointee.pack($0, storage.base, 0, panels) }
    }

    /// Calls `body` with the packed numbers.
    func withPointer<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
        withExtendedLifetime(storage) { body(UnsafePointer(storage.base)) }
    }
}

/// Where the rows of a product's left side, or of its result, lie.
struct StridedRows<Pointer> {
    let base: Pointer
    let rows: Int
    /// Numbers from one row to the next; rows may overlap.
    let rowStride: Int
    /// Numbers from one element of a row to the next: 1 unless the matrix is read transposed, where `rowStride` is 1.
    var columnStride = 1
}

extension Device {
    /// C = A · B or C += A · B on the calling thread, then the bias, then max(0, ·) if asked.
    func multiplySerially(
        _ a: StridedRows<UnsafePointer<Float>>, _ b: PackedMatrix, into c: UnsafeMutablePointer<Float>, rowStride: Int,
        accumulates: Bool = false, bias: UnsafePointer<Float>? = nil, relu: Bool = false
    ) {
        guard a.rows > 0, b.columns > 0 else { return }
        b.withPointer { packed in
            run(
                nk_product(
                    m: a.rows, n: b.columns, k: b.inner, a: a.base, a_row: a.rowStride, a_inner: a.columnStride,
                    b: packed, b_inner: 0, b_column: 1, c: c, c_row: rowStride, bias: bias, relu: relu ? 1 : 0,
                    accumulate: accumulates ? 1 : 0, first_packed_panel: 0, packed: packed))
        }
    }

    /// Whether `multiplySerially` can read the rows of a matrix as they lie in memory.
    func readsDirectly(columns: Int) -> Bool { columns % kernels.pointee.tile_columns == 0 }

    /// C += A · B on the calling thread for a matrix B of whole tiles of columns, row by row: see `readsDirectly`.
    func addProductSerially(
        _ a: StridedRows<UnsafePointer<Float>>, _ b: MatrixView, into c: UnsafeMutablePointer<Float>, rowStride: Int
    ) {
        guard a.rows > 0, b.columns > 0 else { return }
        run(
            nk_product(
                m: a.rows, n: b.columns, k: b.rows, a: a.base, a_row: a.rowStride, a_inner: a.columnStride,
                b: b.base, b_inner: b.rowStride, b_column: 1, c: c, c_row: rowStride, bias: nil, relu: 0,
                accumulate: 1, first_packed_panel: b.columns / kernels.pointee.tile_columns, packed: nil))
    }

    private func run(_ call: nk_product) {
        let (height, width) = (kernels.pointee.tile_rows, kernels.pointee.tile_columns)
        withUnsafePointer(to: call) {
            kernels.pointee.multiply($0, 0, (call.m + height - 1) / height, 0, (call.n + width - 1) / width)
        }
    }
}
