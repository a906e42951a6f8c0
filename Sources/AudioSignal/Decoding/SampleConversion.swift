import CFFmpeg

/// Turns a decoded frame's samples into floats, one array for each channel.
///
/// Integers are divided by the power of two above their largest magnitude, as soundfile and librosa do: 16 bits by
/// 32768, 24 bits by 2^23, unsigned 8 bits by 128 after subtracting 128.
enum SampleConversion {
    /// The channels of a frame; nil for a sample format that is not known here.
    static func channels(of frame: UnsafeMutablePointer<AVFrame>) -> [[Float]]? {
        switch AVSampleFormat(rawValue: frame.pointee.format) {
        case AV_SAMPLE_FMT_U8: interleaved(frame, of: UInt8.self) { (Float($0) - 128) * 0x1p-7 }
        case AV_SAMPLE_FMT_U8P: planar(frame, of: UInt8.self) { (Float($0) - 128) * 0x1p-7 }
        case AV_SAMPLE_FMT_S16: interleaved(frame, of: Int16.self) { Float($0) * 0x1p-15 }
        case AV_SAMPLE_FMT_S16P: planar(frame, of: Int16.self) { Float($0) * 0x1p-15 }
        // 24-bit samples come in the upper bits of 32.
        case AV_SAMPLE_FMT_S32: interleaved(frame, of: Int32.self) { Float($0) * 0x1p-31 }
        case AV_SAMPLE_FMT_S32P: planar(frame, of: Int32.self) { Float($0) * 0x1p-31 }
        case AV_SAMPLE_FMT_S64: interleaved(frame, of: Int64.self) { Float($0) * 0x1p-63 }
        case AV_SAMPLE_FMT_S64P: planar(frame, of: Int64.self) { Float($0) * 0x1p-63 }
        case AV_SAMPLE_FMT_FLT: interleaved(frame, of: Float.self) { $0 }
        case AV_SAMPLE_FMT_FLTP: planar(frame, of: Float.self) { $0 }
        case AV_SAMPLE_FMT_DBL: interleaved(frame, of: Double.self) { Float($0) }
        case AV_SAMPLE_FMT_DBLP: planar(frame, of: Double.self) { Float($0) }
        default: nil
        }
    }

    @inline(__always)
    private static func interleaved<Value>(
        _ frame: UnsafeMutablePointer<AVFrame>, of type: Value.Type, _ convert: (Value) -> Float
    ) -> [[Float]] {
        let width = Int(frame.pointee.ch_layout.nb_channels)
        return (0..<width).map { channel in
            convertAll(frame, plane: 0, stride: width, offset: channel, convert)
        }
    }

    @inline(__always)
    private static func planar<Value>(
        _ frame: UnsafeMutablePointer<AVFrame>, of type: Value.Type, _ convert: (Value) -> Float
    ) -> [[Float]] {
        (0..<Int(frame.pointee.ch_layout.nb_channels)).map { channel in
            convertAll(frame, plane: channel, stride: 1, offset: 0, convert)
        }
    }

    @inline(__always)
    private static func convertAll<Value>(
        _ frame: UnsafeMutablePointer<AVFrame>, plane: Int, stride: Int, offset: Int, _ convert: (Value) -> Float
    ) -> [Float] {
        let count = Int(frame.pointee.nb_samples)
        guard let bytes = frame.pointee.extended_data[plane] else { return [Float](repeating: 0, count: count) }
        let values = UnsafeRawPointer(bytes).assumingMemoryBound(to: Value.self)
        return [Float](unsafeUninitializedCapacity: count) { output, filled in
            for index in 0..<count { output[index] = convert(values[index * stride + offset]) }
            filled = count
        }
    }
}
