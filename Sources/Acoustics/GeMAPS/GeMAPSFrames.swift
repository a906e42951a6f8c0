internal import CAcoustics
internal import Foundation

/// The samples of a signal as GeMAPS cuts them: frames of 20 ms and of 60 ms, both every 10 ms from the first sample on,
/// whole frames only. Transforms are as long as the next power of two.
struct GeMAPSFrames {
    let sampleRate: Int
    let hop: Int
    let short: Frame
    let long: Frame

    /// The samples at openSMILE's scale, and zeros behind them that every transform may read.
    let samples: [Float]
    let sampleCount: Int

    /// One kind of frame.
    struct Frame {
        let length: Int
        let transformLength: Int
        let count: Int

        var bins: Int { transformLength / 2 + 1 }
        var blockCount: Int { (count + FrameReader.blockSize - 1) / FrameReader.blockSize }

        init(length: Int, hop: Int, sampleCount: Int) {
            self.length = length
            var transformLength = 1
            while transformLength < length { transformLength *= 2 }
            self.transformLength = transformLength
            count = sampleCount < length ? 0 : (sampleCount - length) / hop + 1
        }

        /// The frames of a block that exist.
        func frames(ofBlock block: Int) -> Range<Int> {
            block * FrameReader.blockSize..<min((block + 1) * FrameReader.blockSize, count)
        }
    }

    /// - Throws: ``AcousticsError`` for a signal that is empty, not finite, or shorter than 60 ms, and for sample rates
    ///   outside 8 ... 192 kHz.
    init(_ samples: [Float], sampleRate: Int, kernels: Kernels) throws(AcousticsError) {
        try AcousticsError.require((8000...192_000).contains(sampleRate), "sampleRate", sampleRate, "8000 to 192000")
        guard !samples.isEmpty else { throw .emptySignal }
        self.sampleRate = sampleRate
        hop = Self.samples(in: 0.01, at: sampleRate)
        short = Frame(length: Self.samples(in: 0.02, at: sampleRate), hop: hop, sampleCount: samples.count)
        long = Frame(length: Self.samples(in: 0.06, at: sampleRate), hop: hop, sampleCount: samples.count)
        guard long.count > 0 else { throw .signalTooShort(samples: samples.count, needed: long.length) }
        try requireFinite(samples, kernels: kernels)
        // openSMILE reads 16-bit samples and divides by 32767.
        let scale: Float = 32768 / 32767
        sampleCount = samples.count
        self.samples = samples.map { $0 * scale } + [Float](repeating: 0, count: long.transformLength)
    }

    private static func samples(in seconds: Double, at sampleRate: Int) -> Int {
        Int((seconds * Double(sampleRate) + 0.5).rounded(.down))
    }
}

/// Hands frames to kernels, sixteen at a time.
struct GeMAPSBlocks: ~Copyable {
    private let transform: Transform
    private let workspace: UnsafeMutableRawPointer
    private let pointers: UnsafeMutablePointer<UnsafePointer<Float>?>

    /// Frames times `window`, which is filled up with zeros.
    init(_ frame: GeMAPSFrames.Frame, window: [Double], kernels: Kernels) throws(AcousticsError) {
        transform = try Transform(
            length: frame.transformLength,
            window: window + [Double](repeating: 0, count: frame.transformLength - window.count), precision: .single,
            kernels: kernels)
        workspace = transform.makeWorkspace()
        pointers = .allocate(capacity: FrameReader.blockSize)
        pointers.initialize(repeating: nil, count: FrameReader.blockSize)
    }

    deinit {
        workspace.deallocate()
        pointers.deallocate()
    }

    /// Aims at frames that start at these samples; missing ones repeat the last. `starts` is not empty.
    func aim(at starts: some RandomAccessCollection<Int>, in samples: UnsafePointer<Float>) {
        var start = 0
        var next = starts.startIndex
        for lane in 0..<FrameReader.blockSize {
            if next < starts.endIndex {
                start = starts[next]
                next = starts.index(after: next)
            }
            pointers[lane] = samples + start
        }
    }

    func power(_ count: Int, into power: AlignedRoom) {
        transform.kernels.table.pointee.power(transform.plan, pointers, count, power.base, workspace)
    }

    func spectrum(_ count: Int, real: AlignedRoom, imaginary: AlignedRoom) {
        transform.kernels.table.pointee.spectrum(
            transform.plan, pointers, count, real.base, imaginary.base, workspace)
    }

    /// Circular autocorrelation, of as many lags as there are bins.
    func autocorrelation(_ count: Int, into correlation: UnsafeMutablePointer<Double>) {
        transform.kernels.table.pointee.autocorrelation(
            transform.plan, pointers, count, transform.length, transform.bins, correlation, workspace)
    }
}

extension GeMAPSFrames {
    /// The window of short frames: Hamming, symmetric.
    var shortWindow: [Double] {
        (0..<short.length).map { 0.54 - 0.46 * cos(2 * .pi * Double($0) / Double(short.length - 1)) }
    }

    /// The window of long frames: Gaussian, its standard deviation 0.4 of half a frame.
    var longWindow: [Double] {
        let half = Double(long.length - 1) / 2
        return (0..<long.length).map { index in
            let distance = (Double(index) - half) / (0.4 * half)
            return exp(-distance * distance / 2)
        }
    }
}
