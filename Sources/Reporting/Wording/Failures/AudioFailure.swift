import AudioSignal

/// What is wrong with a sound, and what helps, in both languages. The English is the room's own.
enum AudioFailure {
    static func wording(of error: AudioError) -> FailureWording {
        let korean = korean(error.kind)
        return FailureWording(
            code: error.code, cause: Wording(korean.cause, error.cause), hint: Wording(korean.hint, error.hint))
    }

    private static func seconds(_ value: Double) -> String { NumberText.plain((value * 1000).rounded() / 1000) + "초" }

    private static func korean(_ kind: AudioError.Kind) -> (cause: String, hint: String) {
        switch kind {
        case .missing: ("그런 파일이 없습니다", "이름과 현재 폴더를 확인하세요")
        case .directory: ("파일이 아니라 폴더입니다", "그 안의 파일을 지정하세요")
        case .permissionDenied: ("읽을 권한이 없습니다", "파일과 폴더의 소유자와 권한을 확인하세요")
        case .unreadable(let code): ("읽지 못했습니다 (errno \(code))", "디스크와 마운트를 확인하세요")
        case .notAFileURL(let scheme): ("\(scheme) 주소는 파일이 아닙니다", "내려받은 파일을 지정하세요")
        case .empty: ("빈 파일입니다 (0바이트)", "다시 녹음하거나 내보내세요")
        case .unknownFormat: ("알려진 미디어 형식이 아닙니다", "WAV, FLAC, MP3, OGG, Opus, M4A, WebM, MP4 등 FFmpeg가 읽는 형식을 쓰세요")
        case .playlist(let format): ("미디어가 아니라 다른 미디어의 목록입니다 (\(format))", "목록에 있는 파일을 지정하세요")
        case .noAudioTrack(let format): ("소리 트랙이 없습니다 (\(format) 형식)", "소리를 포함해 내보내세요")
        case .noSuchTrack(let track, let available):
            ("소리 트랙 \(track)번이 없습니다 (모두 \(available)개)", "트랙 번호는 0부터 \(available - 1)까지입니다")
        case .noSuchChannel(let channel, let available):
            ("채널 \(channel)번이 없습니다 (모두 \(available)개)", "채널 번호는 0부터 \(available - 1)까지입니다")
        case .noSamples(let format): ("헤더만 있고 소리가 없습니다 (\(format) 형식)", "다시 녹음하거나 내보내세요")
        case .unsupportedCodec(let name): ("\(name) 디코더가 없습니다", "FLAC이나 WAV로 바꾸거나, 그 디코더가 있는 FFmpeg를 쓰세요")
        case .damaged(let time?, let format):
            ("\(seconds(time)) 지점에서 \(format) 내용이 손상되었습니다", "다시 복사하거나 내보내세요")
        case .damaged(nil, let format): ("\(format) 헤더가 손상되었거나 불완전합니다", "잘렸거나 아직 쓰는 중인 파일일 수 있으니 다시 내보내세요")
        case .truncated(let decoded, let declared):
            ("\(seconds(declared)) 길이라고 되어 있으나 \(seconds(decoded))에서 끝납니다", "다시 복사하거나 내보내세요")
        case .nonFinite(let value, let index, let channel, let time):
            (
                "채널 \(channel)의 \(index)번째 표본\(time.map { " (\(seconds($0)))" } ?? "")이 \(value)입니다",
                "유한하지 않은 값 없이 다시 내보내세요"
            )
        case .spanOutside(let start, let duration):
            ("구간이 \(seconds(start))에서 시작하지만 소리는 \(seconds(duration))에서 끝납니다", "더 앞에서 시작하세요")
        case .spanInvalid(let start, let end):
            ("구간 \(start)–\(end.map { "\($0)" } ?? "끝")초는 쓸 수 없습니다", "파일 시작부터의 초이고, 끝이 시작보다 뒤여야 합니다")
        case .sampleRateInvalid(let requested, let native):
            (
                "표본율 \(requested) Hz\(native.map { "는 \($0) Hz에서 만들 수 없습니다" } ?? "는 범위 밖입니다")",
                "1000–768000 Hz 안에서, 원래의 256배 이내로 고르세요"
            )
        case .formatChanges(let time, let from, let to):
            ("\(seconds(time)) 지점에서 소리 형식이 \(from)에서 \(to)로 바뀝니다", "한 표본율과 채널 수로 바꾸거나 채널을 섞으세요")
        case .tooLong(let limit): ("허용된 \(seconds(limit))보다 깁니다", "구간을 정하거나 나누어 읽으세요")
        case .needsSeeking(let format): ("\(format) 형식은 스트림에서 읽을 수 없습니다", "먼저 파일로 저장하세요")
        case .encodingUnsupported(let format, let property, let found, let supported):
            (
                "\(format) 형식에는 \(property) \(found)을(를) 담을 수 없습니다",
                "가능한 값: \(supported.map(String.init).joined(separator: ", "))"
            )
        case .unknownExtension(let name):
            (name.isEmpty ? "이름에 확장자가 없습니다" : ".\(name)에 맞는 형식이 없습니다", ".wav, .flac, .ogg, .opus, .mp3 가운데 하나를 쓰세요")
        case .unwritable(let code): ("쓰지 못했습니다 (errno \(code))", "디스크와 마운트를 확인하세요")
        case .partsDiffer(let property, let first, let other):
            ("부분마다 \(property)이(가) 다릅니다: \(first), \(other)", "먼저 같게 맞추세요")
        case .library(let operation, let reason): ("\(operation) 실패: \(reason)", "표본율과 채널을 확인하세요")
        }
    }
}
