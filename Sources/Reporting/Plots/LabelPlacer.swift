/// Finds room for names beside points, so that they cover neither each other nor the points.
struct LabelPlacer {
    let bounds: Rect
    private var taken: [Rect] = []

    init(bounds: Rect) { self.bounds = bounds }

    /// Keeps labels off a point.
    mutating func reserve(_ point: Point, radius: Double) {
        guard point.isFinite else { return }
        taken.append(Rect(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius))
    }

    /// The left end and middle height of a text beside `point`: right, left, above, below or at a corner, whichever
    /// is free first, and whichever covers least where none is. Nil for a point that is not finite.
    mutating func place(_ text: String, size: Double, beside point: Point, distance: Double) -> Point? {
        guard point.isFinite else { return nil }
        let (width, height) = (TextMetrics.width(text, size: size), size * 1.15)
        let (x, y) = (point.x, point.y)
        let candidates = [
            (x + distance, y), (x - distance - width, y), (x - width / 2, y - distance - height / 2),
            (x - width / 2, y + distance + height / 2), (x + distance * 0.7, y - height * 0.9),
            (x + distance * 0.7, y + height * 0.9), (x - distance * 0.7 - width, y - height * 0.9),
            (x - distance * 0.7 - width, y + height * 0.9),
        ].map { Rect(x: $0.0, y: $0.1 - height / 2, width: width, height: height) }
        let costs = candidates.map { candidate in
            taken.reduce(outside(candidate) * 4) { $0 + overlap($1, candidate) }
        }
        guard let best = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return nil }
        taken.append(candidates[best])
        return Point(x: candidates[best].x, y: candidates[best].midY)
    }

    private func overlap(_ a: Rect, _ b: Rect) -> Double {
        max(0, min(a.maxX, b.maxX) - max(a.x, b.x)) * max(0, min(a.maxY, b.maxY) - max(a.y, b.y))
    }

    private func outside(_ rect: Rect) -> Double { rect.width * rect.height - overlap(rect, bounds) }
}
