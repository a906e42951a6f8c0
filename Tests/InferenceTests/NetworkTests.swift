import Foundation
import Inference
import NunchiTesting
import Testing

/// What OpenVINO makes of small networks, beside onnxruntime's results (Goldens/generate.py).
@Suite(.enabled(if: Installed.openVINO, "\(Installed.noOpenVINO)"))
struct NetworkTests {
    private func network(_ name: String, threads: Int = 1) throws -> Network {
        try Network(contentsOf: Golden.url(name + ".onnx"), options: NetworkOptions(threads: threads))
    }

    @Test func portsAreNamedAndShaped() throws {
        let matmul = try network("matmul")
        #expect(matmul.inputs == [Port(name: "rows", elementType: .float32, shape: [nil, 4])])
        #expect(matmul.outputs == [Port(name: "product", elementType: .float32, shape: [nil, 3])])
        let gather = try network("gather")
        #expect(gather.inputs.map(\.summary) == ["float32 [?, 3]", "int64 [?]"])
        #expect(gather.outputs.map(\.name) == ["sums", "positive", "next"])
    }

    @Test func aConvolutionAgrees() throws {
        let image = try Golden.array("conv.in.image")
        let expected = try Golden.array("conv.out.features")
        for threads in [1, 2] {
            let result = try network("conv", threads: threads)
                .run(["image": NetworkTensor(image.floats, shape: image.shape)])
            let features = try #require(result["features"])
            #expect(features.shape == expected.shape)
            #expect(zip(features.floats, expected.floats).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }

    @Test func anyNumberOfRowsGoes() throws {
        let matmul = try network("matmul")
        let rows = try Golden.array("matmul.in.rows").floats
        let expected = try Golden.array("matmul.out.product").floats
        for count in [5, 1, 3, 5] {
            let tensor = try NetworkTensor(Array(rows.prefix(count * 4)), shape: [count, 4])
            let product = try #require(try matmul.run(["rows": tensor])["product"])
            #expect(product.shape == [count, 3])
            #expect(zip(product.floats, expected).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }

    @Test func severalInputsAndOutputsOfUnlikeTypes() throws {
        let table = try Golden.array("gather.in.table")
        let index = try Golden.array("gather.in.index").integers.map(Int64.init)
        let result = try network("gather").run([
            "table": NetworkTensor(table.floats, shape: table.shape),
            "index": NetworkTensor(shape: [index.count], values: .int64(index)),
        ])
        let sums = try Golden.array("gather.out.sums").floats
        #expect(zip(try #require(result["sums"]).floats, sums).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(result["positive"]?.values == .bool(sums.map { $0 > 0 }))
        #expect(result["next"]?.values == .int64(index.map { $0 + 1 }))
    }

    @Test func everyTypeGoesInAndComesOut() throws {
        let result = try network("types").run([
            "half": NetworkTensor([0.5, -1.25, 1000]), "double": NetworkTensor([0.25, -3]),
            "int": NetworkTensor(shape: [2], values: .int32([7, -8])),
            "flag": NetworkTensor(shape: [2], values: .bool([true, false])),
            "byte": NetworkTensor(shape: [2], values: .uint8([0, 255])),
        ])
        #expect(result["half2"]?.values == .float32([1, -2.5, 2000]))
        #expect(result["double2"]?.values == .float32([0.5, -6]))
        #expect(result["int2"]?.values == .int32([14, -16]))
        #expect(result["flag2"]?.values == .bool([false, true]))
        #expect(result["byte2"]?.values == .int32([0, 255]))
    }

    @Test func aNumberWithoutAxes() throws {
        let result = try network("scalar").run(["x": NetworkTensor([3], shape: [])])
        #expect(try result["square"] == NetworkTensor([9], shape: []))
    }

    @Test func anOutputMayHaveNoValues() throws {
        let places = try network("places")
        #expect(try places.run(["x": NetworkTensor([0, 2, 0, 3])])["places"]?.values == .int64([1, 3]))
        let nowhere = try #require(try places.run(["x": NetworkTensor([0, 0])])["places"])
        #expect(nowhere.shape == [1, 0])
        #expect(nowhere.values == .int64([]))
    }

    @Test func inputsThatDoNotFitAreRefused() throws {
        let matmul = try network("matmul")
        func error(_ values: [String: NetworkTensor]) -> InferenceError? {
            #expect(throws: InferenceError.self) { try matmul.run(values) }
        }
        let good = try NetworkTensor([1, 2, 3, 4], shape: [1, 4])
        #expect(error([:]) == .input(name: "rows", expected: "float32 [?, 4]", found: "nothing"))
        #expect(
            error(["rows": good, "columns": good])
                == .input(name: "columns", expected: "one of rows", found: "no such input"))
        for (tensor, found) in [
            (try NetworkTensor([1, 2, 3, 4]), "float32 [4]"),
            (try NetworkTensor([1, 2, 3], shape: [1, 3]), "float32 [1, 3]"),
            (try NetworkTensor([], shape: [0, 4]), "float32 [0, 4]"),
            (try NetworkTensor(shape: [1, 4], values: .int64([1, 2, 3, 4])), "int64 [1, 4]"),
        ] {
            #expect(error(["rows": tensor]) == .input(name: "rows", expected: "float32 [?, 4]", found: found))
        }
        let odd = try NetworkTensor([1, 2, .nan, 4], shape: [1, 4])
        #expect(
            error(["rows": odd])
                == .input(name: "rows", expected: "finite values", found: "nan at index 2"))
        // None of this harms the network.
        #expect(try matmul.run(["rows": good])["product"]?.shape == [1, 3])
    }

    @Test func aTensorHasAsManyValuesAsItsShapeAsksFor() {
        #expect(throws: InferenceError.input(name: "tensor", expected: "6 values for shape [2, 3]", found: "5")) {
            try NetworkTensor([1, 2, 3, 4, 5], shape: [2, 3])
        }
        for shape in [[-1, -5], [Int.max, 2]] {
            #expect(throws: InferenceError.self) { try NetworkTensor([1, 2, 3, 4, 5], shape: shape) }
        }
    }

    @Test func badOptionsAreRefused() {
        #expect(throws: InferenceError.input(name: "threads", expected: "1 to 256", found: "0")) {
            try network("conv", threads: 0)
        }
    }
}
