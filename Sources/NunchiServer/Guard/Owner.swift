import Foundation
import Nunchi

/// Whose readings are meant. Nothing of the secret that proves it can be told from this.
package struct Owner: Sendable, Hashable {
    /// The SHA-256 of the secret, in hexadecimal digits.
    package let digest: String

    /// The owner whose secret this is.
    package init(secret: String) { digest = SHA256.digest(of: Array(secret.utf8)) }

    /// A short name that stands for the owner among the speakers of corrections and leads back to neither.
    package var speaker: String { String(SHA256.digest(of: Array("speaker \(digest)".utf8)).prefix(12)) }

    /// Whether a secret that a program made up is long enough not to be guessed: 22 to 256 letters, digits, `-` and `_`.
    package static func isSecret(_ text: String) -> Bool {
        (22...256).contains(text.utf8.count) && text.utf8.allSatisfy(Self.isPlain)
    }

    /// 256 random bits, as 43 characters that fit into cookies, headers and file names.
    package static func newSecret() -> String { RandomText.make(bytes: 32) }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// Names that nobody can guess.
package enum RandomText {
    /// So many random bytes of the system in base64url.
    package static func make(bytes count: Int) -> String {
        Data(random(count)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// An id of 128 random bits: 32 hexadecimal digits, which stay apart where file names ignore case.
    package static func id() -> String {
        random(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func random(_ count: Int) -> [UInt8] {
        var system = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &system) }
    }
}
