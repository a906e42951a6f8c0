extension DenseMatrix {
    /// The products of each row with each row, symmetric, `rows` by `rows`.
    ///
    /// Each element is summed in one fixed order, so that the number of threads changes nothing.
    func gram(threads: Int) -> DenseMatrix {
        let side = 64
        let tiles = (rows + side - 1) / side
        let places = (0..<tiles).flatMap { row in (0...row).map { (row, $0) } }
        let (width, height) = (Self.padded(rows), Self.padded(rows))
        var result = DenseMatrix(zeros: rows, rows)
        values.withUnsafeBufferPointer { values in
            result.values.withUnsafeMutableBufferPointer { sums in
                guard let first = values.baseAddress, let start = sums.baseAddress else { return }
                nonisolated(unsafe) let (base, output) = (first, start)
                Parallel.run(places.count, threads: threads) { index in
                    let (row, column) = places[index]
                    let high = row * side..<min((row + 1) * side, height)
                    let low = column * side..<min((column + 1) * side, height)
                    // A few rows' worth of so many columns stays in the nearest cache.
                    for start in Swift.stride(from: 0, to: stride, by: 512) {
                        tile(base, high, low, start..<min(start + 512, stride), output, width)
                    }
                    for i in high { for j in low where j < i { output[j * width + i] = output[i * width + j] } }
                }
            }
        }
        return result
    }

    /// Adds the products over some columns for each row in `high` with each in `low`, four by two at a time.
    private func tile(
        _ base: UnsafePointer<Double>, _ high: Range<Int>, _ low: Range<Int>, _ span: Range<Int>,
        _ output: UnsafeMutablePointer<Double>, _ width: Int
    ) {
        typealias Lanes = SIMD2<Double>
        func row(_ index: Int) -> UnsafePointer<Lanes> {
            UnsafeRawPointer(base + index * stride + span.lowerBound).assumingMemoryBound(to: Lanes.self)
        }
        let pairs = span.count / 2
        for i in Swift.stride(from: high.lowerBound, to: high.upperBound, by: 4) {
            let (a, b, c, d) = (row(i), row(i + 1), row(i + 2), row(i + 3))
            for j in Swift.stride(from: low.lowerBound, to: min(low.upperBound, i + 4), by: 2) {
                let (e, f) = (row(j), row(j + 1))
                var (ae, be, ce, de) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
                var (af, bf, cf, df) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
                for pair in 0..<pairs {
                    let (left, right) = (e[pair], f[pair])
                    let (first, second, third, fourth) = (a[pair], b[pair], c[pair], d[pair])
                    ae += first * left
                    af += first * right
                    be += second * left
                    bf += second * right
                    ce += third * left
                    cf += third * right
                    de += fourth * left
                    df += fourth * right
                }
                for (k, sums) in [(ae, af), (be, bf), (ce, cf), (de, df)].enumerated() {
                    output[(i + k) * width + j] += sums.0.sum()
                    output[(i + k) * width + j + 1] += sums.1.sum()
                }
            }
        }
    }
}
