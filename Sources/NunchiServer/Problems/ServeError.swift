public import Nunchi

/// Why the server cannot be started.
public enum ServeError: WordedError, Hashable {
    /// It cannot listen there.
    case address(host: String, port: Int, isTaken: Bool, cause: String)
    /// A certificate or key cannot be used.
    case tls(file: String)

    /// A short name that never changes.
    public var code: String {
        switch self {
        case .address(_, _, let isTaken, _): isTaken ? "serve.port_taken" : "serve.address"
        case .tls: "serve.tls"
        }
    }

    /// What is wrong.
    public var cause: Wording {
        switch self {
        case .address(let host, let port, true, _):
            Wording("다른 프로그램이 \(host) 의 포트 \(port)을 쓰고 있습니다", "another program uses port \(port) of \(host)")
        case .address(let host, let port, false, let cause):
            Wording("\(host) 의 포트 \(port)을 열 수 없습니다 (\(cause))", "cannot listen on port \(port) of \(host) (\(cause))")
        case .tls(let file): Wording("\(file): PEM 인증서나 키로 쓸 수 없습니다", "\(file): no certificate or key in PEM")
        }
    }

    /// What helps.
    public var hint: Wording {
        switch self {
        case .address:
            Wording(
                "다른 --host 나 --port 를 쓰세요; --port 0 은 빈 포트를 고릅니다",
                "take another --host or --port; --port 0 takes a free one")
        case .tls: Wording("--tls-cert 와 --tls-key 를 확인하세요", "look at --tls-cert and --tls-key")
        }
    }
}

/// Why the folder of readings cannot be used.
package enum StoreError: WordedError, Hashable {
    /// Another server uses it.
    case inUse(folder: String)
    /// It cannot be made or written to.
    case unusable(folder: String, cause: String)

    package var code: String {
        switch self {
        case .inUse: "store.in_use"
        case .unusable: "store.unusable"
        }
    }

    package var cause: Wording {
        switch self {
        case .inUse(let folder):
            Wording("다른 nunchi serve 가 \(folder) 을(를) 쓰고 있습니다", "another nunchi serve uses \(folder)")
        case .unusable(let folder, let cause):
            Wording("\(folder) 을(를) 쓸 수 없습니다 (\(cause))", "\(folder) cannot be used (\(cause))")
        }
    }

    package var hint: Wording {
        Wording("--data 로 다른 폴더를 지정하세요", "choose another folder with --data")
    }
}

/// Why a file of keys cannot be used.
public enum KeyFileError: WordedError, Hashable {
    /// It cannot be read.
    case unreadable(file: String)
    /// A line is not a digest and a name.
    case malformed(file: String, line: Int)
    /// A name is there already, or cannot be used.
    case name(String)
    /// No key of that name.
    case unknown(String)

    /// A short name that never changes.
    public var code: String {
        switch self {
        case .unreadable: "keys.unreadable"
        case .malformed: "keys.malformed"
        case .name: "keys.name"
        case .unknown: "keys.unknown"
        }
    }

    /// What is wrong.
    public var cause: Wording {
        switch self {
        case .unreadable(let file): Wording("\(file) 을(를) 읽을 수 없습니다", "\(file) cannot be read")
        case .malformed(let file, let line):
            Wording("\(file) 의 \(line)번째 줄은 키가 아닙니다", "line \(line) of \(file) is no key")
        case .name(let name):
            Wording("'\(name)' 은(는) 이미 있거나 쓸 수 없는 이름입니다", "'\(name)' is there already, or cannot be a name")
        case .unknown(let name): Wording("'\(name)' 의 키가 없습니다", "there is no key of '\(name)'")
        }
    }

    /// What helps.
    public var hint: Wording {
        switch self {
        case .unreadable, .malformed: Wording("nunchi serve keys add 로 만드세요", "make one with: nunchi serve keys add")
        case .name: Wording("한 줄의 다른 이름을 쓰세요", "choose another name, of one line")
        case .unknown: Wording("nunchi serve keys list 로 있는 것을 보세요", "those that exist: nunchi serve keys list")
        }
    }
}
