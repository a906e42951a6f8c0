internal import CAcoustics

/// Non-negative spectra whose filter bank energies are nearest to given ones, sixteen frames at a time.
///
/// Least squares by descent along one bin after the other: a bin falls into two triangles at most, so a step costs next
/// to nothing, and each step is the best one for its bin. The start is the shortest solution without the bound, raised
/// to zero, as librosa's.
struct NonNegativeFit {
    /// A bin's share in a filter.
    private struct Weight {
        let filter: Int
        let value: Float
    }

    private let filters: Int
    private let bins: Int
    /// The weights of each bin, and the sum of their squares.
    private let columns: [[Weight]]
    private let squares: [Float]
    private let bank: TriangularBands
    private let solver: TridiagonalSolver

    /// The most passes over all bins.
    private static let passes = 300

    init(_ bank: TriangularBands) {
        self.bank = bank
        filters = bank.bands.count
        bins = bank.bins
        var columns = [[Weight]](repeating: [], count: bank.bins)
        for (filter, band) in bank.bands.enumerated() {
            for offset in 0..<Int(band.count) {
                let value = bank.weights[Int(band.first_weight) + offset]
                if value > 0 { columns[Int(band.first_column) + offset].append(Weight(filter: filter, value: value)) }
            }
        }
        self.columns = columns
        squares = columns.map { $0.reduce(0) { $0 + $1.value * $1.value } }
        // Neighbouring triangles overlap, others do not: the products of filters are tridiagonal.
        var diagonal = [Double](repeating: 0, count: bank.bands.count)
        var next = diagonal
        for column in columns {
            for weight in column { diagonal[weight.filter] += Double(weight.value) * Double(weight.value) }
            if column.count == 2 { next[column[0].filter] += Double(column[0].value) * Double(column[1].value) }
        }
        solver = TridiagonalSolver(diagonal: diagonal, next: next)
    }

    /// The spectra of up to sixteen frames of energies.
    func spectra(of energies: [SIMD16<Float>]) -> [SIMD16<Float>] {
        let shares = solver.solve(energies)
        var spectra = columns.map { column in
            column.reduce(SIMD16<Float>.zero) { $0 + shares[$1.filter] * $1.value }.clamped()
        }
        // What the bands have too little of.
        var missing = energies
        for (column, value) in zip(columns, spectra) {
            for weight in column { missing[weight.filter] -= value * weight.value }
        }
        let scale = energies.reduce(SIMD16<Float>.zero) { pointwiseMax($0, $1) }
        for _ in 0..<Self.passes {
            var largest = SIMD16<Float>.zero
            for bin in 0..<bins where squares[bin] > 0 {
                let column = columns[bin]
                let pull = column.reduce(SIMD16<Float>.zero) { $0 + missing[$1.filter] * $1.value }
                let moved = (spectra[bin] + pull / squares[bin]).clamped()
                let step = moved - spectra[bin]
                spectra[bin] = moved
                for weight in column {
                    let change = step * weight.value
                    missing[weight.filter] -= change
                    largest = pointwiseMax(largest, pointwiseMax(change, -change))
                }
            }
            // No band moves by more than a rounding error of the loudest.
            if all(largest .<= scale * 1e-7) { break }
        }
        return spectra
    }
}

extension SIMD16<Float> {
    /// Values below zero raised to it.
    fileprivate func clamped() -> Self { replacing(with: 0, where: self .< 0) }
}

/// Solves systems whose matrix is symmetric, tridiagonal and not negative.
struct TridiagonalSolver {
    private let pivots: [Double]
    private let next: [Double]

    init(diagonal: [Double], next: [Double]) {
        // Filters that say the same make the matrix singular; a little more on its diagonal shares between them.
        let ridge = (diagonal.max() ?? 0) * 1e-9 + .leastNormalMagnitude
        var pivots = diagonal
        for row in diagonal.indices {
            pivots[row] += ridge
            if row > 0 { pivots[row] -= next[row - 1] * next[row - 1] / pivots[row - 1] }
            pivots[row] = max(pivots[row], ridge)
        }
        self.pivots = pivots
        self.next = next
    }

    /// The solutions for sixteen right sides.
    func solve(_ values: [SIMD16<Float>]) -> [SIMD16<Float>] {
        var solution = values.map { SIMD16<Double>($0) }
        for row in solution.indices.dropFirst() {
            solution[row] -= solution[row - 1] * (next[row - 1] / pivots[row - 1])
        }
        for row in solution.indices.reversed() {
            if row + 1 < solution.count { solution[row] -= solution[row + 1] * next[row] }
            solution[row] /= pivots[row]
        }
        return solution.map { SIMD16<Float>($0) }
    }
}
