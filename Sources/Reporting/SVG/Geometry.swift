/// A rectangle in the picture's pixels; y grows downwards.
struct Rect {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var maxX: Double { x + width }
    var maxY: Double { y + height }
    var midX: Double { x + width / 2 }
    var midY: Double { y + height / 2 }
}

/// A point in the picture's pixels.
struct Point {
    var x: Double
    var y: Double

    var isFinite: Bool { x.isFinite && y.isFinite }
}
