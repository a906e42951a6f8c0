import Foundation
import NunchiTesting
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Files that the user may not read.
@Suite struct PermissionTests {
    @Test(.enabled(if: geteuid() != 0, "root may read every file"), arguments: ["read", "features"])
    func isTold(_ command: String) async throws {
        try await withTemporaryDirectory { folder in
            let file = try folder.voice("secret.wav")
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
            let told = try await Program.run(command, "secret.wav", in: folder)
            expectFailure(told, naming: "secret.wav", cause: "not permitted")
            let json = try await Program.run(command, "secret.wav", "--json", in: folder)
            try expectJSONFailure(json, source: "secret.wav", code: "audio.permission")
        }
    }
}
