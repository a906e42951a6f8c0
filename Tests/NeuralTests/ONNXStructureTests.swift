import Foundation
import Neural
import Testing

/// What is in an ONNX file, read back by a parser of its own.
struct ONNXStructureTests {
    private func file(_ writer: ONNXWriter, _ networks: any Module...) throws -> ONNXFile {
        try ONNXFile(writer.encoded(networks))
    }

    /// The whole file, byte for byte, as onnx.proto3 numbers its fields.
    @Test func theSmallestModelIsKnown() throws {
        let data = try ONNXWriter(input: [2], output: .unchanged).encoded(ReLU())
        let texts = { (field: UInt8, text: String) in [field, UInt8(text.utf8.count)] + Array(text.utf8) }
        // Lengths from 128 on take two bytes, seven bits each.
        let message = { (field: UInt8, bytes: [UInt8]) -> [UInt8] in
            let length = bytes.count
            return [field] + (length < 128 ? [UInt8(length)] : [UInt8(length & 127 | 128), UInt8(length >> 7)]) + bytes
        }
        let relu =
            texts(0x0A, "input") + texts(0x12, "relu_0") + texts(0x1A, "relu_0") + texts(0x22, "Relu")
        let end =
            texts(0x0A, "relu_0") + texts(0x12, "output") + texts(0x1A, "output") + texts(0x22, "Identity")
        let shape = message(0x0A, texts(0x12, "batch")) + message(0x0A, [0x08, 2])
        let type = message(0x0A, [0x08, 1] + message(0x12, shape))
        let graph =
            message(0x0A, relu) + message(0x0A, end) + texts(0x12, "network")
            + message(0x5A, texts(0x0A, "input") + message(0x12, type))
            + message(0x62, texts(0x0A, "output") + message(0x12, type))
        let expected =
            [0x08, 8] + texts(0x12, "nunchi") + message(0x3A, graph) + message(0x42, texts(0x0A, "") + [0x10, 17])
        #expect(Array(data) == expected)
    }

    @Test func everyNetworkIsAGraphInOrder() throws {
        for test in try ONNXCase.all() {
            let file = try file(ONNXWriter(input: test.shape), test.network)
            #expect(file.format == 8 && file.operations == 17)
            var known = Set(file.constants.map(\.name) + ["input", ""])
            #expect(known.count == file.constants.count + 2, "\(test): names of constants differ")
            for node in file.nodes {
                #expect(node.inputs.allSatisfy(known.contains), "\(test): \(node.operation) before its inputs")
                for output in node.outputs where !output.isEmpty {
                    #expect(known.insert(output).inserted, "\(test): \(output) twice")
                }
            }
            let axes = test.shape.enumerated().map { $1.map { "\($0)" } ?? ($0 == 0 ? "time" : "") }
            #expect(file.inputs.map(\.axes) == [["batch"] + axes])
            #expect(file.outputs.map(\.axes) == [["batch", "3"]] && file.outputs[0].name == "output")
            #expect(file.nodes.allSatisfy { $0.operation != "Dropout" })
            for constant in file.constants {
                let width = constant.type == 1 ? 4 : 8
                #expect(constant.bytes.count == width * constant.shape.reduce(1, *))
            }
        }
    }

    @Test func weightsAreTheNetworksOwn() throws {
        var random = PhiloxGenerator(seed: 1)
        let dense = try Dense(from: 2, to: 3, using: &random)
        let file = try file(ONNXWriter(input: [2], output: .unchanged), dense)
        #expect(file.nodes.map(\.operation) == ["MatMul", "Add", "Identity"])
        let weights = dense.weight.value.elements
        #expect(file.constants[0].shape == [2, 3])
        #expect(file.constants[0].floats == [0, 2, 4, 1, 3, 5].map { weights[$0] })
        #expect(file.constants[1].floats == dense.bias?.value.elements)
    }

    @Test func gatesAreInTheOrderOfONNX() throws {
        var random = PhiloxGenerator(seed: 1)
        let lstm = try LSTM(from: 1, to: 1, using: &random)
        let file = try file(ONNXWriter(input: [nil, 1], output: .unchanged), lstm)
        let weights = try #require(lstm.tensors["weight_ih_l0"]).elements
        #expect(file.constants[0].shape == [1, 4, 1])
        // Input, output, forget, cell from input, forget, cell, output.
        #expect(file.constants[0].floats == [0, 3, 1, 2].map { weights[$0] })
        #expect(file.nodes[1].texts["direction"] == "forward" && file.nodes[1].integers["hidden_size"] == [1])
        let gru = try GRU(from: 1, to: 1, isBidirectional: true, using: &random)
        let other = try self.file(ONNXWriter(input: [nil, 1], output: .unchanged), gru)
        let (ahead, back) = (gru.tensors["weight_hh_l0"]!.elements, gru.tensors["weight_hh_l0_reverse"]!.elements)
        #expect(other.constants[1].floats == [1, 0, 2].map { ahead[$0] } + [1, 0, 2].map { back[$0] })
        #expect(other.nodes[1].integers["linear_before_reset"] == [1])
    }

