import Neural
import Testing

struct TensorTests {
    @Test func holdsItsElements() throws {
        let tensor = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
        #expect(tensor.count == 6 && tensor.rows == 2 && tensor.columns == 3)
        #expect(tensor.row(1) == [4, 5, 6] && tensor.elements == [1, 2, 3, 4, 5, 6])
        #expect(try tensor.reshaped([3, 2]).row(1) == [3, 4])
        #expect(tensor.gathered([1, 0, 1]).elements == [4, 5, 6, 1, 2, 3, 4, 5, 6])
        #expect(try Tensor(rows: [[1, 2], [3, 4]]).shape == [2, 2])
        #expect(try Tensor([7], shape: []).scalar == 7)
        #expect(Tensor([]).count == 0 && Tensor([]).scalar.isNaN)
    }

    @Test func copiesAreValues() throws {
        let original = try Tensor(repeating: 1, shape: [4])
        var copy = original
        copy.withUnsafeMutableBufferPointer { $0[2] = 9 }
        #expect(original.elements == [1, 1, 1, 1] && copy.elements == [1, 1, 9, 1])
        let view = try original.reshaped([2, 2])
        copy = original
        copy.withUnsafeMutableBufferPointer { $0[0] = 5 }
        #expect(view.elements == [1, 1, 1, 1])
    }

    @Test func shapesThatCannotBeAreErrors() {
        for shape in [[2], [-1, -3], [Int.max, 2], [Int.max / 8]] {
            #expect(throws: NeuralError.self) { try Tensor([1, 2, 3], shape: shape) }
        }
        #expect(throws: NeuralError.self) { try Tensor(repeating: 0, shape: [-1]) }
        #expect(throws: NeuralError.self) { try Tensor(rows: [[1, 2], [3]]) }
        #expect(throws: NeuralError.self) { try Tensor([1, 2]).reshaped([3]) }
    }

    @Test func identityLooksAtBits() throws {
        #expect(Tensor([.nan, 0]).isIdentical(to: Tensor([.nan, 0])))
        #expect(!Tensor([0]).isIdentical(to: Tensor([-0.0])))
        #expect(!Tensor([1, 2]).isIdentical(to: try Tensor([1, 2], shape: [2, 1])))
        #expect(Tensor([1, -2]).isFinite && !Tensor([1, .nan]).isFinite && !Tensor([.infinity]).isFinite)
    }

    @Test func errorsReadAsSentences() {
        let error = #expect(throws: NeuralError.self) { try Tensor([1, 2], shape: [3]) }
        #expect(error?.description == "tensor of shape [3]: expected 3 elements, found 2.")
    }
}
