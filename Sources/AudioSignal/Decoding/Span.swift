/// A part of a sound, in frames.
struct Span {
    let first: Int

    /// The frame after the last; nil runs to the end.
    let end: Int?

    /// The span that the options ask for, each end rounded to the nearest frame, so that adjoining spans neither
    /// overlap nor leave a gap.
    init(_ options: DecodingOptions, rate: Int) {
        first = Self.frame(options.start, rate)
        end = options.end.map { Self.frame($0, rate) }
    }

    /// The frame nearest to a time, at most a number that cannot overflow.
    static func frame(_ seconds: Double, _ rate: Int) -> Int {
        Int(min((seconds * Double(rate)).rounded(), 0x1p52))
    }

    /// Refuses spans that make no sense for any sound.
    static func validate(_ options: DecodingOptions, source: String) throws {
        let isValid = options.start >= 0 && options.start.isFinite && (options.end.map { $0 > options.start } ?? true)
        guard isValid else { throw AudioError(.spanInvalid(start: options.start, end: options.end), source: source) }
    }

    /// The part of a block that lies inside.
    func cut(_ block: Decoder.Block) -> Decoder.Block {
        let from = min(max(first - block.position, 0), block.count)
        let to = min(max((end ?? .max) - block.position, from), block.count)
        guard from > 0 || to < block.count else { return block }
        return Decoder.Block(position: block.position + from, channels: block.channels.map { Array($0[from..<to]) })
    }
}
