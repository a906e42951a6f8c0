internal import CNeural

/// How windows lie over images of any number of axes, channels last: shape [batch, places..., channels].
struct WindowGeometry {
    let batch: Int
    /// Places of the image along each axis, padding included.
    let image: [Int]
    let channels: Int
    let window: [Int]
    let stride: [Int]
    /// Windows along each axis.
    let output: [Int]

    init(batch: Int, image: [Int], channels: Int, window: [Int], stride: [Int]) {
        (self.batch, self.image, self.channels) = (batch, image, channels)
        (self.window, self.stride) = (window, stride)
        output = image.indices.map { (image[$0] - window[$0]) / stride[$0] + 1 }
    }

    /// Windows along the last axis: a line.
    var lineWidth: Int { output.last ?? 1 }

    /// Lines of one image.
    var linesPerImage: Int { output.dropLast().reduce(1, *) }

    /// Lines of all images.
    var lines: Int { batch * linesPerImage }

    /// Numbers of one image.
    var imageSize: Int { image.reduce(channels, *) }

    /// Where the lines of an image begin, in numbers.
    var lineStarts: [Int] {
        places(in: Array(output.dropLast()), steps: Array(zip(axisSteps, stride).dropLast().map { $0 * $1 }))
    }

    /// Where the rows of a window (its runs along the last axis) lie from its beginning, in numbers.
    var rowOffsets: [Int] {
        places(in: Array(window.dropLast()), steps: Array(axisSteps.dropLast()))
    }

    /// Where all places of a window lie from its beginning, in numbers.
    var placeOffsets: [Int] { places(in: window, steps: axisSteps) }

    /// Numbers from one place to the next along each axis.
    private var axisSteps: [Int] {
        image.indices.map { image[($0 + 1)...].reduce(channels, *) }
    }

    private func places(in lengths: [Int], steps: [Int]) -> [Int] {
        var offsets = [0]
        for (length, step) in zip(lengths, steps) {
            offsets = offsets.flatMap { offset in (0..<length).map { offset + $0 * step } }
        }
        return offsets
    }

    /// Whether no place belongs to two windows.
    var isApart: Bool { zip(window, stride).allSatisfy { $0 <= $1 } }

    /// Whether every place belongs to one window and no other.
    var isPartition: Bool {
        image.indices.allSatisfy { stride[$0] == window[$0] && output[$0] * window[$0] == image[$0] }
    }

    /// Calls `body` with the same as the kernels take it.
    ///
    /// - Parameter rectified: whether a maximum is at least 0.
    func withWindows<Result>(rectified: Bool = false, _ body: (UnsafePointer<nk_windows>) -> Result) -> Result {
        placeOffsets.withUnsafeBufferPointer { offsets in
            lineStarts.withUnsafeBufferPointer { starts in
                // Neither list is ever empty.
                var windows = nk_windows(
                    channels: channels, width: lineWidth, step: (stride.last ?? 1) * channels, places: offsets.count,
                    offsets: offsets.baseAddress!, lines: starts.count, starts: starts.baseAddress!, image: imageSize,
                    rectified: rectified ? 1 : 0, apart: isApart ? 1 : 0)
                return withUnsafePointer(to: &windows, body)
            }
        }
    }
}
