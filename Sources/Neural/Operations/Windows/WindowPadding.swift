/// Zeros before and after an axis of an image.
public struct WindowPadding: Sendable, Hashable {
    /// Places before the first.
    public let before: Int
    /// Places after the last.
    public let after: Int

    /// Padding of the lengths given.
    public init(before: Int, after: Int) { (self.before, self.after) = (before, after) }

    /// The same before and after.
    public init(_ places: Int) { self.init(before: places, after: places) }

    /// What keeps the number of places for windows that move by one place: the odd one goes after, as in Keras.
    public static func same(window: Int) -> WindowPadding {
        WindowPadding(before: (window - 1) / 2, after: window / 2)
    }

    var isNone: Bool { before == 0 && after == 0 }
}

extension WindowGeometry {
    /// The geometry for an input [batch, places..., channels] with padding.
    ///
    /// - Throws: `NeuralError` if settings are impossible or an axis is shorter than the window.
    init(_ subject: String, of shape: [Int], window: [Int], stride: [Int], padding: [WindowPadding]) throws {
        let places = Array(shape.dropFirst().dropLast())
        guard shape.count >= 3, [window.count, stride.count, padding.count].allSatisfy({ $0 == places.count }) else {
            throw NeuralError.mismatch(
                subject, expected: "shape [batch, \(window.count) axes, channels]", found: "\(shape)")
        }
        guard window.allSatisfy({ $0 > 0 }), stride.allSatisfy({ $0 > 0 }),
            padding.allSatisfy({ $0.before >= 0 && $0.after >= 0 })
        else {
            throw NeuralError.configuration(
                subject, expected: "windows and strides of at least 1, padding of at least 0",
                found: "window \(window), stride \(stride)")
        }
        let image = zip(places, padding).map { $0 + $1.before + $1.after }
        if let axis = image.indices.first(where: { image[$0] < window[$0] }) {
            throw NeuralError.mismatch(
                subject, expected: "at least \(window[axis]) places along axis \(axis + 1)", found: "\(image[axis])",
                hint: "The recording is too short for this network, or too many layers make it shorter.")
        }
        self.init(batch: shape[0], image: image, channels: shape[shape.count - 1], window: window, stride: stride)
    }
}
