#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A source's sound in blocks of equal length, for sources longer than memory and for those that are still growing.
///
/// What is in memory at a time is one block and a fraction of a second, however long the source is. Joined, the blocks
/// equal what `DecodedAudio` gives, sample for sample, resampled or not. A pipe is decoded while it is written; only of
/// MP3 it then keeps the padding at the end, which a reader must see the whole file to know, and 16-bit WAV begins once
/// its first 64 KiB have come.
///
///     let stream = try AudioStream(contentsOf: url, options: .speech)
///     while let block = try stream.next() { … }
public final class AudioStream {
    /// What the source says about itself.
    public let info: MediaInfo

    /// Samples per second of the blocks.
    public let sampleRate: Int

    /// Number of channels of the blocks.
    public let channelCount: Int

    /// Number of samples in each channel of every block but the last.
    public let blockFrames: Int

    /// Number of samples in each channel of all blocks given so far.
    public private(set) var position = 0

    /// What was not as it should be, complete once `next` has given nil.
    public var warnings: [AudioWarning] { reader.warnings }

    private let reader: SoundReader
    private var pending: [[Float]]
    private var head = 0
    private var isAtEnd = false

    /// Opens a source.
    ///
    /// - Parameter blockFrames: samples of each channel in a block, at the rate of the result; at least 1.
    /// - Throws: `AudioError`; `audio.needs_seeking` for a pipe in a format that keeps its contents' table at the end.
    public init(
        _ input: AudioInput, blockFrames: Int = 16_384, options: DecodingOptions = DecodingOptions()
    ) throws {
        precondition(blockFrames > 0, "a block has at least one frame")
        reader = try SoundReader(input.open(), options)
        info = reader.info
        sampleRate = reader.sampleRate
        channelCount = reader.channelCount
        self.blockFrames = blockFrames
        pending = [[Float]](repeating: [], count: reader.channelCount)
    }

    /// Opens a file.
    public convenience init(
        contentsOf url: URL, blockFrames: Int = 16_384, options: DecodingOptions = DecodingOptions()
    ) throws {
        try self.init(.url(url), blockFrames: blockFrames, options: options)
    }

    /// The next block; nil at the end. Only the last block may be shorter than `blockFrames`, and none is empty.
    public func next() throws -> Waveform? {
        while !isAtEnd, pending[0].count - head < blockFrames {
            guard let more = try reader.next() else {
                isAtEnd = true
                break
            }
            for channel in pending.indices {
                pending[channel].removeFirst(head)
                pending[channel].append(contentsOf: more[channel])
            }
            head = 0
        }
        let count = min(blockFrames, pending[0].count - head)
        guard count > 0 else { return nil }
        let block = pending.map { Array($0[head..<head + count]) }
        head += count
        position += count
        return Waveform(channels: block, sampleRate: sampleRate)
    }
}
