internal import Foundation

extension GeMAPSRows {
    /// openSMILE counts a frame as 10 ms, also where that is no whole number of samples.
    private var secondsPerFrame: Double { 0.01 }

    /// The features of the utterance, in the order of ``GeMAPSVersion/names``.
    func functionals(_ version: GeMAPSVersion) -> [Double] {
        let extended = version == .eGeMAPSv02
        let pitch = smoothed(voice[GeMAPSVoiceRow.pitch.index])
        let loudness = Array(GeMAPSContour.smoothed(tilt[0]).dropLast())
        var values = GeMAPSContour.full(pitch.filter { $0 != 0 }, secondsPerFrame: secondsPerFrame)
        values += GeMAPSContour.full(loudness, secondsPerFrame: secondsPerFrame)
        let shapeCount = GeMAPSTilt.shapeNames.count
        if extended {
            for row in tilt[(1 + shapeCount)...] {
                values += GeMAPSContour.moments(GeMAPSContour.smoothed(row).dropLast())
            }
        }
        let isVoiced = voice[GeMAPSVoiceRow.pitch.index].map { $0 > 0.000001 }
        for name in version.voiceNames.dropFirst() {
            guard let row = GeMAPSVoiceRow(rawValue: name) else { continue }
            values += GeMAPSContour.moments(seen(row.isFormant ? masked(voice[row.index], isVoiced) : voice[row.index]))
        }
        let shapes = tilt[1..<(extended ? tilt.count : 1 + shapeCount)]
        for row in shapes { values += GeMAPSContour.moments(seen(masked(row, isVoiced))) }
        for row in shapes.prefix(shapeCount + (extended ? 1 : 0)) {
            values.append(GeMAPSContour.mean(seen(masked(row, isVoiced.map { !$0 }))))
        }
        values += temporal(pitch: pitch, loudness: loudness)
        if extended {
            values.append(10 * log10(max(GeMAPSContour.mean(energies), 1e-12)))
        }
        return values
    }

    /// The smoothed descriptors, in the order of ``GeMAPSVersion/descriptorNames``.
    func descriptors(_ version: GeMAPSVersion) -> FeatureMatrix {
        let count = frames.long.count + 1
        var rows = tilt[..<(1 + version.tiltNames.count)].map { GeMAPSContour.smoothed($0) }
        for name in version.voiceNames {
            if let row = GeMAPSVoiceRow(rawValue: name) {
                // openSMILE smooths what is decided as if the sound ended there, and then goes on.
                let begun = GeMAPSContour.smoothedWithoutZeros(Array(voice[row.index].prefix(decided)))
                rows.append(begun + GeMAPSContour.smoothedWithoutZeros(voice[row.index]).dropFirst(begun.count))
            }
        }
        return FeatureMatrix(
            names: version.descriptorNames, frameCount: count,
            values: rows.flatMap { $0.prefix(count).map(Float.init) },
            timing: FrameTiming(
                sampleRate: frames.sampleRate, hopLength: frames.hop, firstCenter: Double(frames.short.length) / 2))
    }

    /// Smoothed, and what functionals over voiced or unvoiced frames see of it.
    private func seen(_ row: [Double]) -> [Double] {
        smoothed(row).filter { $0 != 0 }
    }

    /// The frames of a row that functionals see, smoothed.
    private func smoothed(_ row: [Double]) -> [Double] {
        Array(GeMAPSContour.smoothedWithoutZeros(row).prefix(decided))
    }

    /// The values where `keep` is true; long frames only.
    private func masked(_ row: [Double], _ keep: [Bool]) -> [Double] {
        zip(row, keep).map { $1 ? $0 : 0 }
    }

    /// Peaks of loudness per second; voiced segments per second; mean and deviation of the lengths of voiced and of
    /// unvoiced segments in seconds.
    private func temporal(pitch: [Double], loudness: [Double]) -> [Double] {
        let peaks = Double(GeMAPSSwings(loudness).peaks) / (Double(max(1, loudness.count)) * secondsPerFrame)
        let voiced = Self.segments(pitch.map { $0 != 0 })
        let unvoiced = Self.segments(pitch.map { $0 == 0 })
        let duration = Double(max(1, pitch.count)) * secondsPerFrame
        let lengths = [voiced, unvoiced].map { $0.map { Double($0) * secondsPerFrame } }
        return [peaks, Double(voiced.count) / duration]
            + lengths.flatMap { [GeMAPSContour.mean($0), GeMAPSContour.deviation($0)] }
    }

    /// The lengths of the runs of true in frames, as openSMILE counts them: from the first to the last, over gaps of one
    /// frame, and not runs of less than three frames.
    private static func segments(_ inside: [Bool]) -> [Int] {
        var lengths: [Int] = []
        var (first, last): (Int?, Int) = (nil, 0)
        for (index, isInside) in inside.enumerated() where isInside {
            if let start = first, index > last + 2 {
                lengths.append(last - start)
                first = index
            } else if first == nil {
                first = index
            }
            last = index
        }
        if let first { lengths.append(last - first) }
        return lengths.filter { $0 > 1 }
    }
}

extension GeMAPSVoiceRow {
    /// Whether the row tells a formant's place or width, which unvoiced frames have too.
    var isFormant: Bool {
        switch self {
        case .f1Frequency, .f1Bandwidth, .f2Frequency, .f2Bandwidth, .f3Frequency, .f3Bandwidth: true
        default: false
        }
    }
}
