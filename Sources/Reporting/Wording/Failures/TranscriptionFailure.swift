import Transcription

/// Why a sound could not be transcribed, and what helps.
enum TranscriptionFailure {
    static func wording(of error: TranscriptionError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static func parts(_ error: TranscriptionError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .unknownLanguage(let code, let model, let known):
            (
                Wording("언어 '\(code)': \(model) 모델이 모르는 언어입니다", "the language '\(code)' is not known to \(model)"),
                Wording("아는 언어: \(known.joined(separator: " "))", "it knows: \(known.joined(separator: " "))")
            )
        case .unknownService(let name, let known):
            (
                Wording("'\(name)' 서비스가 없습니다", "there is no service '\(name)'"),
                Wording("가능한 서비스: \(known.joined(separator: ", "))", "services: \(known.joined(separator: ", "))")
            )
        case .noKey(let service, let variable):
            (
                Wording("\(service)에 쓸 키가 없습니다", "there is no key for \(service)"),
                Wording("환경 변수 \(variable)에 키를 넣으세요", "put the key into the environment variable \(variable)")
            )
        case .badEndpoint(let address, let variable):
            (
                Wording("주소 \(address)에는 보낼 수 없습니다", "nothing is sent to the address \(address)"),
                Wording(
                    "\(variable)에는 https 주소나 이 컴퓨터의 http 주소를 쓰세요",
                    "\(variable) takes an https address, or http on localhost")
            )
        case .noReferences:
            (
                Wording("비교할 대본이 없습니다", "there are no transcripts to compare with"),
                Wording("manifest.tsv에 transcript 열을 넣으세요", "add a column transcript to its manifest.tsv")
            )
        case .nothingTranscribed(_, let problem):
            (
                Wording(
                    "받아쓸 수 있는 녹음이 없습니다 (첫 문제: \(problem))",
                    "no recording could be transcribed (first problem: \(problem))"),
                Wording("nunchi corpus info로 데이터를 살펴보세요", "look at the data with: nunchi corpus info")
            )
        case .refused, .notAllowed, .unavailable, .unreachable, .badAnswer: serviceParts(error)
        }
    }

    private static func serviceParts(_ error: TranscriptionError) -> (cause: Wording, hint: Wording) {
        switch error {
        case .notAllowed(let service, let status, let message):
            (
                Wording(
                    "\(service)이(가) 키를 받지 않습니다 (\(status)): \(message)",
                    "\(service) does not accept the key (\(status)): \(message)"),
                Wording(
                    "키와, 그 프로젝트에서 Speech-to-Text가 켜져 있는지 확인하세요",
                    "check the key, and that Speech-to-Text is enabled in its project")
            )
        case .unavailable(let service, let status, let message, let attempts):
            (
                Wording(
                    "\(service)을(를) 지금 쓸 수 없습니다 (\(status), \(attempts)번 시도): \(message)",
                    "\(service) is not available (\(status), tried \(attempts) times): \(message)"),
                Wording("나중에 다시 하거나 할당량을 확인하세요", "try again later, or look at your quota")
            )
        case .unreachable(let service, let cause, let attempts):
            (
                Wording(
                    "\(service)에 연결할 수 없습니다 (\(attempts)번 시도): \(cause)",
                    "\(service) cannot be reached (tried \(attempts) times): \(cause)"),
                Wording(
                    "인터넷 연결을 확인하거나 --cloud 없이 하세요", "check the internet connection, or leave out --cloud")
            )
        case .badAnswer(let service, let cause):
            (
                Wording(
                    "\(service)의 응답을 쓸 수 없습니다: \(cause)", "\(service) gave an answer that cannot be used: \(cause)"),
                Wording("나중에 다시 해 보세요", "try again later")
            )
        default:
            (
                Wording("서비스가 요청을 거절했습니다: \(error)", "\(error)"),
                Wording("--spoken-language를 확인하세요", "check --spoken-language")
            )
        }
    }
}
