/// Models of music. They are installed as published, for uses to come.
enum MusicEntries {
    static let all = [musicnn]

    private static let wheel = CatalogueDownload.wheel(
        "musicnn", "0.1.0",
        file: "musicnn-0.1.0-py3-none-any.whl", bytes: 29_292_476,
        sha256: "f38a4890c648c1ddbb141c5d96d2b0a8cfcd36746002d896989f7b88beb65cfa")

    private static let musicnn = CatalogueEntry(
        name: "musicnn", version: "0.1.0", task: .musicTags, downloads: [wheel],
        files: [
            wheel.folder("musicnn/MSD_musicnn/", as: "MSD_musicnn/"),
            wheel.folder("musicnn/MTT_musicnn/", as: "MTT_musicnn/"),
            wheel.member(
                "musicnn-0.1.0.dist-info/LICENSE.md", as: "LICENSE.md", bytes: 817,
                sha256: "60c4194f702ddd969f969577743546327b4e9db560c07ec286be5cec27f55fcd"),
        ],
        installedBytes: 21_379_393, licence: "ISC",
        card: EntryCard(
            BilingualText(
                "음악에 꼬리표 50개(악기, 갈래, 분위기)의 점수를 매기는 신경망입니다 (J. Pons). TensorFlow 1 가중치를 받은 그대로 설치하며, 변환은 쓰임과 함께 생깁니다.",
                "A network that scores 50 tags of music: instruments, genres, moods (J. Pons). The TensorFlow 1 weights are installed as published; their conversion comes with their use."
            ),
            figures: BilingualText(
                "음악 60초에 0.3초; ONNX로 바꾸면 3.2 MB이고 차이는 2e-7입니다.",
                "60 s of music in 0.3 s; converted to ONNX it takes 3.2 MB and differs by 2e-7."),
            limits: BilingualText(
                "분위기 꼬리표의 값은 매우 작습니다(0.001–0.03). 기준과 견주어 순위를 매겨야 합니다.",
                "Mood tags are small numbers (0.001 to 0.03): rank them against a baseline.")))
}
