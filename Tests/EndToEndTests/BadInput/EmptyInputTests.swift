import Foundation
import NunchiTesting
import Testing

/// Files without a single sample.
@Suite struct EmptyInputTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let name: String
        let bytes: [UInt8]
        let code: String
        let cause: String
    }

    static let faults = [
        Fault(testDescription: "no bytes", name: "empty.wav", bytes: [], code: "audio.empty", cause: "0 bytes"),
        Fault(
            testDescription: "header that promises samples", name: "header.wav",
            bytes: WAVBytes(declaredDataSize: 96_000).bytes, code: "audio.no_samples", cause: "no samples"),
        Fault(
            testDescription: "header that promises none", name: "none.wav", bytes: WAVBytes().bytes,
            code: "audio.no_samples", cause: "no samples"),
    ]

    @Test(arguments: faults)
    func isNoReading(_ fault: Fault) async throws {
        try await withTemporaryDirectory { folder in
            try folder.file(fault.name, fault.bytes)
            for command in ["read", "features"] {
                let told = try await Program.run(command, fault.name, in: folder)
                expectFailure(told, naming: fault.name, cause: fault.cause)
                let json = try await Program.run(command, fault.name, "--json", in: folder)
                try expectJSONFailure(json, source: fault.name, code: fault.code)
            }
        }
    }
}
