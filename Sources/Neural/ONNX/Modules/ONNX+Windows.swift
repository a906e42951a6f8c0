// Convolution and pooling: channels are last here and first in ONNX.

extension Convolution {
    /// One operation between two changes of the axes' order.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, axes: window.count + 2, of: "convolution")
        try graph.check(input, columns: weight.value.shape[1], of: "convolution")
        return try graph.windows(
            "Conv", input, weight: weight.value, bias: bias?.value, window: window, stride: stride, padding: padding,
            attributes: [:], subject: "convolution")
    }
}

extension DepthwiseConvolution {
    /// A convolution in as many groups as channels.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let window = Array(weight.value.shape.dropFirst(2))
        try graph.check(input, axes: window.count + 2, of: "convolution")
        try graph.check(input, columns: weight.value.shape[0], of: "convolution")
        return try graph.windows(
            "Conv", input, weight: weight.value, bias: bias?.value, window: window, stride: stride, padding: padding,
            attributes: ["group": .integer(weight.value.shape[0])], subject: "convolution")
    }
}

extension MaxPooling {
    /// One operation between two changes of the axes' order.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.pooling("MaxPool", input, window: window, stride: stride)
    }
}

extension MeanPooling {
    /// One operation between two changes of the axes' order.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.pooling("AveragePool", input, window: window, stride: stride)
    }
}

extension ONNXGraph {
    fileprivate mutating func pooling(
        _ operation: String, _ input: ONNXValue, window: [Int], stride: [Int]
    ) throws -> ONNXValue {
        try check(input, axes: window.count + 2, of: "pooling")
        return try windows(
            operation, input, weight: nil, bias: nil, window: window, stride: stride,
            padding: window.map { _ in WindowPadding(0) }, attributes: [:], subject: "pooling")
    }

    fileprivate mutating func windows(
        _ operation: String, _ input: ONNXValue, weight: Tensor?, bias: Tensor?, window: [Int], stride: [Int],
        padding: [WindowPadding], attributes: [String: ONNXAttribute], subject: String
    ) throws -> ONNXValue {
        let axes = window.count
        let first = transpose(input, [0, axes + 1] + (1...axes))
        var lengths: [ONNXDimension] = []
        for axis in 0..<axes {
            guard let length = input.shape[axis + 1].length else {
                lengths.append(freeAxis())
                continue
            }
            let places = length + padding[axis].before + padding[axis].after
            guard places >= window[axis] else {
                throw NeuralError.mismatch(
                    "ONNX export of a \(subject)", expected: "at least \(window[axis]) places along axis \(axis + 1)",
                    found: "\(places)", hint: "Give the writer the input's shape as the network takes it.")
            }
            lengths.append(.fixed((places - window[axis]) / stride[axis] + 1))
        }
        var inputs = [first]
        if let weight { inputs.append(constant(weight)) }
        if let bias { inputs.append(constant(bias)) }
        var settings = attributes
        settings["kernel_shape"] = .integers(window)
        settings["strides"] = .integers(stride)
        settings["pads"] = .integers(padding.map(\.before) + padding.map(\.after))
        let channels = weight.map { ONNXDimension.fixed($0.shape[0]) } ?? input.shape[axes + 1]
        let result = add(
            operation, inputs, results: 1, attributes: settings, shape: [input.shape[0], channels] + lengths)[0]
        return transpose(result, [0] + (2..<axes + 2) + [1])
    }
}
