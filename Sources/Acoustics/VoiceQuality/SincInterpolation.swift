internal import Foundation

/// Values between those of a sequence, by a sine cardinal under a raised cosine that reaches `depth` values to either
/// side.
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

    /// The highest point near a value that is higher than its neighbours: parabolas in ever closer surroundings.
    func peak(_ values: UnsafeBufferPointer<Double>, near index: Int) -> (position: Double, height: Double) {
        guard index > 0, index < values.count - 1 else { return (Double(index), values[index]) }
        let bend = 2 * values[index] - values[index - 1] - values[index + 1]
        var position = Double(index) + 0.5 * (values[index + 1] - values[index - 1]) / bend
        for width in [0.25, 0.03, 0.003] {
            let (left, middle, right) = (
                value(values, at: position - width), value(values, at: position),
                value(values, at: position + width)
            )
            let curve = 2 * middle - left - right
            guard curve > 0 else { break }
            let shift = 0.5 * (right - left) / curve
            position += width * min(max(shift, -2), 2)
            position = min(max(position, Double(index - 1)), Double(index + 1))
        }
        return (position, value(values, at: position))
    }
}
