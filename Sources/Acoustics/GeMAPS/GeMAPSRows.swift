internal import CAcoustics
internal import Foundation

/// The low-level descriptors of a signal before they are smoothed.
struct GeMAPSRows {
    let frames: GeMAPSFrames
    /// Loudness, shape, flux and MFCC of short frames, in the order of ``GeMAPSTilt``.
    private(set) var tilt: [[Double]]
    /// Mean energy of the samples of short frames.
    private(set) var energies: [Double] = []
    /// Descriptors of the voice of long frames, in the order of ``GeMAPSVoiceRow``.
    private(set) var voice: [[Double]] = []
    /// Long frames that functionals see.
    private(set) var decided = 0

    private let kernels: Kernels

    /// - Parameter allFormants: Whether formants are looked for without a voice too.
    init(_ samples: [Float], sampleRate: Int, allFormants: Bool, kernels: Kernels) throws(AcousticsError) {
        self.kernels = kernels
        frames = try GeMAPSFrames(samples, sampleRate: sampleRate, kernels: kernels)
        tilt = [[Double]](repeating: [], count: GeMAPSTilt.rowCount)
        let formants = GeMAPSFormants(frames, kernels: kernels)
        try computeShortFrames(formants)
        try computeLongFrames(formants, allFormants: allFormants)
    }

    private mutating func computeShortFrames(_ formants: GeMAPSFormants) throws(AcousticsError) {
        let short = frames.short
        let blocks = try GeMAPSBlocks(short, window: frames.shortWindow, kernels: kernels)
        let rooms = (0..<4).map { _ in AlignedRoom(count: short.bins * FrameReader.blockSize) }
        let (real, imaginary, power, magnitude) = (rooms[0], rooms[1], rooms[2], rooms[3])
        var shapes = GeMAPSTilt(frames, kernels: kernels)
        var rows = [SIMD16<Float>](repeating: .zero, count: GeMAPSTilt.rowCount)
        let hop = frames.hop
        frames.samples.withUnsafeBufferPointer { samples in
            guard let base = samples.baseAddress else { return }
            for block in 0..<short.blockCount {
                let inside = short.frames(ofBlock: block)
                blocks.aim(at: inside.map { $0 * hop }, in: base)
                blocks.spectrum(inside.count, real: real, imaginary: imaginary)
                for index in 0..<short.bins * FrameReader.blockSize {
                    power.base[index] =
                        real.base[index] * real.base[index]
                        + imaginary.base[index] * imaginary.base[index]
                }
                kernels.table.pointee.square_root(
                    power.base, short.bins * FrameReader.blockSize, magnitude.base)
                rows.withUnsafeMutableBufferPointer { rows in
                    if let base = rows.baseAddress {
                        shapes.process(first: block == 0, power: power, magnitude: magnitude, rows: base)
                    }
                }
                formants.append(real: real, imaginary: imaginary, count: inside.count)
                for row in rows.indices {
                    for lane in 0..<inside.count { tilt[row].append(Double(rows[row][lane])) }
                }
                for frame in inside {
                    let energy = kernels.table.pointee.sum_of_squares(base + frame * hop, short.length)
                    energies.append(energy / Double(short.length))
                }
            }
        }
    }

    private mutating func computeLongFrames(
        _ formants: GeMAPSFormants, allFormants: Bool
    ) throws(AcousticsError) {
        let long = frames.long
        let blocks = try GeMAPSBlocks(long, window: frames.longWindow, kernels: kernels)
        let power = AlignedRoom(count: long.bins * FrameReader.blockSize)
        let magnitude = AlignedRoom(count: long.bins * FrameReader.blockSize)
        let spectrum = GeMAPSPitchSpectrum(bins: long.bins, sampleRate: frames.sampleRate, kernels: kernels)
        var candidates: [GeMAPSPitchCandidates] = []
        candidates.reserveCapacity(long.count)
        var levels: [Double] = []
        let hop = frames.hop
        let size = long.bins * FrameReader.blockSize
        frames.samples.withUnsafeBufferPointer { samples in
            guard let base = samples.baseAddress else { return }
            for block in 0..<long.blockCount {
                let inside = long.frames(ofBlock: block)
                blocks.aim(at: inside.map { $0 * hop }, in: base)
                blocks.power(inside.count, into: power)
                kernels.table.pointee.square_root(power.base, size, magnitude.base)
                let sums = spectrum.sums(of: magnitude)
                let rms = Self.level(of: power, long)
                candidates += GeMAPSPitchCandidates.candidates(
                    in: sums, count: inside.count, of: spectrum, kernels: kernels)
                for lane in 0..<inside.count { levels.append(Double(rms[lane])) }
            }
        }
        let track = GeMAPSPitchTrack(candidates)
        decided = track.decided
        // A frame of next to no energy has no pitch.
        let pitches = zip(track.pitches, levels).map { $1 > 0.001 ? $0 : 0 }
        voice = [[Double]](
            repeating: [Double](repeating: 0, count: long.count), count: GeMAPSVoiceRow.allCases.count)
        describe(pitches, formants, allFormants: allFormants, blocks, power, magnitude)
    }

