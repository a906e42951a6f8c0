internal import CAcoustics

/// Hands out pointers to the frames of a signal, sixteen at a time. Frames that lie inside the signal are not copied;
/// those that reach into the padding are put together in a small room of the reader's own.
struct FrameReader: ~Copyable {
    /// Frames in a block, as the kernels count them.
    static let blockSize = Int(NAC_BLOCK)

    let grid: FrameGrid
    private let samples: UnsafeBufferPointer<Float>
    private let room: UnsafeMutablePointer<Float>
    private let pointers: UnsafeMutablePointer<UnsafePointer<Float>?>

    /// `samples` must stay valid for the reader's life, and count `grid.sampleCount`.
    init(samples: UnsafeBufferPointer<Float>, grid: FrameGrid) {
        self.samples = samples
        self.grid = grid
        room = .allocate(capacity: Self.blockSize * grid.frameLength)
        room.initialize(repeating: 0, count: Self.blockSize * grid.frameLength)
        pointers = .allocate(capacity: Self.blockSize)
        pointers.initialize(repeating: nil, count: Self.blockSize)
    }

    deinit {
        room.deallocate()
        pointers.deallocate()
    }

    /// Number of blocks that hold all frames.
    var blockCount: Int { Self.blockCount(of: grid) }

    /// Number of blocks that hold all frames of a grid.
    static func blockCount(of grid: FrameGrid) -> Int { (grid.count + blockSize - 1) / blockSize }

    /// The frames of a block that exist.
    func frames(ofBlock block: Int) -> Range<Int> {
        block * Self.blockSize..<min((block + 1) * Self.blockSize, grid.count)
    }

    /// Pointers to the sixteen frames of a block, valid until the next call. Beyond the last frame they point at
    /// whatever the room holds, which is finite.
    func block(_ block: Int) -> UnsafePointer<UnsafePointer<Float>?> {
        let first = block * Self.blockSize
        let start = grid.start(ofFrame: first)
        let end = start + (Self.blockSize - 1) * grid.hopLength + grid.frameLength
        if start >= 0 && end <= grid.sampleCount, let base = samples.baseAddress {
            for lane in 0..<Self.blockSize { pointers[lane] = base + start + lane * grid.hopLength }
            return UnsafePointer(pointers)
        }
        for lane in 0..<Self.blockSize {
            pointers[lane] = pointer(toFrame: min(first + lane, grid.count - 1), lane: lane)
        }
        return UnsafePointer(pointers)
    }

    /// A pointer to one frame, valid until the next call.
    func frame(_ frame: Int) -> UnsafePointer<Float> {
        pointer(toFrame: frame, lane: 0)
    }

    private func pointer(toFrame frame: Int, lane: Int) -> UnsafePointer<Float> {
        let start = grid.start(ofFrame: frame)
        if start >= 0 && start + grid.frameLength <= grid.sampleCount, let base = samples.baseAddress {
            return base + start
        }
        let copy = room + lane * grid.frameLength
        // What lies inside the signal comes as it is.
        let before = min(grid.frameLength, max(0, -start))
        let end = max(before, min(grid.frameLength, grid.sampleCount - start))
        if end > before, let base = samples.baseAddress {
            (copy + before).update(from: base + start + before, count: end - before)
        }
        for outside in [0..<before, end..<grid.frameLength] {
            for offset in outside {
                let source = grid.padMode.source(of: start + offset, count: grid.sampleCount)
                copy[offset] = source.map { samples[$0] } ?? 0
            }
        }
        return UnsafePointer(copy)
    }
}
