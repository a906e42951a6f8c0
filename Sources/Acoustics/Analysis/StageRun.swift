internal import CAcoustics

/// Computes the rows of all stages in one pass over the signal's frames.
func computeStages(
    _ stages: [any SpectralStage], of samples: [Float], on grid: SpectralGrid, with transform: Transform
) throws(AcousticsError) -> [FeatureMatrix] {
    var runs: [StageRun] = []
    for stage in stages { runs.append(try StageRun(stage, on: grid)) }
    let allFinite = samples.withUnsafeBufferPointer { buffer in
        let spectra = SpectrumBlocks(
            reader: FrameReader(samples: buffer, grid: grid.frames), transform: transform,
            magnitudes: stages.contains { $0.needsMagnitude })
        var allFinite = true
        for index in 0..<spectra.blockCount {
            let block = spectra.block(index)
            // A sample that is not finite makes every bin of its frames so; one bin tells.
            if any(.!(block.power(0) .<= .greatestFiniteMagnitude)) { allFinite = false }
            for run in runs.indices { runs[run].process(block) }
        }
        return allFinite
    }
    // Huge samples overflow as well, and what lies in no frame was not seen: then the samples themselves have to tell.
    if !allFinite || !grid.frames.holdsEverySample {
        try requireFinite(samples, kernels: transform.kernels)
    }
    return runs.indices.map { runs[$0].matrix(timing: grid.timing) }
}

/// One stage at work: its processor, the room for a block, and the rows of the frames so far.
private struct StageRun {
    private let names: [String]
    private let frameCount: Int
    private var processor: any BlockProcessor
    private var values: [Float]
    private let room: AlignedRoom

    init(_ stage: any SpectralStage, on grid: SpectralGrid) throws(AcousticsError) {
        processor = try stage.makeProcessor(on: grid)
        names = stage.names(on: grid)
        frameCount = grid.frames.count
        room = AlignedRoom(count: names.count * FrameReader.blockSize)
        // Every block sets its part of every row; zeros would only be written twice.
        let count = names.count * frameCount
        values = [Float](unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
    }

    mutating func process(_ block: borrowing SpectrumBlock) {
        var rows = BlockRows(count: names.count, base: room.base)
        processor.process(block, into: &rows)
        let first = block.frames.lowerBound
        let count = block.frames.count
        let (kernels, stride, rowCount, room) = (block.kernels, frameCount, names.count, room)
        values.withUnsafeMutableBufferPointer { values in
            guard let base = values.baseAddress else { return }
            kernels.table.pointee.place(room.base, rowCount, count, base + first, stride)
        }
    }

    /// The rows of all frames, which the run gives away.
    mutating func matrix(timing: FrameTiming) -> FeatureMatrix {
        var rows: [Float] = []
        swap(&rows, &values)
        processor.finish(&rows, frameCount: frameCount)
        return FeatureMatrix(names: names, frameCount: frameCount, values: rows, timing: timing)
    }
}
