internal import CAcoustics
internal import Foundation

/// Centroid, bandwidth, skewness and kurtosis of frequency under the magnitude spectrum: what several descriptors take
/// one row of.
struct MomentStage: SpectralStage {
    /// The rows' order.
    enum Row: Int {
        case centroid
        case bandwidth
        case skewness
        case kurtosis
    }

    var needsMagnitude: Bool { true }

    func names(on grid: SpectralGrid) -> [String] { ["centroid", "bandwidth", "skewness", "kurtosis"] }

    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        Processor(frequencies: grid.frequencies)
    }

    private struct Processor: BlockProcessor {
        let frequencies: [Double]
        var moments = nac_moments()
        var lookback: Int? { 0 }

        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            block.kernels.table.pointee.moments(block.magnitudeBase, frequencies, block.bins, &moments)
            let size = FrameReader.blockSize
            let base = rows.base
            withUnsafeBytes(of: moments) { bytes in
                let values = bytes.bindMemory(to: Double.self)
                for lane in 0..<size {
                    let variance = values[2 * size + lane]
                    let deviation = variance.squareRoot()
                    base[lane] = Float(values[size + lane])
                    base[size + lane] = Float(deviation)
                    // A spectrum in one bin, or none, leans nowhere.
                    let spread = deviation > 0
                    base[2 * size + lane] = spread ? Float(values[3 * size + lane] / (variance * deviation)) : 0
                    base[3 * size + lane] = spread ? Float(values[4 * size + lane] / (variance * variance)) : 0
                }
            }
        }
    }
}

/// A row of the moment stage as a descriptor.
protocol MomentDescriptor: Descriptor {
    var row: MomentStage.Row { get }
    var name: String { get }
}

extension MomentDescriptor {
    /// The moments, shared by all that take one.
    public var stages: [any SpectralStage] { [MomentStage()] }

    /// One row.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        signal.rows(of: MomentStage()).selecting([row.rawValue]).renamed { _ in name }
    }
}

/// The mean frequency of the magnitude spectrum in Hz; librosa's `spectral_centroid`. 0 for silence.
public struct SpectralCentroid: MomentDescriptor, Hashable {
    /// The mean frequency.
    public init() {}
    var row: MomentStage.Row { .centroid }
    var name: String { "spectral_centroid" }
}

/// The skewness of frequency under the magnitude spectrum: above zero where most of it lies low. 0 for silence.
public struct SpectralSkewness: MomentDescriptor, Hashable {
    /// The third standardised moment.
    public init() {}
    var row: MomentStage.Row { .skewness }
    var name: String { "spectral_skewness" }
}

/// The kurtosis of frequency under the magnitude spectrum: 3 for a normal distribution. 0 for silence.
public struct SpectralKurtosis: MomentDescriptor, Hashable {
    /// The fourth standardised moment.
    public init() {}
    var row: MomentStage.Row { .kurtosis }
    var name: String { "spectral_kurtosis" }
}

/// The spread of frequency around the centroid in Hz; librosa's `spectral_bandwidth` with p = 2. 0 for silence.
public struct SpectralBandwidth: MomentDescriptor, Hashable {
    /// The standard deviation of frequency.
    public init() {}
    var row: MomentStage.Row { .bandwidth }
    var name: String { "spectral_bandwidth" }
}
