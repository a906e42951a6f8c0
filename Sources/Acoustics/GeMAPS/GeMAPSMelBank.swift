internal import CAcoustics
internal import Foundation

/// The 26 triangular mel bands between 20 Hz and 8 kHz (or half the sample rate) that GeMAPS hears through.
///
/// HTK's mel scale, triangles of height 1 in mel, as openSMILE draws them: without the bins next to both ends.
struct GeMAPSMelBank {
    static let count = 26

    private var bands: [nac_band] = []
    private var weights: [Float] = []
    /// The ear's sensitivity at each band's centre, raised to the power of loudness.
    private let sensitivity: [Float]

    /// Loudness grows with this power of intensity.
    private static let compression = 0.33

    /// Energies below this sound as loud as this.
    private static let threshold: Float = 9.3e-10

    init(bins: Int, binWidth: Double) {
        func mel(_ frequency: Double) -> Double { 1127 * log(1 + frequency / 700) }
        let low = 20.0
        let high = min(8000, Double(bins - 1) * binWidth)
        let edges = (0...Self.count + 1).map { mel(low) + (mel(high) - mel(low)) * Double($0) / Double(Self.count + 1) }
        let first = Int((low / binWidth).rounded()) + 1
        let last = min(bins - 1, Int((high / binWidth).rounded()) - 1)
        for band in 0..<Self.count {
            let triangle = (first...max(first, last)).compactMap { bin -> (Int, Float)? in
                let place = mel(Double(bin) * binWidth)
                let rising = (place - edges[band]) / (edges[band + 1] - edges[band])
                let falling = (edges[band + 2] - place) / (edges[band + 2] - edges[band + 1])
                return min(rising, falling) > 0 ? (bin, Float(min(rising, falling))) : nil
            }
            bands.append(
                nac_band(
                    first_column: UInt32(triangle.first?.0 ?? 0), count: UInt32(triangle.count),
                    first_weight: UInt32(weights.count)))
            weights += triangle.map(\.1)
        }
        sensitivity = edges[1...Self.count].map { edge in
            Float(pow(Self.sensitivity(at: 700 * (exp(edge / 1127) - 1)), Self.compression))
        }
    }

    /// Energies of the bands.
    func apply(to power: AlignedRoom, into energies: AlignedRoom, kernels: Kernels) {
        kernels.table.pointee.banded(bands, bands.count, weights, power.base, energies.base)
    }

    /// The mean of the bands' loudness.
    func loudness(of energies: AlignedRoom) -> SIMD16<Float> {
        var sum = SIMD16<Float>.zero
        for band in 0..<Self.count {
            let energy = vector(energies, band)
            for lane in 0..<FrameReader.blockSize {
                sum[lane] += powf(max(energy[lane], Self.threshold), Float(Self.compression)) * sensitivity[band]
            }
        }
        return sum / Float(Self.count)
    }

    /// Hermansky's equal-loudness curve (Perceptual linear predictive analysis of speech, 1990), steeper above 5 kHz.
    private static func sensitivity(at frequency: Double) -> Double {
        let angular = 2 * Double.pi * frequency
        let squared = angular * angular
        let rise = squared * squared * (squared + 56.8e6) / (pow(squared + 6.3e6, 2) * (squared + 0.38e9))
        return rise * 1e32 / (pow(angular, 7) + 1.7e31)
    }
}
