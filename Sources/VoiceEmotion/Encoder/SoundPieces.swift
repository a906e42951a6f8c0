/// How a long sound is cut for encoders that hear half a minute at most.
enum SoundPieces {
    /// The longest piece for encoders that say nothing of it: 30 s.
    static let longest = 480_000

    /// Ranges of about equal length that cover all samples, none longer than `longest`; all but the last are whole places
    /// of the encoder.
    ///
    /// - Parameter longest: at least one place.
    static func ranges(of count: Int, longest: Int) -> [Range<Int>] {
        let place = WhisperMel.samplesPerPlace
        let (places, most) = ((count + place - 1) / place, longest / place)
        let pieces = max(1, (places + most - 1) / most)
        let bounds = (0..<pieces).map { places * $0 / pieces * place } + [count]
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }
}
