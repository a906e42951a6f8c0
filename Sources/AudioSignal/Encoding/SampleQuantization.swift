import CFFmpeg

/// Fills a codec's frame with samples.
///
/// Integers are the samples times 2^15 or 2^23, rounded to the nearest: what was read from such a file is written back
/// bit for bit. Louder samples are held at the largest value, and counted. Nothing is dithered.
enum SampleQuantization {
    /// Fills `frame` from `channels`, starting at sample `start`; returns how many samples were too loud.
    static func fill(_ frame: UnsafeMutablePointer<AVFrame>, from channels: [ArraySlice<Float>]) -> Int {
        switch AVSampleFormat(rawValue: frame.pointee.format) {
        case AV_SAMPLE_FMT_S16:
            return interleave(frame, channels, Int16.self) { Int16(quantize($0, 0x1p15)) }
        case AV_SAMPLE_FMT_S32:
            return interleave(frame, channels, Int32.self) { quantize($0, 0x1p23) << 8 }
        case AV_SAMPLE_FMT_FLT:
            _ = interleave(frame, channels, Float.self) { $0 }
        default:
            for (number, channel) in channels.enumerated() {
                guard let plane = frame.pointee.extended_data[number] else { continue }
                channel.withUnsafeBytes {
                    UnsafeMutableRawPointer(plane).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
                }
            }
        }
        return 0
    }

    private static func quantize(_ sample: Float, _ scale: Float) -> Int32 {
        Int32(min(max((sample * scale).rounded(.toNearestOrEven), -scale), scale - 1))
    }

    private static func interleave<Value>(
        _ frame: UnsafeMutablePointer<AVFrame>, _ channels: [ArraySlice<Float>], _ type: Value.Type,
        _ convert: (Float) -> Value
    ) -> Int {
        guard let plane = frame.pointee.extended_data[0] else { return 0 }
        let output = UnsafeMutableRawPointer(plane).assumingMemoryBound(to: Value.self)
        var clipped = 0
        for (number, channel) in channels.enumerated() {
            for (index, sample) in channel.enumerated() {
                output[index * channels.count + number] = convert(sample)
                if sample > 1 || sample < -1 { clipped += 1 }
            }
        }
        return clipped
    }
}
