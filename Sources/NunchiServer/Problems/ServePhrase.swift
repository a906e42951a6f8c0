import Foundation
public import Nunchi

/// What `nunchi serve` says.
public enum ServePhrase: Phrase {
    /// The address to open in a browser.
    case open(String)
    /// How other machines reach the page, with this machine's name or address in the place marked.
    case fromOthers(scheme: String, port: Int)
    /// That whoever reaches the server may use it.
    case everybody
    /// That a browser will not give the page a microphone.
    case microphone
    /// That a key was taken away.
    case removedKey(String)

    /// The words in both languages.
    public var wording: Wording {
        switch self {
        case .open(let address): Wording("브라우저에서 여세요: \(address)", "Open in a browser: \(address)")
        case .fromOthers(let scheme, let port):
            Wording(
                "다른 기기에서는: \(scheme)://<이 컴퓨터의 이름이나 주소>:\(port)/",
                "From other machines: \(scheme)://<this machine's name or address>:\(port)/")
        case .everybody:
            Wording(
                "네트워크의 누구나 쓸 수 있습니다: 키가 있는 사람만 들이려면 --api-keys 를 주세요 (nunchi serve keys --help)",
                "anyone on the network can use it: --api-keys lets in only who has a key (see nunchi serve keys --help)"
            )
        case .microphone:
            Wording(
                "이 주소에서는 브라우저가 마이크를 열어 주지 않습니다: localhost 로 열거나 --tls-cert, --tls-key 를 주세요",
                "at this address browsers give no microphone: open it as localhost, or give --tls-cert and --tls-key")
        case .removedKey(let name): Wording("\(name)의 키를 지웠습니다", "took away the key of \(name)")
        }
    }

    /// One of each.
    public static let examples: [ServePhrase] = [
        .open("http://localhost:8080/"), .fromOthers(scheme: "http", port: 8080), .everybody, .microphone,
        .removedKey("Mina"),
    ]
}

extension ServerSettings {
    /// Whether browsers give the page a microphone.
    public var reachesMicrophone: Bool { tls != nil || isLoopback }

    /// Whether whoever is on the network may use the server.
    public var admitsEverybody: Bool { !isLoopback && apiKeys == nil }

    /// How other machines reach the page, where the server listens to all of this machine's addresses; nil else, as the
    /// address to open then says it.
    ///
    /// - Parameter address: the address to open, whose port is the one that was taken.
    public func fromOthers(_ address: String) -> ServePhrase? {
        guard listensToAll, let port = URL(string: address)?.port else { return nil }
        return .fromOthers(scheme: tls == nil ? "http" : "https", port: port)
    }
}
