import VoiceEmotion

/// Why the log of a search could not be used, and what helps.
enum TrialLogFailure {
    static func wording(of error: TrialLogError) -> FailureWording {
        let (cause, hint) = parts(error)
        return FailureWording(code: error.code, cause: cause, hint: hint)
    }

    private static func parts(_ error: TrialLogError) -> (cause: Wording, hint: Wording) {
        let another = Wording("다른 파일을 쓰거나 이 파일을 지우세요", "name another file, or remove this one")
        switch error {
        case .otherSearch(_, let part):
            let words = WorkPartWording.of(part)
            return (
                Wording(
                    "다른 탐색의 기록입니다. 다른 점: \(words.korean)", "it is the log of another search: \(words.english)"), another
            )
        case .foreign:
            return (Wording("시도 기록이 아닌 데이터베이스입니다", "it is a database, but no log of trials"), another)
        case .version(_, let found, let expected):
            return (
                Wording(
                    "기록의 판이 \(found)인데 이 프로그램은 \(expected)을(를) 읽습니다",
                    "its version is \(found); this program reads \(expected)"), another
            )
        case .damaged(_, let cause):
            return (Wording("시도 기록으로 읽을 수 없습니다 (\(cause))", "it cannot be read as a log of trials (\(cause))"), another)
        case .inUse:
            return (
                Wording("다른 프로그램이 이 기록을 쓰고 있습니다", "another program is using this log"),
                Wording("그 프로그램이 끝나기를 기다리거나 다른 파일을 쓰세요", "wait for it to end, or name another file")
            )
        case .notWritten(_, let cause):
            return (
                Wording("쓰지 못했습니다: \(cause)", "it could not be written: \(cause)"),
                Wording(
                    "폴더가 있는지, 쓸 권한과 공간이 있는지 확인한 뒤 같은 명령을 다시 실행하세요. 끝난 시도는 남아 있습니다",
                    "check that its folder exists, may be written to and has room, then run the same command: finished trials are kept"
                )
            )
        }
    }
}
