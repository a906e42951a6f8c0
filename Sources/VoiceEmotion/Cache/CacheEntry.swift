import Foundation
import Inference

/// The form of a kept file: a mark, the key, the arrays, and a checksum of all before it.
///
/// Little-endian throughout: the mark; the key's length in 32 bits and its UTF-8 bytes; the number of arrays in 32 bits;
/// for each array the number of axes in 32 bits and each size in 64 bits; all values as float32; 16 bytes of checksum.
enum CacheEntry {
    private static let mark = Data("nunchi.features/1\n".utf8)
    private static let checksumLength = 16

    static func data(_ arrays: [FeatureCache.Values], key: String) -> Data {
        var data = mark
        data.reserveCapacity(key.utf8.count + arrays.reduce(128) { $0 + 64 + 4 * $1.values.count })
        append(UInt32(key.utf8.count), to: &data)
        data.append(contentsOf: key.utf8)
        append(UInt32(arrays.count), to: &data)
        for array in arrays {
            append(UInt32(array.shape.count), to: &data)
            for size in array.shape { append(UInt64(size), to: &data) }
        }
        for array in arrays { array.values.withUnsafeBytes { data.append(contentsOf: $0) } }
        data.append(contentsOf: Checksum.of(data).utf8)
        return data
    }

    /// The arrays; nil unless the file is whole, unharmed and of that key.
    static func arrays(in data: Data, key: String) -> [FeatureCache.Values]? {
        guard data.count > mark.count + checksumLength, data.prefix(mark.count) == mark else { return nil }
        let content = data.dropLast(checksumLength)
        guard data.suffix(checksumLength).elementsEqual(Checksum.of(content).utf8) else { return nil }
        var rest = content.dropFirst(mark.count)
        guard let length = take(UInt32.self, from: &rest), rest.prefix(Int(length)).elementsEqual(key.utf8) else {
            return nil
        }
        rest = rest.dropFirst(Int(length))
        guard let count = take(UInt32.self, from: &rest) else { return nil }
        var shapes: [[Int]] = []
        for _ in 0..<count {
            guard let axes = take(UInt32.self, from: &rest) else { return nil }
            var shape: [Int] = []
            for _ in 0..<axes {
                guard let size = take(UInt64.self, from: &rest), size <= data.count else { return nil }
                shape.append(Int(size))
            }
            shapes.append(shape)
        }
        var arrays: [FeatureCache.Values] = []
        for shape in shapes {
            guard let values = floats(shape, from: &rest) else { return nil }
            arrays.append(FeatureCache.Values(shape: shape, values: values))
        }
        return rest.isEmpty ? arrays : nil
    }

    private static func append(_ number: some FixedWidthInteger, to data: inout Data) {
        withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
    }

    private static func take<Number: FixedWidthInteger>(_: Number.Type, from rest: inout Data) -> Number? {
        guard rest.count >= MemoryLayout<Number>.size else { return nil }
        let number = rest.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(as: Number.self)) }
        rest = rest.dropFirst(MemoryLayout<Number>.size)
        return number
    }

    private static func floats(_ shape: [Int], from rest: inout Data) -> [Float]? {
        var count = 1
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow, product <= rest.count else { return nil }
            count = product
        }
        guard rest.count >= 4 * count else { return nil }
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
            rest.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: $0[..<(4 * count)]))
            }
            filled = count
        }
        rest = rest.dropFirst(4 * count)
        return values
    }
}
