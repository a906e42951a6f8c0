/// How far to go along a direction of descent: far enough down (1e-4 of what the slope promised), and to where the slope is
/// less than 0.9 of what it was.
///
/// Bracketing and cubic interpolation as in Nocedal & Wright, "Numerical Optimization", 2006, algorithms 3.5 and 3.6.
struct WolfeSearch {
    private struct Trial {
        let length: Double
        let value: Double
        let slope: Double
    }

    /// The next length to try; nil when the search is over.
    private(set) var next: Double?

    /// The length found: the one that meets the conditions, else the best that goes down; nil if none does.
    private(set) var found: Double?

    /// The length tried last.
    private(set) var last = 0.0

    private let start: Trial
    private var low: Trial
    private var high: Trial?
    private var tries = 0

    init(value: Double, slope: Double, length: Double) {
        start = Trial(length: 0, value: value, slope: slope)
        low = start
        next = length
    }

    /// Takes in what was found at `next`.
    mutating func record(value: Double, slope: Double) {
        guard let length = next else { return }
        last = length
        tries += 1
        let trial = Trial(length: length, value: value, slope: slope)
        // Near the minimum, values differ by rounding only; the slopes decide there.
        let bound = start.value + 1e-4 * length * start.slope + 1e-15 * abs(start.value)
        let tooFar = !(value <= bound) || (low.length > 0 && value >= low.value)
        if tooFar {
            high = trial
        } else {
            found = length
            if abs(slope) <= -0.9 * start.slope {
                next = nil
                return
            }
            let turned = slope * ((high?.length ?? .infinity) - low.length) >= 0
            if turned { high = low }
            low = trial
        }
        next = tries < 25 ? proposal() : nil
    }

    private func proposal() -> Double? {
        guard let high else { return low.length * 4 }
        let (near, far) = (min(low.length, high.length), max(low.length, high.length))
        guard far - near > 1e-14 * far else { return nil }
        let guess = Self.cubicMinimum(low, high)
        let margin = 0.1 * (far - near)
        return guess.isFinite ? min(max(guess, near + margin), far - margin) : (near + far) / 2
    }

    /// Where the cubic through both values and slopes is lowest; not a number if it has no minimum.
    private static func cubicMinimum(_ a: Trial, _ b: Trial) -> Double {
        let bend = a.slope + b.slope - 3 * (a.value - b.value) / (a.length - b.length)
        let root = (bend * bend - a.slope * b.slope).squareRoot() * (b.length > a.length ? 1 : -1)
        return b.length - (b.length - a.length) * (b.slope + root - bend) / (b.slope - a.slope + 2 * root)
    }
}
