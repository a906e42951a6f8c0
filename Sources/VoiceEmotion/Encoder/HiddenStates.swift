/// What a speech encoder makes of a sound after one of its layers: a vector for each frame.
public struct HiddenStates: Sendable, Hashable {
    /// Number of frames: those of the sound itself, at least 1.
    public let frames: Int
    /// Values of each frame.
    public let width: Int
    /// `frames` · `width` values, frame after frame.
    public let values: [Float]

    /// States of `values.count / width` frames.
    ///
    /// - Precondition: `values` holds whole frames, at least one.
    public init(width: Int, values: [Float]) {
        precondition(width > 0 && values.count >= width && values.count % width == 0, "whole frames")
        frames = values.count / width
        self.width = width
        self.values = values
    }

    /// The mean over time of each of the `width` values, then the standard deviation of each (of the frames there are,
    /// not an estimate for more).
    public var meanAndDeviation: [Float] {
        var sums = [Double](repeating: 0, count: width)
        var squares = sums
        values.withUnsafeBufferPointer { values in
            for frame in 0..<frames {
                for index in 0..<width { sums[index] += Double(values[frame * width + index]) }
            }
            for index in 0..<width { sums[index] /= Double(frames) }
            for frame in 0..<frames {
                for index in 0..<width {
                    let distance = Double(values[frame * width + index]) - sums[index]
                    squares[index] += distance * distance
                }
            }
        }
        return sums.map { Float($0) } + squares.map { Float(($0 / Double(frames)).squareRoot()) }
    }

    /// States of pieces of one sound, one after another.
    static func joined(_ pieces: [HiddenStates]) -> HiddenStates? {
        guard let width = pieces.first?.width else { return nil }
        return pieces.count == 1 ? pieces[0] : HiddenStates(width: width, values: pieces.flatMap(\.values))
    }
}
