/// Base64 (RFC 4648, with padding).
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let pad = UInt8(ascii: "=")
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let left = bytes.count - start
            let a = bytes[start]
            let b = left > 1 ? bytes[start + 1] : 0
            let c = left > 2 ? bytes[start + 2] : 0
            result.append(alphabet[Int(a >> 2)])
            result.append(alphabet[Int((a & 3) << 4 | b >> 4)])
            result.append(left > 1 ? alphabet[Int((b & 15) << 2 | c >> 6)] : pad)
            result.append(left > 2 ? alphabet[Int(c & 63)] : pad)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
