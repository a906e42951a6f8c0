/// The largest number of each window and channel, channels last.
public struct MaxPooling: Module {
    /// Places along each axis.
    public let window: [Int]
    /// Steps along each axis.
    public let stride: [Int]

    /// Windows side by side unless a stride is given.
    public init(window: [Int], stride: [Int]? = nil) { (self.window, self.stride) = (window, stride ?? window) }

    /// Input and output [batch, places..., channels].
    public func callAsFunction(_ input: Variable) throws -> Variable { try self(input, rectified: false) }

    /// As above, then max(0, ·) if `rectified`: one operation instead of two.
    func callAsFunction(_ input: Variable, rectified: Bool) throws -> Variable {
        try input.maxPooled(window: window, stride: stride, rectified: rectified)
    }

    /// The lengths left along the first axis.
    public func lengths(after lengths: [Int]) -> [Int] { lengths.map { max(0, ($0 - window[0]) / stride[0] + 1) } }
}

/// The mean of each window and channel, channels last.
public struct MeanPooling: Module {
    /// Places along each axis.
    public let window: [Int]
    /// Steps along each axis.
    public let stride: [Int]

    /// Windows side by side unless a stride is given.
    public init(window: [Int], stride: [Int]? = nil) { (self.window, self.stride) = (window, stride ?? window) }

    /// Input and output [batch, places..., channels].
    public func callAsFunction(_ input: Variable) throws -> Variable {
        try input.meanPooled(window: window, stride: stride)
    }

    /// The lengths left along the first axis.
    public func lengths(after lengths: [Int]) -> [Int] { lengths.map { max(0, ($0 - window[0]) / stride[0] + 1) } }
}
