/// The bytes of a WAV file, with every field open to lies: for tests of what readers make of hostile files.
public struct WAVBytes: Sendable {
    /// The `wFormatTag`: 1 for PCM, 3 for IEEE float.
    public var formatTag: UInt16

    /// Declared number of channels.
    public var channels: UInt16

    /// Declared samples per second.
    public var sampleRate: UInt32

    /// Declared bits in a sample.
    public var bitsPerSample: UInt16

    /// The bytes after the data chunk's head.
    public var payload: [UInt8]

    /// The size that the data chunk claims; the payload's own where nil.
    public var declaredDataSize: UInt32?

    /// A file of the given format and payload.
    public init(
        formatTag: UInt16 = 1, channels: UInt16 = 1, sampleRate: UInt32 = 16_000, bitsPerSample: UInt16 = 16,
        payload: [UInt8] = [], declaredDataSize: UInt32? = nil
    ) {
        self.formatTag = formatTag
        self.channels = channels
        self.sampleRate = sampleRate
        self.bitsPerSample = bitsPerSample
        self.payload = payload
        self.declaredDataSize = declaredDataSize
    }

    /// 16-bit PCM; samples of several channels are interleaved.
    public static func pcm16(_ samples: [Int16], channels: UInt16 = 1, sampleRate: UInt32 = 16_000) -> WAVBytes {
        WAVBytes(
            channels: channels, sampleRate: sampleRate,
            payload: samples.flatMap { littleEndian(UInt16(bitPattern: $0)) })
    }

    /// Unsigned 8-bit PCM.
    public static func pcm8(_ samples: [UInt8], sampleRate: UInt32 = 16_000) -> WAVBytes {
        WAVBytes(sampleRate: sampleRate, bitsPerSample: 8, payload: samples)
    }

    /// 24-bit PCM from integers in -2^23..<2^23.
    public static func pcm24(_ samples: [Int32], sampleRate: UInt32 = 16_000) -> WAVBytes {
        WAVBytes(
            sampleRate: sampleRate, bitsPerSample: 24,
            payload: samples.flatMap { littleEndian(UInt32(bitPattern: $0)).prefix(3) })
    }

    /// 32-bit PCM.
    public static func pcm32(_ samples: [Int32], sampleRate: UInt32 = 16_000) -> WAVBytes {
        WAVBytes(
            sampleRate: sampleRate, bitsPerSample: 32,
            payload: samples.flatMap { littleEndian(UInt32(bitPattern: $0)) })
    }

    /// 32-bit floats, which may be NaN or infinite.
    public static func float32(_ samples: [Float], channels: UInt16 = 1, sampleRate: UInt32 = 16_000) -> WAVBytes {
        WAVBytes(
            formatTag: 3, channels: channels, sampleRate: sampleRate, bitsPerSample: 32,
            payload: samples.flatMap { littleEndian($0.bitPattern) })
    }

    /// 64-bit floats.
    public static func float64(_ samples: [Double], sampleRate: UInt32 = 16_000) -> WAVBytes {
        WAVBytes(
            formatTag: 3, sampleRate: sampleRate, bitsPerSample: 64,
            payload: samples.flatMap { littleEndian($0.bitPattern) })
    }

    /// The file: RIFF head, `fmt ` chunk of 16 bytes, `data` chunk.
    public var bytes: [UInt8] {
        let frameSize = UInt32(channels) * UInt32(bitsPerSample) / 8
        let dataSize = declaredDataSize ?? UInt32(payload.count)
        var file = Array("RIFF".utf8) + Self.littleEndian(dataSize &+ 36) + Array("WAVEfmt ".utf8)
        file += Self.littleEndian(UInt32(16)) + Self.littleEndian(formatTag) + Self.littleEndian(channels)
        file += Self.littleEndian(sampleRate) + Self.littleEndian(sampleRate &* frameSize)
        file += Self.littleEndian(UInt16(truncatingIfNeeded: frameSize)) + Self.littleEndian(bitsPerSample)
        file += Array("data".utf8) + Self.littleEndian(dataSize) + payload
        return file
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
