public import Nunchi

/// What `nunchi serve` says.
public enum ServePhrase: Phrase {
    /// The address to open in a browser.
    case open(String)
    /// That a browser will not give the page a microphone.
    case microphone
    /// That a key was taken away.
    case removedKey(String)

    /// The words in both languages.
    public var wording: Wording {
        switch self {
        case .open(let address): Wording("브라우저에서 여세요: \(address)", "Open in a browser: \(address)")
        case .microphone:
            Wording(
                "이 주소에서는 브라우저가 마이크를 열어 주지 않습니다: localhost 로 열거나 --tls-cert, --tls-key 를 주세요",
                "at this address browsers give no microphone: open it as localhost, or give --tls-cert and --tls-key")
        case .removedKey(let name): Wording("\(name)의 키를 지웠습니다", "took away the key of \(name)")
        }
    }

    /// One of each.
    public static let examples: [ServePhrase] = [.open("http://localhost:8080/"), .microphone, .removedKey("Mina")]
}

extension ServerSettings {
    /// Whether browsers give the page a microphone.
    public var reachesMicrophone: Bool { tls != nil || isLoopback }
}