    @Test func scalerTemperatureMembersAndLabels() throws {
        let network = try Samples.network([2, 3])
        var writer = ONNXWriter(input: [2], labels: ["joy", "눈치 \"b\"", "c"], metadata: ["corpus": "none"])
        writer.scaler = .init(mean: [1, 2], deviation: [3, 4], limit: 5)
        writer.output = .probabilities(temperature: 1.5)
        let file = try ONNXFile(writer.encoded(network, network))
        #expect(
            file.nodes.map(\.operation)
                == ["Sub", "Div", "Clip"] + ["MatMul", "Add", "Div", "Softmax"] + ["MatMul", "Add", "Div", "Softmax"]
                + ["Mean", "Identity"])
        #expect(file.constants.prefix(4).map(\.floats) == [[1, 2], [3, 4], [-5], [5]])
        #expect(file.metadata["corpus"] == "none")
        let labels = try JSONDecoder().decode([String].self, from: Data(try #require(file.metadata["labels"]).utf8))
        #expect(labels == ["joy", "눈치 \"b\"", "c"])
    }

    @Test func operationsOfOtherSetsAndSeveralResults() throws {
        var graph = ONNXGraph()
        let input = ONNXValue(name: "x", shape: [.free("batch"), .fixed(2)])
        let parts = graph.add(
            "Ensemble", of: ONNXGraph.classical, [input], results: 2,
            attributes: ["a": .numbers([0.5, -2]), "b": .texts(["LEAF", "BRANCH_LEQ"])], shape: [.free("batch")])
        let outputs = zip(parts, ["first", "second"]).map { graph.finish($0, as: $1) }
        let data = graph.encoded(
            name: "n", input: input, outputs: outputs, metadata: [:], producer: "p", description: "made up")
        let file = try ONNXFile(data)
        #expect(file.sets == ["": 17, "ai.onnx.ml": 3] && file.operations == 17 && file.description == "made up")
        #expect(file.nodes[0].domain == "ai.onnx.ml" && file.nodes[1].domain.isEmpty)
        #expect(file.nodes[0].outputs == ["ensemble_0_0", "ensemble_0_1"])
        #expect(file.nodes[0].numbers["a"] == [0.5, -2] && file.nodes[0].lists["b"] == ["LEAF", "BRANCH_LEQ"])
        #expect(file.outputs.map(\.name) == ["first", "second"])
        #expect(try ONNXFile(ONNXWriter(input: [2], output: .unchanged).encoded(ReLU())).sets == ["": 17])
    }

    @Test func whatHasNoFormIsTold() throws {
        struct Doubling: Module {
            func callAsFunction(_ input: Variable) throws -> Variable { input.scaled(by: 2) }
        }
        func expectError(_ mentions: String, _ body: () throws -> Void) {
            let error = #expect(throws: NeuralError.self, performing: body)
            #expect(error?.description.contains(mentions) == true, "\(error?.description ?? "")")
        }
        expectError("Doubling") { _ = try ONNXWriter(input: [2]).encoded(Sequential(ReLU(), Doubling())) }
        let network = try Samples.network([6, 3])
        expectError("last axis of 6") { _ = try ONNXWriter(input: [5]).encoded(network) }
        expectError("last axis of 6") { _ = try ONNXWriter(input: [nil, 3]).encoded(Sequential(Flatten(), network)) }
        expectError("axes") { _ = try ONNXWriter(input: [6]).encoded(MeanOverTime()) }
        expectError("at least 3 places") {
            var random = PhiloxGenerator(seed: 1)
            _ = try ONNXWriter(input: [2, 6]).encoded(Convolution(from: 6, to: 2, window: [3], using: &random))
        }
        expectError("one network") { _ = try ONNXWriter(input: [6]).encoded() }
        expectError("positive or free") { _ = try ONNXWriter(input: [0]).encoded(network) }
        expectError("labels") { _ = try ONNXWriter(input: [6], labels: ["a"]).encoded(network) }
        expectError("temperature") {
            _ = try ONNXWriter(input: [6], output: .probabilities(temperature: 0)).encoded(network)
        }
        expectError("scaler") {
            _ = try ONNXWriter(input: [6], scaler: .init(mean: [0], deviation: [1])).encoded(network)
        }
        expectError("a place to write to") {
            try ONNXWriter(input: [6]).write([network], to: URL(fileURLWithPath: "/nowhere/at/all.onnx"))
        }
    }
}
