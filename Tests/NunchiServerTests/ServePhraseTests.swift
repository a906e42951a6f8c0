import Foundation
import Nunchi
import NunchiServer
import Testing

/// What is said of how a server is reached, and by whom.
@Suite struct ServePhraseTests {
    private func settings(host: String, keys: URL? = nil) -> ServerSettings {
        var settings = ServerSettings(data: URL(filePath: "/nowhere"), version: "1")
        settings.host = host
        settings.apiKeys = keys
        return settings
    }

    @Test(arguments: ["0.0.0.0", "::", "[::]"])
    func allAddresses(_ host: String) throws {
        var settings = settings(host: host)
        let plain = try #require(settings.fromOthers("http://localhost:9012/"))
        #expect(plain.text(in: .english).hasSuffix("http://<this machine's name or address>:9012/"))
        #expect(plain.text(in: .korean).hasSuffix("http://<이 컴퓨터의 이름이나 주소>:9012/"))
        settings.tls = .init(certificate: URL(filePath: "a"), key: URL(filePath: "b"))
        #expect(try #require(settings.fromOthers("https://localhost:9/")).text(in: .english).contains("https://<"))
        #expect(settings.admitsEverybody)
    }

    @Test(arguments: [("127.0.0.1", false), ("localhost", false), ("::1", false), ("192.168.1.5", true)])
    func oneAddress(_ host: String, _ isOpen: Bool) {
        #expect(settings(host: host).fromOthers("http://\(host):8080/") == nil)
        #expect(settings(host: host).admitsEverybody == isOpen)
    }

    @Test func keysKeepOut() {
        #expect(!settings(host: "0.0.0.0", keys: URL(filePath: "/keys")).admitsEverybody)
    }
}
