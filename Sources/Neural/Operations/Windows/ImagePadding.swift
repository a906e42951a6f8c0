extension Device {
    /// An image [batch, places..., channels] laid into a larger one of zeros, or cut to a smaller one.
    ///
    /// - Parameters:
    ///   - size: places of the result along each axis.
    ///   - origin: where place 0 of the image lies in the result; negative where the beginning is cut off.
    ///   - spacing: places from one place of the image to the next in the result.
    func placed(_ x: Tensor, in size: [Int], origin: [Int], spacing: [Int]) -> Tensor {
        let channels = x.columns
        let places = Array(x.shape.dropFirst().dropLast())
        let outer = places.indices.dropLast()
        let lastFrom = places.last ?? 1
        let (lastOrigin, lastSpacing, lastSize) = (origin.last ?? 0, spacing.last ?? 1, size.last ?? 1)
        // The places of the last axis that fall into the result.
        let kept = (0..<lastFrom).filter { (0..<lastSize).contains(lastOrigin + $0 * lastSpacing) }
        let lines = outer.reduce(1) { $0 * places[$1] }
        let (fromImage, toImage) = (places.reduce(channels, *), size.reduce(channels, *))
        return Tensor(shape: [x.rows] + size + [channels], on: self) { to in
            to.update(repeating: 0, count: x.rows * toImage)
            guard let first = kept.first else { return }
            withPointers(x) { from in
                for image in 0..<x.rows {
                    for line in 0..<lines {
                        guard let start = self.line(line, of: places, in: size, origin: origin, spacing: spacing) else {
                            continue
                        }
                        let source = from + image * fromImage + (line * lastFrom + first) * channels
                        let target =
                            to + image * toImage + (start * lastSize + lastOrigin + first * lastSpacing) * channels
                        if lastSpacing == 1 {
                            target.update(from: source, count: kept.count * channels)
                        } else {
                            for place in 0..<kept.count {
                                (target + place * lastSpacing * channels).update(
                                    from: source + place * channels, count: channels)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The line of the result that a line of the image falls on, or nil if it falls outside.
    private func line(_ line: Int, of places: [Int], in size: [Int], origin: [Int], spacing: [Int]) -> Int? {
        var rest = line
        var result = 0
        var factor = 1
        for axis in places.indices.dropLast().reversed() {
            let place = origin[axis] + rest % places[axis] * spacing[axis]
            guard (0..<size[axis]).contains(place) else { return nil }
            rest /= places[axis]
            result += place * factor
            factor *= size[axis]
        }
        return result
    }
}
