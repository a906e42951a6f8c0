// Modules that treat each place alone.

extension Dense {
    /// A matrix product and a sum.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, columns: inputSize, of: "dense layer")
        let shape = Array(input.shape.dropLast()) + [.fixed(outputSize)]
        let weights = graph.constant(weight.value.transposed)
        let product = graph.add("MatMul", input, weights, shape: shape)
        guard let bias else { return product }
        let biases = graph.constant(bias.value)
        return graph.add("Add", product, biases, shape: shape)
    }
}

extension ReLU {
    /// One operation.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        graph.add("Relu", input, shape: input.shape)
    }
}

extension Tanh {
    /// One operation.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        graph.add("Tanh", input, shape: input.shape)
    }
}

extension Sigmoid {
    /// One operation.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        graph.add("Sigmoid", input, shape: input.shape)
    }
}

extension GELU {
    /// x · (1 + erf(x / √2)) / 2: opset 17 has no operation of that name.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        let (root, one, half) = (graph.constant(Float(2).squareRoot()), graph.constant(1), graph.constant(0.5))
        let ratio = graph.add("Div", input, root, shape: input.shape)
        let error = graph.add("Erf", ratio, shape: input.shape)
        let sum = graph.add("Add", error, one, shape: input.shape)
        let product = graph.add("Mul", input, sum, shape: input.shape)
        return graph.add("Mul", product, half, shape: input.shape)
    }
}

extension Dropout {
    /// Nothing: it only matters in training.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue { input }
}

extension LayerNorm {
    /// One operation.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, columns: weight.value.count, of: "layer normalisation")
        let (scale, shift) = (graph.constant(weight.value), graph.constant(bias.value))
        return graph.add(
            "LayerNormalization", input, scale, shift,
            attributes: ["axis": .integer(-1), "epsilon": .number(epsilon)], shape: input.shape)
    }
}

extension BatchNorm {
    /// A product and a sum with what the running figures come to.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        try graph.check(input, columns: weight.value.count, of: "batch normalisation")
        let variances = runningVariance.value.elements
        let scales = zip(weight.value.elements, variances).map { weight, variance in
            Float(Double(weight) / (Double(variance) + Double(epsilon)).squareRoot())
        }
        let means = zip(runningMean.value.elements, scales).map { Double($0) * Double($1) }
        let shifts = zip(bias.value.elements, means).map { Float(Double($0) - $1) }
        let (scale, shift) = (graph.constant(scales), graph.constant(shifts))
        let product = graph.add("Mul", input, scale, shape: input.shape)
        return graph.add("Add", product, shift, shape: input.shape)
    }
}

extension ONNXGraph {
    /// - Throws: `NeuralError` unless the value's last axis has the given length.
    public func check(_ value: ONNXValue, columns: Int, of subject: String) throws {
        guard value.columns == columns else {
            throw NeuralError.mismatch(
                "ONNX export of a \(subject)", expected: "a last axis of \(columns)",
                found: "shape \(value.shape.summary)",
                hint: "Give the writer the input's shape as the network takes it.")
        }
    }

    /// - Throws: `NeuralError` unless the value has as many axes.
    public func check(_ value: ONNXValue, axes: Int, of subject: String) throws {
        guard value.shape.count == axes else {
            throw NeuralError.mismatch(
                "ONNX export of a \(subject)", expected: "\(axes) axes, the batch one of them",
                found: "shape \(value.shape.summary)",
                hint: "Give the writer the input's shape as the network takes it.")
        }
    }
}

extension Tensor {
    /// A matrix with rows and columns exchanged.
    var transposed: Tensor {
        let (rows, columns) = (rows, columns)
        return Tensor(shape: [columns, rows]) { to in
            withPointers(self) { from in
                for row in 0..<rows {
                    for column in 0..<columns { to[column * rows + row] = from[row * columns + column] }
                }
            }
        }
    }
}
