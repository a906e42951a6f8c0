import Foundation

/// The notes in an ONNX file that sherpa-onnx reads; it ends the process over one that is missing, so they are looked at first.
struct SherpaMetadata {
    let path: String
    let kind: String
    let values: [String: String]

    init(_ description: ONNXDescription, at url: URL, kind: String) {
        path = url.path
        self.kind = kind
        values = description.metadata
    }

    /// A whole number that is not negative.
    @discardableResult
    func number(_ key: String) throws(InferenceError) -> Int {
        let text = try text(key)
        guard let number = Int32(text.trimmingCharacters(in: .whitespaces)), number >= 0 else {
            throw unsuitable("\(key) '\(text)' in its metadata, which is no whole number from 0")
        }
        return Int(number)
    }

    /// Whole numbers that are not negative, separated by commas.
    func numbers(_ key: String) throws(InferenceError) -> [Int] {
        let parts = try list(key)
        let numbers = parts.compactMap { Int32($0.trimmingCharacters(in: .whitespaces)) }.filter { $0 >= 0 }.map(
            Int.init)
        guard numbers.count == parts.count else { throw unsuitable("\(key) in its metadata with other than numbers") }
        return numbers
    }

    /// The count of finite numbers, separated by commas.
    func reals(_ key: String) throws(InferenceError) -> Int {
        let parts = try list(key)
        guard parts.allSatisfy({ Float($0.trimmingCharacters(in: .whitespaces))?.isFinite == true }) else {
            throw unsuitable("\(key) in its metadata with other than numbers")
        }
        return parts.count
    }

    /// Texts separated by commas, at least one.
    func list(_ key: String) throws(InferenceError) -> [String] {
        try text(key).split(separator: ",", omittingEmptySubsequences: true).map(String.init)
    }

    private func text(_ key: String) throws(InferenceError) -> String {
        guard let text = values[key], !text.isEmpty else { throw unsuitable("no \(key) in its metadata") }
        return text
    }

    func unsuitable(_ found: String) -> InferenceError { .otherModel(path: path, expected: kind, found: found) }
}

/// A vocabulary: a line for each token, with its text and number.
enum TokenFile {
    /// Checks that every line can be read; sherpa-onnx ends the process over some that cannot.
    ///
    /// - Parameter base64: whether the texts are in base 64, as Whisper's are.
    static func check(_ url: URL, base64: Bool) throws(InferenceError) {
        let data = try ModelFile.map(url)
        for (index, line) in data.split(separator: 0x0a).enumerated() {
            let parts = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d })
            // A token that is white space itself leaves only its number.
            let number = parts.last.flatMap { Int32(String(decoding: $0, as: UTF8.self)) }
            let isText = parts.count == 1 || !base64 || (parts.count == 2 && isBase64(parts[0]))
            guard let number, number >= 0, isText else {
                throw .otherModel(
                    path: url.path, expected: "a token\(base64 ? " in base 64" : "") and its number in each line",
                    found: "'\(String(decoding: line.prefix(40), as: UTF8.self))' in line \(index + 1)")
            }
        }
    }

    private static func isBase64(_ text: Data) -> Bool {
        let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        return !text.isEmpty && text.count % 4 == 0 && padding <= 2
            && text.dropLast(padding).allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }
}
