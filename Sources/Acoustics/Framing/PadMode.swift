/// What stands before the first sample and after the last one when frames are centred.
public enum PadMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Zeros (librosa's `constant`).
    case zero
    /// The signal mirrored at its first and last sample, which are not repeated.
    case reflect
    /// The first and the last sample repeated.
    case edge

    /// The sample that stands at `position` of a signal of `count` samples, or nil for a zero.
    func source(of position: Int, count: Int) -> Int? {
        if position >= 0 && position < count { return position }
        switch self {
        case .zero:
            return nil
        case .edge:
            return position < 0 ? 0 : count - 1
        case .reflect:
            // A single sample has nothing to mirror; NumPy repeats it.
            if count == 1 { return 0 }
            let period = 2 * (count - 1)
            let phase = ((position % period) + period) % period
            return phase < count ? phase : period - phase
        }
    }
}
