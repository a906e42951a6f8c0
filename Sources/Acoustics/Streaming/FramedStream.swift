/// Descriptors over frames of one length in a signal that is still coming in.
///
/// The signal is kept as far as frames to come need it, with its padding in front, so that frames are cut from it as
/// from an uncentred signal.
struct FramedStream: Sendable {
    private let extractor: FeatureExtractor
    private let frames: StreamedFrames
    private let sampleRate: Int
    private let hop: Int
    private let center: Bool
    /// The rows of each descriptor.
    private var rows: [Range<Int>] = []

    /// The padded signal from position `start` on.
    private var buffer: [Float] = []
    private var start = 0
    /// Samples of the signal itself so far.
    private var sampleCount = 0
    private var isPadded: Bool
    /// Frames that have been computed; no sample to come can change them.
    private(set) var certainCount = 0
    /// The last of them, which have not been taken yet.
    private var waiting: FeatureMatrix

    init(
        _ descriptors: [any Descriptor], frames: StreamedFrames, sampleRate: Int, stft: STFTOptions
    ) throws(AcousticsError) {
        var own = stft
        own.hopLength = stft.resolvedHopLength
        own.center = false
        if frames.frameLength != stft.nFFT {
            own.nFFT = frames.frameLength
            own.winLength = nil
        }
        self.frames = frames
        self.sampleRate = sampleRate
        hop = stft.resolvedHopLength
        center = stft.center
        isPadded = !stft.center
        extractor = try FeatureExtractor(descriptors, stft: own)
        // Checks the hop before it counts frames; the longest frames and hops that there may be still fit an Int.
        let grid = try FrameGrid(
            sampleCount: max(1, frames.frameLength), frameLength: frames.frameLength, hopLength: hop, center: center)
        // Parameters are checked with a signal: frames of silence show what is wrong before the first sample comes.
        let silence = [Float](repeating: 0, count: frames.frameLength + (frames.before + frames.after) * hop)
        var names: [String] = []
        for descriptor in descriptors {
            let part = try FeatureExtractor([descriptor], stft: own).features(of: silence, sampleRate: sampleRate)
            rows.append(names.count..<names.count + part.featureCount)
            names += part.names
        }
        waiting = FeatureMatrix(
            names: names, frameCount: 0, values: [], timing: grid.timing(sampleRate: sampleRate))
    }

    mutating func append(_ samples: [Float]) throws(AcousticsError) {
        buffer += samples
        sampleCount += samples.count
        // A mirrored beginning takes one sample more than it is long.
        if !isPadded && sampleCount > padding { padFront() }
        if isPadded { try compute(before: completeFrames - frames.after) }
    }

    mutating func finish() throws(AcousticsError) {
        if !isPadded { padFront() }
        padBack()
        // What the whole computation refuses is refused here.
        _ = try FrameGrid(
            sampleCount: sampleCount, frameLength: frames.frameLength, hopLength: hop, center: center,
            padMode: frames.padMode)
        try compute(before: completeFrames)
        buffer = []
    }

    /// The frames from the first that waits to before `end`, one matrix for each descriptor.
    mutating func take(before end: Int) throws(AcousticsError) -> [FeatureMatrix] {
        let first = certainCount - waiting.frameCount
        guard first...certainCount ~= end else {
            throw .framesDiffer(
                expected: "\(end) frames", found: "\(certainCount) frames of \(frames.frameLength) samples")
        }
        let taken = waiting.frames(0..<end - first)
        waiting = waiting.frames(end - first..<waiting.frameCount)
        return rows.map { taken.selecting($0) }
    }

    /// Padding on each side.
    private var padding: Int { center ? frames.frameLength / 2 : 0 }

    /// Frames that the padded signal holds so far.
    private var completeFrames: Int {
        let samples = start + buffer.count
        return samples < frames.frameLength ? 0 : 1 + (samples - frames.frameLength) / hop
    }

    /// The sample at a position before or after the signal.
    private func padded(_ position: Int, offset: Int) -> Float {
        frames.padMode.source(of: position, count: sampleCount).map { buffer[$0 + offset] } ?? 0
    }

    private mutating func padFront() {
        let front = (-padding..<0).map { padded($0, offset: 0) }
        buffer.insert(contentsOf: front, at: 0)
        isPadded = true
    }

    private mutating func padBack() {
        let back = (sampleCount..<sampleCount + padding).map { padded($0, offset: padding - start) }
        buffer += back
    }

    private mutating func compute(before end: Int) throws(AcousticsError) {
        guard end > certainCount else { return }
        let first = max(0, certainCount - frames.before)
        let samples = Array(buffer[(first * hop - start)...])
        let matrix = try extractor.features(of: samples, sampleRate: sampleRate)
        waiting = waiting.followed(by: matrix.frames(certainCount - first..<end - first))
        certainCount = end
        forget()
    }

    /// Drops what neither frames to come nor the padding behind the signal need.
    private mutating func forget() {
        let needed = min(max(0, certainCount - frames.before) * hop, sampleCount - 1)
        // Moving the rest to the front at every turn would be slow for short turns.
        guard needed - start > 4 * frames.frameLength else { return }
        buffer.removeFirst(min(needed - start, buffer.count))
        start = needed
    }
}

extension FeatureMatrix {
    /// The frames of `later` after those of this matrix, whose timing holds.
    fileprivate func followed(by later: FeatureMatrix) -> FeatureMatrix {
        if later.frameCount == 0 { return self }
        var joined: [Float] = []
        joined.reserveCapacity(values.count + later.values.count)
        for feature in 0..<featureCount {
            joined += row(feature)
            joined += later.row(feature)
        }
        return FeatureMatrix(
            names: names, frameCount: frameCount + later.frameCount, values: joined, timing: timing)
    }
}
