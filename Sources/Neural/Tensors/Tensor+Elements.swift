extension Tensor {
    /// The elements in order, the last axis running fastest.
    public var elements: [Float] {
        withUnsafeBufferPointer { Array($0) }
    }

    /// The only element of a tensor that has one; the first of others; NaN for an empty tensor.
    public var scalar: Float {
        withUnsafeBufferPointer { $0.first ?? .nan }
    }

    /// The elements of one row of a matrix, or of one entry of the first axis of any tensor.
    ///
    /// - Precondition: `index` is within the first axis.
    public func row(_ index: Int) -> [Float] {
        let length = rows == 0 ? 0 : count / rows
        return withUnsafeBufferPointer { Array($0[index * length..<(index + 1) * length]) }
    }

    /// Entries of the first axis, in the order given, as a new tensor.
    ///
    /// - Precondition: every index is within the first axis.
    public func gathered(_ indices: some RandomAccessCollection<Int>, on device: Device? = nil) -> Tensor {
        let length = rows == 0 ? 0 : count / rows
        return Tensor(shape: [indices.count] + shape.dropFirst(), on: device) { to in
            withUnsafeBufferPointer { from in
                guard let base = from.baseAddress else { return }
                for (place, index) in indices.enumerated() {
                    precondition((0..<rows).contains(index), "row index out of range")
                    (to + place * length).update(from: base + index * length, count: length)
                }
            }
        }
    }

    /// Whether every element is a finite number.
    public var isFinite: Bool {
        withUnsafeBufferPointer { $0.allSatisfy(\.isFinite) }
    }

    /// Whether shape and bits of all elements are the same.
    public func isIdentical(to other: Tensor) -> Bool {
        guard shape == other.shape else { return false }
        return withUnsafeBufferPointer { a in
            other.withUnsafeBufferPointer { b in
                a.indices.allSatisfy { a[$0].bitPattern == b[$0].bitPattern }
            }
        }
    }
}
