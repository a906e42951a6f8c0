/// Something that is computed from the spectra of a signal, block by block, while they are in the cache.
///
/// Stages that are equal are computed once, however many descriptors ask for them.
public protocol SpectralStage: Sendable, Hashable {
    /// A name for each row that the stage computes.
    func names(on grid: SpectralGrid) -> [String]

    /// Whether ``SpectrumBlock/magnitude(_:)`` is read.
    var needsMagnitude: Bool { get }

    /// What computes the rows of one signal. Parameters are checked here.
    func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor
}

extension SpectralStage {
    /// Power serves unless a stage says otherwise.
    public var needsMagnitude: Bool { false }
}

/// Computes a stage's rows for one block after the other. Blocks come in the order of time.
public protocol BlockProcessor {
    /// Sets every row of `rows` for the frames of `block`.
    mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows)

    /// Changes the finished rows, of shape [rows, frames], where they depend on the whole signal.
    mutating func finish(_ values: inout [Float], frameCount: Int)
}

extension BlockProcessor {
    /// The rows stay as they are.
    public func finish(_ values: inout [Float], frameCount: Int) {}
}
