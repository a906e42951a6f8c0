/// One value for each frame, from its samples.
func frameFeature(
    _ name: String, of signal: borrowing AnalyzedSignal, frameLength: Int, padMode: PadMode,
    _ value: (UnsafePointer<Float>) -> Float
) throws(AcousticsError) -> FeatureMatrix {
    let frames = try signal.frames(ofLength: frameLength, padMode: padMode)
    let ranges = signal.workers.ranges(of: frames.count, atLeast: 4096)
    return try FeatureMatrix(
        names: [name], frameCount: frames.count, timing: frames.timing(sampleRate: signal.sampleRate)
    ) { output in
        signal.samples.withUnsafeBufferPointer { samples in
            Workers.run(ranges.count) { part in
                let reader = FrameReader(samples: samples, grid: frames)
                for frame in ranges[part] { output[frame] = value(reader.frame(frame)) }
            }
        }
    }
}
