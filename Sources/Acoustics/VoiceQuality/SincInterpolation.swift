internal import Foundation

/// Values between those of a sequence, by a sine cardinal under a raised cosine that reaches `depth` values to either
/// side; where the sequence has but two values on one side by a cubic, and where it has one by a line.
struct SincInterpolation {
    let depth: Int

    /// The value at a position between 0 and the last index; near the ends fewer values are used.
    func value(_ values: UnsafeBufferPointer<Double>, at position: Double) -> Double {
        let last = values.count - 1
        if position <= 0 { return values[0] }
        if position >= Double(last) { return values[last] }
        let left = Int(position)
        let phase = position - Double(left)
        if phase == 0 { return values[left] }
        let reach = min(depth, left + 1, last - left)
        if reach <= 1 { return values[left] + phase * (values[left + 1] - values[left]) }
        if reach == 2 {
            let rise = values[left + 1] - values[left]
            let leftSlope = 0.5 * (values[left + 1] - values[left - 1])
            let rightSlope = 0.5 * (values[left + 2] - values[left])
            let bend = leftSlope - rise - phase * (leftSlope + rightSlope - 2 * rise)
            return values[left] + phase * rise + phase * (1 - phase) * bend
        }
        return side(values, from: left, by: -1, distance: phase, count: reach)
            + side(values, from: left + 1, by: 1, distance: 1 - phase, count: reach)
    }

    /// What `count` values on one side give, the first of them `distance` away.
    private func side(
        _ values: UnsafeBufferPointer<Double>, from start: Int, by step: Int, distance: Double, count: Int
    ) -> Double {
        // The cosine ends where the next value would be. It is continued by the sum formula.
        let turn = Double.pi / (distance + Double(count))
        let twice = 2 * cos(turn)
        var (cosine, before) = (cos(turn * distance), cos(turn * (distance - 1)))
        var (sum, sign, index) = (0.0, 1.0, start)
        for offset in 0..<count {
            sum += sign * values[index] * (1 + cosine) / (distance + Double(offset))
            (cosine, before) = (twice * cosine - before, cosine)
            sign = -sign
            index += step
        }
        return sum * 0.5 * sin(.pi * distance) / .pi
    }

    /// The highest point within one place of a value that is higher than its neighbours.
    ///
    /// By golden sections, and by parabolas through the three best points where these stay inside: Brent, "Algorithms
    /// for minimization without derivatives", 1973, chapter 5.
    func peak(_ values: UnsafeBufferPointer<Double>, near index: Int) -> (position: Double, height: Double) {
        guard index > 0, index < values.count - 1 else { return (Double(index), values[index]) }
        var (left, right) = (Double(index - 1), Double(index + 1))
        let golden = (3 - 5.0.squareRoot()) / 2
        let start = left + golden * (right - left)
        var best = (position: start, height: value(values, at: start))
        var (second, third) = (best, best)
        for _ in 0..<60 {
            let middle = 0.5 * (left + right)
            // Closer than this, heights differ by rounding only.
            let least = 1.5e-8 * best.position + 1e-9
            if abs(best.position - middle) + 0.5 * (right - left) <= 2 * least { break }
            var step = golden * ((best.position < middle ? right : left) - best.position)
            if abs(best.position - second.position) >= least {
                let (toSecond, toThird) = (best.position - second.position, best.position - third.position)
                let (one, other) = (
                    toSecond * (third.height - best.height), toThird * (second.height - best.height)
                )
                let (rise, run) = (toThird * other - toSecond * one, 2 * (one - other))
                let parabola = rise / run
                if parabola.isFinite, abs(parabola) < abs(step), best.position + parabola > left + 2 * least,
                    best.position + parabola < right - 2 * least
                {
                    step = parabola
                }
            }
            if abs(step) < least { step = step > 0 ? least : -least }
            let position = best.position + step
            let found = (position: position, height: value(values, at: position))
            if found.height >= best.height {
                if position < best.position { right = best.position } else { left = best.position }
                (third, second, best) = (second, best, found)
            } else {
                if position < best.position { left = position } else { right = position }
                if found.height >= second.height || second.position == best.position {
                    (third, second) = (second, found)
                } else if found.height >= third.height || third.position == best.position
                    || third.position == second.position
                {
                    third = found
                }
            }
        }
        return best
    }
}
