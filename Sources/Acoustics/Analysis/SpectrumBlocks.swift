internal import CAcoustics

/// The spectra of a signal, sixteen frames at a time, in memory that is used again for every block.
struct SpectrumBlocks: ~Copyable {
    private let reader: FrameReader
    private let transform: Transform
    private let workspace: UnsafeMutableRawPointer
    private let power: AlignedRoom
    private let magnitude: AlignedRoom?

    init(reader: consuming FrameReader, transform: Transform, magnitudes: Bool) {
        self.reader = reader
        self.transform = transform
        workspace = transform.makeWorkspace()
        power = AlignedRoom(count: transform.bins * FrameReader.blockSize)
        magnitude = magnitudes ? AlignedRoom(count: transform.bins * FrameReader.blockSize) : nil
    }

    deinit {
        workspace.deallocate()
    }

    /// The spectra of a block, valid until the next call.
    func block(_ index: Int) -> SpectrumBlock {
        let frames = reader.frames(ofBlock: index)
        let table = transform.kernels.table
        table.pointee.power(transform.plan, reader.block(index), frames.count, power.base, workspace)
        if let magnitude {
            table.pointee.square_root(power.base, transform.bins * FrameReader.blockSize, magnitude.base)
        }
        return SpectrumBlock(
            frames: frames, bins: transform.bins, powerBase: UnsafePointer(power.base),
            magnitudeBase: UnsafePointer((magnitude ?? power).base), kernels: transform.kernels)
    }
}
