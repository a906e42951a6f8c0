package import Foundation

/// The parts of onnx.proto3 that a network needs, by their field numbers.
extension ONNXGraph {
    /// The version of the file format, and of the operations.
    static let format = 8
    static let operations = 17
    /// The version of the operations for classical models.
    static let classicalOperations = 3

    /// The bytes of a model.
    ///
    /// - Parameters:
    ///   - outputs: values that `finish` has named.
    ///   - description: what a reader of the file should know; none where empty.
    package func encoded(
        name: String, input: ONNXValue, outputs: [ONNXValue], metadata: [String: String], producer: String,
        description: String = ""
    ) -> Data {
        var model = ProtobufWriter()
        model.add(1, ONNXGraph.format)
        model.add(2, producer)
        if !description.isEmpty { model.add(6, description) }
        model.add(7) { graph in
            for node in nodes { graph.add(1) { ONNXGraph.write(node, to: &$0) } }
            graph.add(2, name)
            for constant in constants { graph.add(5) { ONNXGraph.write(constant, to: &$0) } }
            graph.add(11) { ONNXGraph.write(input, to: &$0) }
            for output in outputs { graph.add(12) { ONNXGraph.write(output, to: &$0) } }
        }
        for domain in Set(nodes.map(\.domain) + [""]).sorted() {
            model.add(8) { set in
                set.add(1, domain)
                set.add(2, domain.isEmpty ? ONNXGraph.operations : ONNXGraph.classicalOperations)
            }
        }
        for (key, value) in metadata.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            model.add(14) { entry in
                entry.add(1, key)
                entry.add(2, value)
            }
        }
        return model.data
    }

    private static func write(_ node: Node, to message: inout ProtobufWriter) {
        for input in node.inputs { message.add(1, input) }
        for output in node.outputs { message.add(2, output) }
        message.add(3, node.outputs.last ?? "")
        message.add(4, node.operation)
        for (name, attribute) in node.attributes.sorted(by: { $0.key < $1.key }) {
            message.add(5) { write(attribute, name, to: &$0) }
        }
        if !node.domain.isEmpty { message.add(7, node.domain) }
    }

    private static func write(_ attribute: ONNXAttribute, _ name: String, to message: inout ProtobufWriter) {
        message.add(1, name)
        switch attribute {
        case .number(let number):
            message.add(2, number)
            message.add(20, 1)
        case .integer(let number):
            message.add(3, number)
            message.add(20, 2)
        case .text(let text):
            message.add(4, text)
            message.add(20, 3)
        case .integers(let numbers):
            for number in numbers { message.add(8, number) }
            message.add(20, 7)
        case .numbers(let numbers):
            for number in numbers { message.add(7, number) }
            message.add(20, 6)
        case .texts(let texts):
            for text in texts { message.add(9, text) }
            message.add(20, 8)
        }
    }

    private static func write(_ constant: Constant, to message: inout ProtobufWriter) {
        for length in constant.shape { message.add(1, length) }
        message.add(2, constant.type.rawValue)
        message.add(8, constant.name)
        message.add(9, constant.bytes)
    }

    /// Name and type of an input or output: numbers of single precision.
    private static func write(_ value: ONNXValue, to message: inout ProtobufWriter) {
        message.add(1, value.name)
        message.add(2) { type in
            type.add(1) { tensor in
                tensor.add(1, ElementType.float32.rawValue)
                tensor.add(2) { shape in
                    for dimension in value.shape {
                        shape.add(1) { axis in
                            switch dimension {
                            case .fixed(let length): axis.add(1, length)
                            case .free(let name): axis.add(2, name)
                            }
                        }
                    }
                }
            }
        }
    }
}