    /// The root mean square of windowed frames, from their spectra (Parseval).
    private static func level(of power: AlignedRoom, _ frame: GeMAPSFrames.Frame) -> SIMD16<Float> {
        var sum = SIMD16<Float>.zero
        for bin in 1..<frame.bins - 1 { sum += vector(power, bin) }
        sum = 2 * sum + vector(power, 0) + vector(power, frame.bins - 1)
        return (sum / Float(frame.transformLength * frame.length)).squareRoot()
    }

    /// Sets the rows of the voice.
    private mutating func describe(
        _ pitches: [Double], _ formants: GeMAPSFormants, allFormants: Bool, _ blocks: borrowing GeMAPSBlocks,
        _ power: AlignedRoom, _ magnitude: AlignedRoom
    ) {
        let long = frames.long
        let size = FrameReader.blockSize
        for frame in 0..<long.count {
            set(.f1Amplitude, frame, GeMAPSHarmonics.silence)
            set(.f2Amplitude, frame, GeMAPSHarmonics.silence)
            set(.f3Amplitude, frame, GeMAPSHarmonics.silence)
        }
        let described = allFormants ? Array(pitches.indices) : pitches.indices.filter { pitches[$0] > 0 }
        for start in stride(from: 0, to: described.count, by: size) {
            let group = described[start..<min(start + size, described.count)]
            for (frame, found) in zip(group, formants.formants(ofFrames: group)) {
                set(.f1Frequency, frame, found[0].frequency)
                set(.f1Bandwidth, frame, found[0].bandwidth)
                set(.f2Frequency, frame, found[1].frequency)
                set(.f2Bandwidth, frame, found[1].bandwidth)
                set(.f3Frequency, frame, found[2].frequency)
                set(.f3Bandwidth, frame, found[2].bandwidth)
            }
        }
        let voiced = pitches.indices.filter { pitches[$0] > 0 }
        var correlation = [Double](repeating: 0, count: long.bins * size)
        let hop = frames.hop
        for start in stride(from: 0, to: voiced.count, by: size) {
            let group = voiced[start..<min(start + size, voiced.count)]
            frames.samples.withUnsafeBufferPointer { samples in
                guard let base = samples.baseAddress else { return }
                blocks.aim(at: group.map { $0 * hop }, in: base)
                blocks.power(group.count, into: power)
                correlation.withUnsafeMutableBufferPointer { correlation in
                    if let base = correlation.baseAddress { blocks.autocorrelation(group.count, into: base) }
                }
            }
            kernels.table.pointee.square_root(power.base, long.bins * size, magnitude.base)
            for (lane, frame) in group.enumerated() {
                let harmonics = GeMAPSHarmonics(
                    magnitude: (0..<long.bins).map { magnitude.base[$0 * size + lane] },
                    correlation: (0..<long.bins).map { correlation[$0 * size + lane] }, pitch: pitches[frame],
                    formants: [.f1Frequency, .f2Frequency, .f3Frequency].map { value($0, frame) },
                    sampleRate: frames.sampleRate)
                set(.pitch, frame, 12 * log2(pitches[frame] / 27.5))
                set(.harmonicity, frame, harmonics.harmonicity)
                set(.h1h2, frame, harmonics.h1h2)
                set(.h1a3, frame, harmonics.h1a3)
                set(.f1Amplitude, frame, harmonics.amplitudes[0])
                set(.f2Amplitude, frame, harmonics.amplitudes[1])
                set(.f3Amplitude, frame, harmonics.amplitudes[2])
            }
        }
        let perturbation = GeMAPSPerturbation(frames, pitches: pitches)
        voice[GeMAPSVoiceRow.jitter.index] = perturbation.jitter
        voice[GeMAPSVoiceRow.shimmer.index] = perturbation.shimmer
    }

    private mutating func set(_ row: GeMAPSVoiceRow, _ frame: Int, _ value: Double) {
        voice[row.index][frame] = value
    }

    private func value(_ row: GeMAPSVoiceRow, _ frame: Int) -> Double { voice[row.index][frame] }
}

extension GeMAPSVoiceRow {
    /// The row's place.
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
