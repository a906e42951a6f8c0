/// The products of training rows with each other: all at once where memory allows, else one by one.
struct RowProducts: Sendable {
    private let matrix: DenseMatrix
    private let gram: DenseMatrix?
    private let squares: [Double]

    /// - Parameter memory: bytes that all products together may take.
    init(_ table: FeatureRows, threads: Int, memory: Int) {
        let matrix = DenseMatrix(table)
        let gram = table.rows * table.rows * 8 <= memory ? matrix.gram(threads: threads) : nil
        squares = (0..<table.rows).map { gram?[$0, $0] ?? Self.product(matrix, $0, $0) }
        (self.matrix, self.gram) = (matrix, gram)
    }

    /// The kernel of two rows.
    func kernel(_ kernel: Kernel, _ left: Int, _ right: Int) -> Double {
        let product = gram?[left, right] ?? Self.product(matrix, left, right)
        return kernel.value(product: product, left: squares[left], right: squares[right])
    }

    private static func product(_ matrix: DenseMatrix, _ left: Int, _ right: Int) -> Double {
        matrix.values.withUnsafeBufferPointer { values in
            let stride = matrix.stride
            return LimitedMemoryBFGS.dot(
                UnsafeBufferPointer(rebasing: values[left * stride..<(left + 1) * stride]),
                UnsafeBufferPointer(rebasing: values[right * stride..<(right + 1) * stride]))
        }
    }
}

/// Kernel rows of one problem of two classes, computed when first asked for; those used longest ago give way when there are
/// too many.
struct KernelRows {
    /// The rows of the table that the problem is about.
    let members: [Int]

    /// The kernel of each member with itself.
    let diagonal: [Double]

    private let products: RowProducts
    private let kernel: Kernel
    private let capacity: Int
    private var rows: [[Float]?]
    private var lastUse: [Int]
    private var kept = 0
    private var clock = 0

    /// - Parameter memory: bytes that the rows kept may take.
    init(_ members: [Int], products: RowProducts, kernel: Kernel, memory: Int) {
        (self.members, self.products, self.kernel) = (members, products, kernel)
        diagonal = members.map { products.kernel(kernel, $0, $0) }
        capacity = max(2, memory / max(1, 4 * members.count))
        rows = [[Float]?](repeating: nil, count: members.count)
        lastUse = [Int](repeating: 0, count: members.count)
    }

    /// The kernel of a member with each member.
    mutating func row(_ index: Int) -> [Float] {
        clock += 1
        lastUse[index] = clock
        if let row = rows[index] { return row }
        if kept == capacity { drop() } else { kept += 1 }
        let own = members[index]
        let row = members.map { Float(products.kernel(kernel, own, $0)) }
        rows[index] = row
        return row
    }

    private mutating func drop() {
        var oldest: Int?
        for index in rows.indices where rows[index] != nil {
            if oldest.map({ lastUse[index] < lastUse[$0] }) ?? true { oldest = index }
        }
        if let oldest { rows[oldest] = nil }
    }
}
