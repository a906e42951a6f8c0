extension Module {
    /// The tensors of all parameters and buffers by name, as PyTorch's `state_dict`.
    public var tensors: [String: Tensor] {
        Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0.parameter.value) })
    }

    /// Takes over tensors by name, as PyTorch's `load_state_dict`.
    ///
    /// PyTorch's counters `num_batches_tracked` are passed over.
    ///
    /// - Parameter allowsOthers: whether tensors that this network has no place for are passed over.
    /// - Throws: `NeuralError` if a tensor is missing, has another shape, or has no place. The network is unchanged then.
    public mutating func load(_ tensors: [String: Tensor], allowsOthers: Bool = false) throws {
        var copy = self
        var unused = Set(tensors.keys.filter { !$0.hasSuffix("num_batches_tracked") })
        try copy.visitParameters { name, parameter in
            guard let tensor = tensors[name] else {
                throw NeuralError.tensors(
                    "tensor \(name)", expected: "shape \(parameter.value.shape)", found: "none of that name",
                    hint: "The tensors belong to another network or version. They are: \(summary(of: tensors.keys)).")
            }
            guard tensor.shape == parameter.value.shape else {
                throw NeuralError.tensors(
                    "tensor \(name)", expected: "shape \(parameter.value.shape)", found: "shape \(tensor.shape)",
                    hint: "The tensors belong to a network of other sizes.")
            }
            parameter.value = tensor
            unused.remove(name)
        }
        guard allowsOthers || unused.isEmpty else {
            throw NeuralError.tensors(
                "tensors", expected: "those of the network only", found: "also \(summary(of: unused))",
                hint: "The tensors belong to another network or version.")
        }
        self = copy
    }
}

/// At most eight names, in order.
private func summary(of names: some Collection<String>) -> String {
    let sorted = names.sorted()
    let listed = sorted.prefix(8).joined(separator: ", ")
    return sorted.count > 8 ? "\(listed) and \(sorted.count - 8) more" : listed
}
