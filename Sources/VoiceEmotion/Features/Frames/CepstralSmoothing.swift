import Foundation

/// Levels of mel bands without the fine structure that a voice's pitch leaves in them: what their first cepstral
/// coefficients tell, the vocal tract's shape.
struct CepstralSmoothing: Sendable {
    private let bands: Int
    /// Bands to coefficients, row by row: an orthonormal DCT-II.
    private let basis: [Float]

    /// - Parameter coefficients: how many are kept; all are kept where there are no more bands than that.
    init(bands: Int, coefficients: Int) {
        self.bands = bands
        basis = (0..<min(bands, coefficients)).flatMap { order in
            let scale = ((order == 0 ? 1 : 2) / Double(bands)).squareRoot()
            return (0..<bands).map { band in
                Float(scale * cos(Double.pi * Double(order) * (Double(band) + 0.5) / Double(bands)))
            }
        }
    }

    /// Frame after frame.
    func callAsFunction(_ levels: [Float]) -> [Float] {
        var result = [Float](repeating: 0, count: levels.count)
        for start in stride(from: 0, to: levels.count, by: bands) {
            for row in stride(from: 0, to: basis.count, by: bands) {
                var coefficient: Float = 0
                for band in 0..<bands { coefficient += basis[row + band] * levels[start + band] }
                for band in 0..<bands { result[start + band] += coefficient * basis[row + band] }
            }
        }
        return result
    }
}
