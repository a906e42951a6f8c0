internal import Foundation

/// How frequency is bent into pitch as it is heard.
public enum MelScale: String, Sendable, Hashable, Codable, CaseIterable {
    /// Linear to 1 kHz, logarithmic above (Slaney's Auditory Toolbox; librosa's default).
    case slaney
    /// 2595 log10(1 + f / 700) (HTK).
    case htk

    private static let hertzPerMel = 200.0 / 3
    private static let logStart = 1000.0
    private static let logStartMel = logStart / hertzPerMel
    private static let logStep = log(6.4) / 27

    /// Mels of a frequency in Hz.
    public func mel(ofHertz hertz: Double) -> Double {
        switch self {
        case .htk:
            return 2595 * log10(1 + hertz / 700)
        case .slaney:
            if hertz < Self.logStart { return hertz / Self.hertzPerMel }
            return Self.logStartMel + log(hertz / Self.logStart) / Self.logStep
        }
    }

    /// Frequency in Hz of a number of mels.
    public func hertz(ofMel mel: Double) -> Double {
        switch self {
        case .htk:
            return 700 * (pow(10, mel / 2595) - 1)
        case .slaney:
            if mel < Self.logStartMel { return Self.hertzPerMel * mel }
            return Self.logStart * exp(Self.logStep * (mel - Self.logStartMel))
        }
    }

    /// `count` frequencies in Hz, evenly spaced in mels from `fMin` to `fMax`, both included.
    public func frequencies(count: Int, fMin: Double, fMax: Double) -> [Double] {
        let low = mel(ofHertz: fMin)
        let high = mel(ofHertz: fMax)
        let step = count > 1 ? (high - low) / Double(count - 1) : 0
        return (0..<count).map { hertz(ofMel: $0 == count - 1 && count > 1 ? high : Double($0) * step + low) }
    }
}

/// How the triangles of a mel filter bank are scaled.
public enum MelNorm: String, Sendable, Hashable, Codable, CaseIterable {
    /// By two over the band's width in Hz, so that bands have about the same energy (librosa's default).
    case slaney
    /// Not: every triangle has height 1.
    case none
}

/// The bands of a mel spectrogram; librosa's parameters and defaults.
public struct MelOptions: Sendable, Hashable, Codable {
    /// Number of bands.
    public var nMels: Int

    /// Where the lowest band begins in Hz.
    public var fMin: Double

    /// Where the highest band ends in Hz; nil for half the sample rate.
    public var fMax: Double?

    /// The scale that bands are evenly spaced on.
    public var scale: MelScale

    /// How bands are scaled.
    public var norm: MelNorm

    /// librosa's defaults: 128 bands from 0 Hz to half the sample rate, Slaney's scale and norm.
    public init(
        nMels: Int = 128, fMin: Double = 0, fMax: Double? = nil, scale: MelScale = .slaney, norm: MelNorm = .slaney
    ) {
        self.nMels = nMels
        self.fMin = fMin
        self.fMax = fMax
        self.scale = scale
        self.norm = norm
    }
}
