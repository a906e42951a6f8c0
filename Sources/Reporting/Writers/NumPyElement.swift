/// A number type that NumPy files can hold.
public protocol NumPyElement: Sendable {
    /// NumPy's name for the type, with its byte order.
    static var numPyDescription: String { get }
    /// Appends the value's bytes, lowest first.
    func appendLittleEndian(to bytes: inout [UInt8])
}

extension Float: NumPyElement {
    /// Four bytes, IEEE 754.
    public static var numPyDescription: String { "<f4" }
    /// Appends the value's bytes, lowest first.
    public func appendLittleEndian(to bytes: inout [UInt8]) { bitPattern.appendLittleEndian(to: &bytes) }
}

extension Double: NumPyElement {
    /// Eight bytes, IEEE 754.
    public static var numPyDescription: String { "<f8" }
    /// Appends the value's bytes, lowest first.
    public func appendLittleEndian(to bytes: inout [UInt8]) { bitPattern.appendLittleEndian(to: &bytes) }
}

extension Int64: NumPyElement {
    /// Eight bytes, two's complement.
    public static var numPyDescription: String { "<i8" }
    /// Appends the value's bytes, lowest first.
    public func appendLittleEndian(to bytes: inout [UInt8]) { UInt64(bitPattern: self).appendLittleEndian(to: &bytes) }
}

extension FixedWidthInteger {
    func appendLittleEndian(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: littleEndian) { bytes.append(contentsOf: $0) }
    }
}
