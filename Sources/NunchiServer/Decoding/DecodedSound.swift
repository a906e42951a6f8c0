package import AudioSignal

/// A file's sound as a worker decoded it.
package struct DecodedSound: Sendable {
    /// The samples, one channel at the rate that was asked for.
    package let waveform: Waveform
    /// Length of the part that was decoded, in seconds.
    package let sourceSeconds: Double
    /// The file's own samples per second.
    package let sourceRate: Int
    /// What was not as it should be.
    package let warnings: [AudioWarning]

    package init(waveform: Waveform, sourceSeconds: Double, sourceRate: Int, warnings: [AudioWarning]) {
        self.waveform = waveform
        self.sourceSeconds = sourceSeconds
        self.sourceRate = sourceRate
        self.warnings = warnings
    }

    /// Whether sound that the file should hold is missing.
    package var isTruncated: Bool { warnings.contains(where: \.isLoss) }
}
