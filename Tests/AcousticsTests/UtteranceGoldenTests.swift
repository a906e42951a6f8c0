import Acoustics
import Foundation
import NunchiTesting
import Testing

/// All values against a NumPy implementation of the same definition: Goldens/utterance/reference.py.
struct UtteranceGoldenTests {
    @Test func namesAreTheReferences() throws {
        let text = try String(contentsOf: Golden.url("utterance/names.txt"), encoding: .utf8)
        #expect(UtteranceFeatures.names == text.split(separator: "\n").map(String.init))
    }

    @Test(arguments: ["vibrato", "glide", "two_tones", "bursts", "hiss", "click"])
    func valuesAreTheReferences(_ sound: String) throws {
        let input = try Golden.array("utterance/\(sound).input").floats
        let expected = try Golden.array("utterance/\(sound)").floats
        let found = try UtteranceFeatures.values(of: input)
        try #require(found.count == expected.count)
        let far = zip(UtteranceFeatures.names, zip(found, expected)).filter { name, pair in
            let tolerance = Self.tolerance(of: name)
            return !isClose(pair.0, pair.1, absolute: tolerance.absolute, relative: tolerance.relative)
        }
        let listed = far.prefix(20).map { "\($0): \($1.0) where \($1.1) is expected" }
        #expect(far.isEmpty, "\(far.count) values differ: \(listed.joined(separator: "; "))")
    }

    /// What single-precision spectra leave of a double-precision reference. Third and fourth moments of courses that hardly
    /// move, and levels far below the loudest, are the least exact.
    private static func tolerance(of name: String) -> (absolute: Float, relative: Float) {
        name.hasSuffix(".skew") || name.hasSuffix(".kurt") ? (2e-3, 2e-3) : (1e-3, 1e-3)
    }
}
