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
///
/// Where ``lookback`` says so, a signal is shared among several processors, each with a thread and a range of blocks of
/// its own; the result must not depend on their number.
public protocol BlockProcessor {
    /// How many blocks before its first one a processor has to see so that it computes what one that saw all of them
    /// would; nil where it has to see all.
    var lookback: Int? { get }

    /// Sets every row of `rows` for the frames of `block`.
    mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows)

    /// Takes over what a processor of the same stage has found in the blocks that follow.
    mutating func join(_ later: any BlockProcessor)

    /// Changes the finished rows, of shape [rows, frames], where they depend on the whole signal.
    mutating func finish(_ values: inout [Float], frameCount: Int)
}

extension BlockProcessor {
    /// One processor sees all blocks unless it says otherwise.
    public var lookback: Int? { nil }

    /// Nothing is found but the rows.
    public func join(_ later: any BlockProcessor) {}

    /// The rows stay as they are.
    public func finish(_ values: inout [Float], frameCount: Int) {}
}
