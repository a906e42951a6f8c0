internal import CAcoustics

/// The direction in which a filter over a matrix of [features, frames] moves.
package enum FilterAxis: Sendable {
    case frequency
    case time
}

/// Medians of `size` neighbours in each column (along frequency) or row (along time) of a matrix, as SciPy's
/// `median_filter` with mode `reflect`: before the first value and after the last one the matrix is mirrored, those
/// values included. Of an even number of neighbours the upper middle value is taken.
package func medianFilter(
    _ matrix: FeatureMatrix, size: Int, along axis: FilterAxis, instructionSet: InstructionSet = .best
) throws(AcousticsError) -> [Float] {
    try AcousticsError.require(size >= 1 && size <= 1 << 16, "size", size, "in 1...\(1 << 16)")
    let (rows, columns) = (matrix.featureCount, matrix.frameCount)
    let count = rows * columns
    let kernels = Kernels(instructionSet)
    return [Float](unsafeUninitializedCapacity: count) { output, initialized in
        initialized = count
        matrix.values.withUnsafeBufferPointer { input in
            guard let source = input.baseAddress, let target = output.baseAddress, count > 0 else { return }
            let filter = MedianFilter(
                kernels: kernels, size: size, length: axis == .frequency ? rows : columns,
                list: AlignedRoom(count: size * FrameReader.blockSize))
            switch axis {
            case .frequency: filter.run(downRows: source, columns: columns, into: target)
            case .time: filter.run(alongRows: source, rows: rows, into: target)
            }
        }
    }
}

/// One filter at work: `length` values lie in its direction.
private struct MedianFilter {
    let kernels: Kernels
    let size: Int
    let length: Int
    let list: AlignedRoom

    /// The value that stands `index` places after the first one's window begins.
    private func source(_ index: Int) -> Int {
        let period = 2 * length
        let position = index - size / 2
        let phase = ((position % period) + period) % period
        return phase < length ? phase : period - 1 - phase
    }

    func run(downRows input: UnsafePointer<Float>, columns: Int, into output: UnsafeMutablePointer<Float>) {
        let rows = (0..<length + size - 1).map { Optional(input + source($0) * columns) }
        let medians = (0..<length).map { Optional(output + $0 * columns) }
        kernels.table.pointee.median(rows, length, columns, size, medians, list.base)
    }

    /// Rows are turned into columns, a block at a time, and their medians back.
    func run(alongRows input: UnsafePointer<Float>, rows: Int, into output: UnsafeMutablePointer<Float>) {
        let width = FrameReader.blockSize
        let turned = AlignedRoom(count: length * width)
        let found = AlignedRoom(count: length * width)
        let columns = (0..<length + size - 1).map { Optional(UnsafePointer(turned.base + source($0) * width)) }
        let medians = (0..<length).map { Optional(found.base + $0 * width) }
        for first in stride(from: 0, to: rows, by: width) {
            let block = min(width, rows - first)
            let start = first * length
            kernels.table.pointee.turn(input + start, length, block, length, turned.base, width)
            kernels.table.pointee.median(columns, length, width, size, medians, list.base)
            kernels.table.pointee.turn(found.base, width, length, block, output + start, length)
        }
    }
}
