internal import CAcoustics

/// Computes the rows of all stages in one pass over the signal's frames.
func computeStages(
    _ stages: [any SpectralStage], of samples: [Float], on grid: SpectralGrid, kernels: Kernels
) throws(AcousticsError) -> [FeatureMatrix] {
    let transform = try Transform(
        length: grid.stft.nFFT, window: grid.stft.paddedWindow(), precision: grid.stft.precision, kernels: kernels)
    var runs: [StageRun] = []
    for stage in stages { runs.append(try StageRun(stage, on: grid)) }
    samples.withUnsafeBufferPointer { buffer in
        let spectra = SpectrumBlocks(
            reader: FrameReader(samples: buffer, grid: grid.frames), transform: transform,
            magnitudes: stages.contains { $0.needsMagnitude })
        for index in 0..<spectra.blockCount {
            let block = spectra.block(index)
            for run in runs.indices { runs[run].process(block) }
        }
    }
    return runs.map { $0.matrix(timing: grid.timing) }
}

/// One stage at work: its processor, the room for a block, and the rows of the frames so far.
private struct StageRun {
    private let names: [String]
    private let frameCount: Int
    private var processor: any BlockProcessor
    private let output: Output

    /// Memory that goes when the run goes.
    private final class Output {
        let values: UnsafeMutableBufferPointer<Float>
        let block: UnsafeMutablePointer<Float>

        init(rows: Int, frames: Int) {
            values = .allocate(capacity: rows * frames)
            block = UnsafeMutableRawPointer.allocate(
                byteCount: max(rows, 1) * FrameReader.blockSize * MemoryLayout<Float>.stride, alignment: 64
            ).bindMemory(to: Float.self, capacity: max(rows, 1) * FrameReader.blockSize)
        }

        deinit {
            values.deallocate()
            block.deallocate()
        }
    }

    init(_ stage: any SpectralStage, on grid: SpectralGrid) throws(AcousticsError) {
        processor = try stage.makeProcessor(on: grid)
        names = stage.names(on: grid)
        frameCount = grid.frames.count
        output = Output(rows: names.count, frames: frameCount)
    }

    mutating func process(_ block: borrowing SpectrumBlock) {
        var rows = BlockRows(count: names.count, base: output.block)
        processor.process(block, into: &rows)
        guard var target = output.values.baseAddress else { return }
        target += block.frames.lowerBound
        var source = output.block
        for _ in names.indices {
            target.update(from: source, count: block.frames.count)
            target += frameCount
            source += FrameReader.blockSize
        }
    }

    func matrix(timing: FrameTiming) -> FeatureMatrix {
        FeatureMatrix(names: names, frameCount: frameCount, values: Array(output.values), timing: timing)
    }
}

/// The spectra of a signal, sixteen frames at a time, in memory that is used again for every block.
struct SpectrumBlocks: ~Copyable {
    private let reader: FrameReader
    private let transform: Transform
    private let workspace: UnsafeMutableRawPointer
    private let power: UnsafeMutablePointer<Float>
    private let magnitude: UnsafeMutablePointer<Float>?

    init(reader: consuming FrameReader, transform: Transform, magnitudes: Bool) {
        self.reader = reader
        self.transform = transform
        workspace = transform.makeWorkspace()
        power = Self.room(transform)
        magnitude = magnitudes ? Self.room(transform) : nil
    }

    deinit {
        workspace.deallocate()
        power.deallocate()
        magnitude?.deallocate()
    }

    private static func room(_ transform: Transform) -> UnsafeMutablePointer<Float> {
        let count = transform.bins * FrameReader.blockSize
        let memory = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
            .bindMemory(to: Float.self, capacity: count)
        memory.initialize(repeating: 0, count: count)
        return memory
    }

    var blockCount: Int { reader.blockCount }

    /// The spectra of a block, valid until the next call.
    func block(_ index: Int) -> SpectrumBlock {
        let frames = reader.frames(ofBlock: index)
        let table = transform.kernels.table
        table.pointee.power(transform.plan, reader.block(index), frames.count, power, workspace)
        if let magnitude {
            table.pointee.square_root(power, transform.bins * FrameReader.blockSize, magnitude)
        }
        return SpectrumBlock(
            frames: frames, bins: transform.bins, powerBase: UnsafePointer(power),
            magnitudeBase: UnsafePointer(magnitude ?? power), kernels: transform.kernels)
    }
}
