import Reporting
import Testing

/// The writers' bytes are those that NumPy itself writes (goldens by Goldens/generate.py).
struct NumPyTests {
    private func ramp(_ count: Int) -> [Float] { (0..<count).map { Float(Double($0) / 7) } }

    @Test func arraysEqualNumPys() throws {
        #expect(try NumPyArray([1.5 as Float], shape: []).bytes == golden("scalar.npy"))
        #expect(try NumPyArray([Float](), shape: [0, 3]).bytes == golden("empty.npy"))
        #expect(try NumPyArray(ramp(5)).bytes == golden("vector.npy"))
        #expect(try NumPyArray(ramp(12), shape: [3, 4]).bytes == golden("matrix.npy"))
        #expect(try NumPyArray(ramp(24), shape: [2, 3, 4]).bytes == golden("cube.npy"))
        #expect(try NumPyArray(ramp(2), shape: [Int](repeating: 1, count: 30) + [2]).bytes == golden("deep.npy"))
        #expect(try NumPyArray((0..<4).map { Double($0) / 7 }, shape: [2, 2]).bytes == golden("double.npy"))
        #expect(try NumPyArray([0, 1, -1, Int64.max, Int64.min]).bytes == golden("integers.npy"))
        let special: [Float] = [.nan, .infinity, -.infinity, -0.0, Float.leastNonzeroMagnitude, 3.4028235e38]
        #expect(try NumPyArray(special).bytes == golden("special.npy"))
    }

    @Test func headersEndAtAMultipleOf64() throws {
        for dimensions in 1...40 {
            let shape = [Int](repeating: 1, count: dimensions - 1) + [3]
            let bytes = try NumPyArray(ramp(3), shape: shape).bytes
            #expect((bytes.count - 12) % 64 == 0)
            #expect(bytes[bytes.count - 13] == UInt8(ascii: "\n"))
        }
    }

    @Test func archivesEqualZipFiles() throws {
        let archive = try NumPyArchive([
            "matrix": NumPyArray(ramp(12), shape: [3, 4]),
            "integers": NumPyArray([0, 1, -1, Int64.max, Int64.min]),
            "특징": NumPyArray(ramp(5)),
        ])
        #expect(try archive.bytes == golden("archive.npz"))
    }

    @Test func anEmptyArchiveIsAZipFile() throws {
        #expect(try NumPyArchive([:]).bytes == [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
    }

    @Test func wrongShapesAreRefused() {
        #expect(throws: ReportingError.shape(of: "shape [2, 2]", expected: 4, found: 3)) {
            try NumPyArray([1, 2, 3] as [Float], shape: [2, 2])
        }
        #expect(throws: ReportingError.value(of: "shape", found: "-1", hint: "0...")) {
            try NumPyArray([1] as [Float], shape: [-1, -1])
        }
        #expect(throws: ReportingError.self) { try NumPyArray([1] as [Float], shape: [Int.max, 2]) }
        #expect(throws: ReportingError.self) {
            try NumPyArray([1] as [Float], shape: [Int](repeating: 1, count: 30_000))
        }
    }

    @Test func wrongNamesAreRefused() throws {
        let array = try NumPyArray([1 as Float])
        #expect(throws: ReportingError.self) { try NumPyArchive(["": array]) }
        #expect(throws: ReportingError.self) { try NumPyArchive([("a", array), ("a", array)]) }
        #expect(throws: ReportingError.self) { try NumPyArchive([(String(repeating: "x", count: 70_000), array)]) }
    }
}
