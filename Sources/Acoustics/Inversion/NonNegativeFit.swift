internal import CAcoustics

/// Non-negative spectra whose filter bank energies are nearest to given ones, sixteen frames at a time.
///
/// Least squares by two steps in turn. One moves a bin after the other to its best value; as a bin falls into two
/// triangles at most, that costs next to nothing, but what is left spreads slowly from band to band. The other moves all
/// bins above zero at once by the shortest way that leaves nothing, and is kept where it helps. The start is that way
/// from zero, as librosa's.
struct NonNegativeFit {
    /// What a bin gives to its filters: two that follow each other, of which one or both may have no share in it.
    private struct Column {
        var filter = 0
        var low: Float = 0
        var high: Float = 0
        /// Sum of the shares' squares, inverted; 0 where no filter sees the bin.
        var step: Float = 0
    }

    private let columns: [Column]
    private let filters: Int

    /// The most turns of both steps.
    private static let turns = 40

    init(_ bank: TriangularBands) {
        var columns = [Column](repeating: Column(), count: bank.bins)
        for (filter, band) in bank.bands.enumerated() {
            for offset in 0..<Int(band.count) {
                let bin = Int(band.first_column) + offset
                let weight = bank.weights[Int(band.first_weight) + offset]
                if filter > 0 && columns[bin].filter == filter - 1 && columns[bin].low > 0 {
                    columns[bin].high = weight
                } else if weight > 0 {
                    columns[bin] = Column(filter: filter, low: weight)
                }
            }
        }
        for bin in columns.indices {
            let square = columns[bin].low * columns[bin].low + columns[bin].high * columns[bin].high
            if square >= .leastNormalMagnitude { columns[bin].step = 1 / square }
        }
        self.columns = columns
        filters = bank.bands.count
    }

    /// The spectra of up to sixteen frames of energies.
    func spectra(of energies: [SIMD16<Float>]) -> [SIMD16<Float>] {
        // In units of each frame's highest band, so that no product overflows or vanishes.
        let scale = energies.reduce(SIMD16<Float>(repeating: .leastNormalMagnitude)) { pointwiseMax($0, $1) }
        return unitSpectra(of: energies.map { $0 / scale }).map { $0 * scale }
    }

    /// The spectra of energies up to 1.
    private func unitSpectra(of energies: [SIMD16<Float>]) -> [SIMD16<Float>] {
        var spectra = [SIMD16<Float>](repeating: .zero, count: columns.count)
        spectra = shortestStep(from: spectra, missing: energies, fromZero: true)
        var missing = missing(of: energies, spectra)
        for _ in 0..<Self.turns {
            let largest = pass(&spectra, &missing)
            // No band moves by more than a rounding error of the loudest.
            if all(largest .<= 1e-7) { break }
            let moved = shortestStep(from: spectra, missing: missing, fromZero: false)
            let left = self.missing(of: energies, moved)
            let better = Self.energy(left) .< Self.energy(missing)
            for bin in spectra.indices { spectra[bin].replace(with: moved[bin], where: better) }
            for filter in missing.indices { missing[filter].replace(with: left[filter], where: better) }
        }
        return spectra
    }

    /// What bands have too little of; a row more than filters, so that every filter has a next one.
    private func missing(of energies: [SIMD16<Float>], _ spectra: [SIMD16<Float>]) -> [SIMD16<Float>] {
        var missing = energies + [.zero]
        for (column, value) in zip(columns, spectra) {
            missing[column.filter] -= value * column.low
            missing[column.filter + 1] -= value * column.high
        }
        return missing
    }

    private static func energy(_ values: [SIMD16<Float>]) -> SIMD16<Float> {
        values.reduce(.zero) { $0 + $1 * $1 }
    }

    /// Spectra after the shortest move of all bins above zero (or all) that would leave nothing missing, raised to
    /// zero. Neighbouring triangles overlap, others do not: the products of filters are tridiagonal.
    private func shortestStep(
        from spectra: [SIMD16<Float>], missing: [SIMD16<Float>], fromZero: Bool
    ) -> [SIMD16<Float>] {
        var diagonal = [SIMD16<Float>](repeating: .zero, count: filters + 1)
        var next = diagonal
        for (column, value) in zip(columns, spectra) {
            let weight = SIMD16<Float>(repeating: 1).replacing(with: 0, where: value .<= (fromZero ? -1 : 0))
            diagonal[column.filter] += weight * (column.low * column.low)
            diagonal[column.filter + 1] += weight * (column.high * column.high)
            next[column.filter] += weight * (column.low * column.high)
        }
        let shares = solveTridiagonal(diagonal: diagonal, next: next, missing)
        return zip(columns, spectra).map { column, value in
            let moved = value + shares[column.filter] * column.low + shares[column.filter + 1] * column.high
            return moved.replacing(with: value, where: value .<= (fromZero ? -1 : 0)).clamped()
        }
    }

    /// Moves every bin to its best value, the others staying. Returns the largest change of a band.
    private func pass(_ spectra: inout [SIMD16<Float>], _ missing: inout [SIMD16<Float>]) -> SIMD16<Float> {
        var largest = SIMD16<Float>.zero
        for (bin, column) in columns.enumerated() where column.step > 0 {
            let (low, high) = (missing[column.filter], missing[column.filter + 1])
            let moved = (spectra[bin] + (low * column.low + high * column.high) * column.step).clamped()
            let step = moved - spectra[bin]
            spectra[bin] = moved
            missing[column.filter] = low - step * column.low
            missing[column.filter + 1] = high - step * column.high
            largest = pointwiseMax(largest, pointwiseMax(step, -step) * max(column.low, column.high))
        }
        return largest
    }
}

extension SIMD16<Float> {
    /// Values below zero raised to it.
    fileprivate func clamped() -> Self { replacing(with: 0, where: self .< 0) }
}

/// Solves systems whose matrices are symmetric, tridiagonal and not negative, one in each lane; the right side may lack
/// the last row, which is zero then.
private func solveTridiagonal(
    diagonal: [SIMD16<Float>], next: [SIMD16<Float>], _ values: [SIMD16<Float>]
) -> [SIMD16<Float>] {
    // Filters that say the same make a matrix singular; a little more on its diagonal shares between them.
    let highest = diagonal.reduce(SIMD16<Float>.zero) { pointwiseMax($0, $1) }
    let ridge = SIMD16<Double>(highest) * 1e-9 + .init(repeating: .leastNormalMagnitude)
    var pivots: [SIMD16<Double>] = []
    var solution: [SIMD16<Double>] = []
    for row in diagonal.indices {
        var pivot = SIMD16<Double>(diagonal[row]) + ridge
        var value = row < values.count ? SIMD16<Double>(values[row]) : .zero
        if row > 0 {
            let share = SIMD16<Double>(next[row - 1]) / pivots[row - 1]
            pivot -= share * SIMD16<Double>(next[row - 1])
            value -= share * solution[row - 1]
        }
        pivots.append(pointwiseMax(pivot, ridge))
        solution.append(value)
    }
    for row in solution.indices.reversed() {
        if row + 1 < solution.count { solution[row] -= solution[row + 1] * SIMD16<Double>(next[row]) }
        solution[row] /= pivots[row]
    }
    return solution.map { SIMD16<Float>($0) }
}
