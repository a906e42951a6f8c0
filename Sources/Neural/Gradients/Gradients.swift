/// Gradients of one loss, asked for by parameter or variable.
public struct Gradients: Sendable {
    private var byNode: [Tensor?]
    private var places: [Parameter.Identity: Int]

    init(byNode: [Tensor?], places: [Parameter.Identity: Int]) {
        (self.byNode, self.places) = (byNode, places)
    }

    /// The gradient of a parameter, or nil if the loss does not depend on it.
    public subscript(parameter: Parameter) -> Tensor? {
        get { places[parameter.identity].flatMap { byNode[$0] } }
        set {
            guard let place = places[parameter.identity] else { return }
            byNode[place] = newValue
        }
    }

    /// The gradient of a leaf of the tape, or nil if the loss does not depend on it.
    public subscript(variable: Variable) -> Tensor? {
        variable.node.flatMap { byNode[$0] }
    }

    /// Adds the gradients of parameters from another tape.
    mutating func add(_ other: Gradients, on device: Device) {
        for (identity, node) in other.places {
            guard let part = other.byNode[node] else { continue }
            if let place = places[identity], byNode[place] != nil {
                byNode[place]!.add(part, on: device)
            } else {
                places[identity] = byNode.count
                byNode.append(part)
            }
        }
    }

    /// Changes each gradient of a parameter in place.
    mutating func change(_ parameter: Parameter, _ body: (inout Tensor) -> Void) {
        guard let place = places[parameter.identity], byNode[place] != nil else { return }
        body(&byNode[place]!)
    }
}

/// New values of a network's buffers after a pass.
public struct BufferUpdates: Sendable {
    var values: [Parameter.Identity: Tensor] = [:]
}
