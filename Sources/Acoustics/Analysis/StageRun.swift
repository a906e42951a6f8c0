internal import CAcoustics

/// Computes the rows of all stages in one pass over the signal's frames.
func computeStages(
    _ stages: [any SpectralStage], of samples: [Float], on grid: SpectralGrid, with transform: Transform,
    workers: Workers
) throws(AcousticsError) -> [FeatureMatrix] {
    var parts = [try PartOfRun(stages, on: grid, blocks: 0..<FrameReader.blockCount(of: grid.frames))]
    if parts[0].canShare {
        // A part should be worth its thread: some milliseconds of work.
        let ranges = workers.ranges(of: parts[0].blocks.count, atLeast: 64)
        parts[0].blocks = ranges[0]
        for range in ranges.dropFirst() { parts.append(try PartOfRun(stages, on: grid, blocks: range)) }
    }
    let names = stages.map { $0.names(on: grid) }
    let frameCount = grid.frames.count
    // The workers' parts are apart in memory, and each writes frames of its own.
    var values = uninitializedArrays(of: names.map { $0.count * frameCount }[...]) { rows in
        samples.withUnsafeBufferPointer { samples in
            parts.withUnsafeMutableBufferPointer { parts in
                nonisolated(unsafe) let (parts, rows) = (parts, rows)
                Workers.run(parts.count) { index in
                    parts[index].compute(samples, grid: grid.frames, transform: transform, into: rows)
                }
            }
        }
    }
    // Huge samples overflow as well, and what lies in no frame was not seen: then the samples themselves have to tell.
    if !parts.allSatisfy(\.allFinite) || !grid.frames.holdsEverySample {
        try requireFinite(samples, kernels: transform.kernels)
    }
    for part in parts.dropFirst() { parts[0].join(part) }
    return stages.indices.map { stage in
        var rows: [Float] = []
        swap(&rows, &values[stage])
        parts[0].runs[stage].processor.finish(&rows, frameCount: frameCount)
        return FeatureMatrix(names: names[stage], frameCount: frameCount, values: rows, timing: grid.timing)
    }
}

/// Arrays of these counts whose elements are all set by `fill`: zeros would only be written twice.
private func uninitializedArrays(
    of counts: ArraySlice<Int>, pointers: [UnsafeMutablePointer<Float>?] = [],
    fill: ([UnsafeMutablePointer<Float>?]) -> Void
) -> [[Float]] {
    guard let count = counts.first else {
        fill(pointers)
        return []
    }
    var others: [[Float]] = []
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        others = uninitializedArrays(
            of: counts.dropFirst(), pointers: pointers + [buffer.baseAddress], fill: fill)
        initialized = count
    }
    return [values] + others
}

/// A range of a signal's blocks with the processors that see it.
private struct PartOfRun {
    /// A stage at work: its processor and the room for a block.
    struct StageRun {
        var processor: any BlockProcessor
        let room: AlignedRoom
        let rowCount: Int
    }

    var blocks: Range<Int>
    var runs: [StageRun] = []
    private let needsMagnitude: Bool
    private(set) var allFinite = true

    init(_ stages: [any SpectralStage], on grid: SpectralGrid, blocks: Range<Int>) throws(AcousticsError) {
        self.blocks = blocks
        needsMagnitude = stages.contains { $0.needsMagnitude }
        for stage in stages {
            // Parameters are checked here; only then can the rows be counted.
            let processor = try stage.makeProcessor(on: grid)
            let rowCount = stage.names(on: grid).count
            runs.append(
                StageRun(
                    processor: processor, room: AlignedRoom(count: rowCount * FrameReader.blockSize),
                    rowCount: rowCount))
        }
    }

    /// Whether several processors may share the signal.
    var canShare: Bool { runs.allSatisfy { $0.processor.lookback != nil } }

    /// Sets the rows of the part's frames.
    mutating func compute(
        _ samples: UnsafeBufferPointer<Float>, grid: FrameGrid, transform: Transform,
        into rows: [UnsafeMutablePointer<Float>?]
    ) {
        let spectra = SpectrumBlocks(
            reader: FrameReader(samples: samples, grid: grid), transform: transform, magnitudes: needsMagnitude)
        let lookback = blocks.lowerBound == 0 ? 0 : runs.compactMap(\.processor.lookback).max() ?? 0
        for index in max(0, blocks.lowerBound - lookback)..<blocks.upperBound {
            let block = spectra.block(index)
            // A sample that is not finite makes every bin of its frames so; one bin tells.
            if any(.!(block.power(0) .<= .greatestFiniteMagnitude)) { allFinite = false }
            for run in runs.indices where index >= blocks.lowerBound - (runs[run].processor.lookback ?? 0) {
                runs[run].process(block, into: index < blocks.lowerBound ? nil : rows[run], stride: grid.count)
            }
        }
    }

    /// Takes over what the processors of the part that follows have found.
    mutating func join(_ later: PartOfRun) {
        for run in runs.indices { runs[run].processor.join(later.runs[run].processor) }
    }
}

extension PartOfRun.StageRun {
    /// Computes a block's rows and puts them where they belong, if anywhere.
    fileprivate mutating func process(
        _ block: borrowing SpectrumBlock, into values: UnsafeMutablePointer<Float>?, stride: Int
    ) {
        var rows = BlockRows(count: rowCount, base: room.base)
        processor.process(block, into: &rows)
        guard let values else { return }
        block.kernels.table.pointee.place(
            room.base, rowCount, block.frames.count, values + block.frames.lowerBound, stride)
    }
}
