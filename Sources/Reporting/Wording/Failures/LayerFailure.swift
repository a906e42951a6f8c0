import VoiceEmotion

/// Why a network of layers could not be built, and what helps.
enum LayerFailure {
    static func parts(number: Int, kind: String, problem: LayerProblem) -> (cause: Wording, hint: Wording) {
        let (cause, hint) = parts(problem)
        // A learner that is no network has no layers to count.
        let place =
            number > 0 ? Wording("\(number)번째 층(\(kind))", "layer \(number) (\(kind))") : Wording(alike: kind)
        return (Wording("\(place.korean): \(cause.korean)", "\(place.english): \(cause.english)"), hint)
    }

    private static func parts(_ problem: LayerProblem) -> (cause: Wording, hint: Wording) {
        switch problem {
        case .axes(let input, let needed):
            let count =
                needed.lowerBound == needed.upperBound
                ? "\(needed.lowerBound)" : "\(needed.lowerBound)–\(needed.upperBound)"
            return (
                Wording(
                    "축이 \(count)개인 값이 필요한데 받은 것은 \(shape(input))입니다",
                    "it works on values with \(count) axes, and is given \(shape(input))"),
                Wording(
                    "앞 층이나 특징을 바꾸세요: 시간에 걸친 층은 [시간, 값], 마지막 층은 값만 받습니다",
                    "change what comes before it, or the features: layers over time take [time, values], the last one values alone"
                )
            )
        case .window(let window, let input):
            return (
                Wording(
                    "창 \(shape(window))이(가) 입력 \(shape(input))보다 큽니다",
                    "its window \(shape(window)) is larger than what is left, \(shape(input))"),
                Wording("창이나 앞의 풀링을 줄이세요", "make the window smaller, or pool less before it")
            )
        case .setting(let name, let value):
            return (
                Wording("'\(name)'은(는) \(value)일 수 없습니다", "'\(name)' cannot be \(value)"),
                Wording("설정을 고치세요: --set", "change the setting: --set")
            )
        case .ownLength(let input):
            return (
                Wording(
                    "녹음마다 길이가 다른 값은 받을 수 없습니다: \(shape(input))",
                    "it cannot take values whose number differs from clip to clip: \(shape(input))"),
                Wording(
                    "앞에 시간에 걸친 풀링을 두거나 크기가 정해진 특징(mel-image)을 쓰세요",
                    "pool over time before it, or use features of fixed size (mel-image)")
            )
        case .wayAround(let input, let body):
            return (
                Wording(
                    "돌아가는 길은 \(shape(input))인데 층들은 \(shape(body))을(를) 냅니다",
                    "the layers make \(shape(body)) of \(shape(input)), which the way around them cannot"),
                Wording("크기를 지키는 층만 쓰세요 (keepsSize)", "use layers that keep the size (keepsSize)")
            )
        }
    }

    private static func shape(_ sizes: [Int?]) -> String {
        "[" + sizes.map { $0.map(String.init) ?? "?" }.joined(separator: ", ") + "]"
    }
}
