internal import CNeural

extension Variable {
    /// The largest number of each window and channel of images with channels last; the gradient goes to the first of
    /// equals.
    ///
    /// - Parameters:
    ///   - window: places along each axis.
    ///   - stride: steps of the window along each axis; the window's lengths if nil. Places that no whole window
    ///     reaches are left out.
    ///   - rectified: whether max(0, ·) is applied as well; before or after makes no difference.
    /// - Returns: shape [batch, windows..., channels].
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func maxPooled(window: [Int], stride: [Int]? = nil, rectified: Bool = false) throws -> Variable {
        let geometry = try pooling(window, stride)
        let (device, x) = (tape.device, value)
        let y = device.pooled(x, geometry, rectified: rectified) { kernels, windows, x, y, lines in
            kernels.window_max(windows, x, y, lines.lowerBound, lines.upperBound)
        }
        return tape.record(y, from: [self]) { dy in
            [
                device.poolingGradient(
                    x.shape, geometry, rectified: rectified, isComplete: geometry.isPartition
                ) { kernels, windows, dx, lines in
                    withPointers(x, y, dy) { x, y, dy in
                        kernels.window_max_gradient(windows, x, y, dy, dx, lines.lowerBound, lines.upperBound)
                    }
                }
            ]
        }
    }

    /// The mean of each window and channel.
    ///
    /// - Parameters and errors: as for `maxPooled`.
    public func meanPooled(window: [Int], stride: [Int]? = nil) throws -> Variable {
        let geometry = try pooling(window, stride)
        let (device, shape) = (tape.device, shape)
        let y = device.pooled(value, geometry) { kernels, windows, x, y, lines in
            kernels.window_mean(windows, x, y, lines.lowerBound, lines.upperBound)
        }
        return tape.record(y, from: [self]) { dy in
            [
                device.poolingGradient(shape, geometry) { kernels, windows, dx, lines in
                    withPointers(dy) { dy in
                        kernels.window_mean_gradient(windows, dy, dx, lines.lowerBound, lines.upperBound)
                    }
                }
            ]
        }
    }

    private func pooling(_ window: [Int], _ stride: [Int]?) throws -> WindowGeometry {
        try WindowGeometry(
            "pooling", of: shape, window: window, stride: stride ?? window,
            padding: window.map { _ in WindowPadding(0) })
    }
}

extension Device {
    fileprivate func pooled(
        _ x: Tensor, _ geometry: WindowGeometry, rectified: Bool = false,
        _ kernel: (
            nk_kernels, UnsafePointer<nk_windows>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Range<Int>
        ) -> Void
    ) -> Tensor {
        let table = kernels.pointee
        return Tensor(shape: [geometry.batch] + geometry.output + [geometry.channels], on: self) { y in
            withPointers(x) { x in
                geometry.withWindows(rectified: rectified) { windows in
                    split(geometry.lines, grain: lineGrain(geometry)) { kernel(table, windows, x, y, $0) }
                }
            }
        }
    }

    /// Images are shared between threads whole, since neighbouring windows may overlap.
    ///
    /// - Parameter isComplete: whether the kernel writes every place.
    fileprivate func poolingGradient(
        _ shape: [Int], _ geometry: WindowGeometry, rectified: Bool = false, isComplete: Bool = false,
        _ kernel: (nk_kernels, UnsafePointer<nk_windows>, UnsafeMutablePointer<Float>, Range<Int>) -> Void
    ) -> Tensor {
        let table = kernels.pointee
        let lines = geometry.linesPerImage
        return Tensor(shape: shape, on: self) { dx in
            if !isComplete { dx.update(repeating: 0, count: shape.reduce(1, *)) }
            geometry.withWindows(rectified: rectified) { windows in
                split(geometry.batch, grain: max(1, Device.elementGrain / max(1, geometry.imageSize))) {
                    kernel(table, windows, dx, $0.lowerBound * lines..<$0.upperBound * lines)
                }
            }
        }
    }

    fileprivate func lineGrain(_ geometry: WindowGeometry) -> Int {
        max(1, Device.elementGrain / max(1, geometry.window.reduce(geometry.lineWidth * geometry.channels, *)))
    }
}
