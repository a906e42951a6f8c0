import Inference
import Testing

/// The digests of FIPS 180-4's examples.
@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func knownAnswers(_ text: String, _ digest: String) {
        #expect(SHA256.digest(of: Array(text.utf8)) == digest)
    }

    @Test func aMillionBytes() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(SHA256.digest(of: bytes) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test(arguments: [1, 3, 55, 56, 63, 64, 65, 127, 128, 200])
    func theSameInPieces(_ size: Int) {
        let bytes = (0..<517).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: size) {
            bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { hash.update($0) }
        }
        #expect(hash.digest() == SHA256.digest(of: bytes))
    }

    @Test func whatADigestLooksLike() {
        #expect(SHA256.isDigest(String(repeating: "a0", count: 32)))
        #expect(!SHA256.isDigest(String(repeating: "A0", count: 32)))
        #expect(!SHA256.isDigest(String(repeating: "a", count: 63)))
    }
}
