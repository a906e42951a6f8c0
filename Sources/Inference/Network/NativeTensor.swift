import COpenVINO
import Foundation

/// An input's values in the form that OpenVINO reads.
final class NativeTensor {
    /// Points into this object's memory.
    private(set) var native = nunchi_openvino_tensor()
    private let memory: UnsafeMutableRawBufferPointer

    /// Checks a tensor against the input that it is for, and copies it.
    ///
    /// - Throws: `input`.
    init(_ tensor: NetworkTensor, for port: Port) throws(InferenceError) {
        try Self.check(tensor, for: port)
        func copy<Value>(_ values: [Value]) -> UnsafeMutableRawBufferPointer {
            // OpenVINO's kernels may want whole cache lines.
            let size = values.count * MemoryLayout<Value>.stride
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
            values.withUnsafeBytes { memory.copyMemory(from: $0) }
            return memory
        }
        switch (tensor.values, port.elementType) {
        case (.float32(let values), .float16): memory = copy(values.map(HalfPrecision.bits))
        case (.float32(let values), .float64): memory = copy(values.map(Double.init))
        case (.float32(let values), _): memory = copy(values)
        case (.int64(let values), _): memory = copy(values)
        case (.int32(let values), _): memory = copy(values)
        case (.uint8(let values), _): memory = copy(values)
        case (.bool(let values), _): memory = copy(values.map { UInt8($0 ? 1 : 0) })
        }
        native.type = port.elementType.native
        native.rank = Int32(tensor.shape.count)
        withUnsafeMutableBytes(of: &native.sizes) { sizes in
            for (axis, size) in tensor.shape.enumerated() { sizes.bindMemory(to: Int64.self)[axis] = Int64(size) }
        }
        native.data = memory.baseAddress
        native.bytes = memory.count
    }

    deinit { memory.deallocate() }

    private static func check(_ tensor: NetworkTensor, for port: Port) throws(InferenceError) {
        func wrong(_ found: String) -> InferenceError { .input(name: port.name, expected: port.summary, found: found) }
        let type = tensor.values.elementType
        let widths: [ElementType] = type == .float32 ? [.float32, .float16, .float64] : [type]
        guard widths.contains(port.elementType) else { throw wrong(tensor.summary) }
        let fits =
            port.shape.map { shape in
                shape.count == tensor.shape.count && zip(shape, tensor.shape).allSatisfy { $0 == nil || $0 == $1 }
            } ?? (tensor.shape.count <= Int(NUNCHI_OPENVINO_AXES))
        guard fits, !tensor.shape.contains(0) else { throw wrong(tensor.summary) }
        if case .float32(let values) = tensor.values, let index = values.firstIndex(where: { !$0.isFinite }) {
            throw .input(name: port.name, expected: "finite values", found: "\(values[index]) at index \(index)")
        }
    }
}

extension NetworkTensor {
    /// Copies an output; nil where its type or its number of axes is not one that Nunchi reads.
    init?(_ native: nunchi_openvino_tensor) throws(InferenceError) {
        guard native.rank >= 0 else { return nil }
        let shape = withUnsafeBytes(of: native.sizes) {
            $0.bindMemory(to: Int64.self).prefix(Int(native.rank)).map(Int.init)
        }
        let bytes = UnsafeRawBufferPointer(start: native.data, count: native.data == nil ? 0 : native.bytes)
        func read<Value>(_ type: Value.Type) -> [Value] { Array(bytes.bindMemory(to: Value.self)) }
        let values: Values
        switch ElementType(native: native.type) {
        case .float32: values = .float32(read(Float.self))
        case .float64: values = .float32(read(Double.self).map(Float.init))
        case .float16: values = .float32(read(UInt16.self).map(HalfPrecision.float))
        case .int64: values = .int64(read(Int64.self))
        case .int32: values = .int32(read(Int32.self))
        case .int8: values = .int32(read(Int8.self).map(Int32.init))
        case .uint8: values = .uint8(read(UInt8.self))
        case .bool: values = .bool(read(UInt8.self).map { $0 != 0 })
        case .other: return nil
        }
        try self.init(shape: shape, values: values)
    }
}

extension ElementType {
    /// The type by the shim's number.
    init(native: Int32) {
        switch nunchi_openvino_type(UInt32(native)) {
        case NUNCHI_OPENVINO_BOOL: self = .bool
        case NUNCHI_OPENVINO_FLOAT16: self = .float16
        case NUNCHI_OPENVINO_FLOAT32: self = .float32
        case NUNCHI_OPENVINO_FLOAT64: self = .float64
        case NUNCHI_OPENVINO_INT8: self = .int8
        case NUNCHI_OPENVINO_INT32: self = .int32
        case NUNCHI_OPENVINO_INT64: self = .int64
        case NUNCHI_OPENVINO_UINT8: self = .uint8
        case NUNCHI_OPENVINO_BFLOAT16: self = .other("bfloat16")
        case NUNCHI_OPENVINO_INT16: self = .other("int16")
        case NUNCHI_OPENVINO_UINT16: self = .other("uint16")
        case NUNCHI_OPENVINO_UINT32: self = .other("uint32")
        default: self = .other("another type")
        }
    }

    /// The shim's number.
    fileprivate var native: Int32 {
        let type =
            switch self {
            case .bool: NUNCHI_OPENVINO_BOOL
            case .float16: NUNCHI_OPENVINO_FLOAT16
            case .float32: NUNCHI_OPENVINO_FLOAT32
            case .float64: NUNCHI_OPENVINO_FLOAT64
            case .int8: NUNCHI_OPENVINO_INT8
            case .int32: NUNCHI_OPENVINO_INT32
            case .int64: NUNCHI_OPENVINO_INT64
            case .uint8: NUNCHI_OPENVINO_UINT8
            case .other: NUNCHI_OPENVINO_OTHER
            }
        return Int32(type.rawValue)
    }
}

/// IEEE 754 numbers of 16 bits, which Swift does not have on every processor.
enum HalfPrecision {
    /// The number that the bits stand for.
    static func float(_ bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10 & 0x1f)
        let fraction = UInt32(bits & 0x3ff)
        if exponent == 0 {
            let small = Float(fraction) * 0x1p-24
            return sign == 0 ? small : -small
        }
        // 15 and 127 are the exponents' offsets; 31 stands for what is no number, 255 in 32 bits.
        let wide = exponent == 31 ? 255 : exponent + 112
        return Float(bitPattern: sign | wide << 23 | fraction << 13)
    }

    /// The nearest number's bits, ties to even; beyond 65,504 infinity.
    static func bits(_ value: Float) -> UInt16 {
        let sign = UInt16(value.bitPattern >> 16 & 0x8000)
        let size = abs(value)
        if size.isNaN { return sign | 0x7e00 }
        if size >= 65_520 { return sign | 0x7c00 }
        if size < 0x1p-14 { return sign | UInt16((size * 0x1p24).rounded(.toNearestOrEven)) }
        // Rounding may carry into the exponent, which is right.
        let bits = size.bitPattern - 112 << 23
        let lost = bits & 0x1fff
        let kept = bits >> 13
        return sign | UInt16(kept + (lost > 0x1000 || (lost == 0x1000 && kept & 1 == 1) ? 1 : 0))
    }
}
