/// The libraries that run the models.
enum RuntimeEntries {
    static let all = [sherpa, openvino]

    private static let sherpaWheel = CatalogueDownload.wheel(
        "sherpa-onnx-core", "2.0.1", target: .init(platform: "manylinux2014_x86_64"),
        file: "sherpa_onnx_core-2.0.1-py3-none-manylinux2014_x86_64.whl", bytes: 10_544_878,
        sha256: "f4ee0ab91c4ae596e0e49d7de32522a946295e038a652f1c1884d89014ee4ec2")

    private static let openvinoWheel = CatalogueDownload.wheel(
        "openvino", "2026.4.1", target: .init(python: "3.11", platform: "manylinux_2_28_x86_64"),
        file: "openvino-2026.4.1-22982-cp311-cp311-manylinux_2_28_x86_64.whl", bytes: 59_130_756,
        sha256: "2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf")

    private static let sherpa = CatalogueEntry(
        name: "sherpa-onnx", version: "2.0.1", kind: .runtime, task: .networks, downloads: [sherpaWheel],
        files: [
            sherpaWheel.folder("sherpa_onnx/lib/", as: "lib/"),
            sherpaWheel.folder("sherpa_onnx/include/", as: "include/"),
        ],
        installedBytes: 32_430_451, platforms: ["linux-x86_64"], licence: "Apache-2.0",
        card: EntryCard(
            BilingualText(
                "말을 찾고 받아쓰고 말하는 모델을 돌리는 라이브러리입니다 (k2-fsa). ONNX Runtime이 들어 있습니다.",
                "A library that runs models which find, transcribe and speak words (k2-fsa). It holds ONNX Runtime."),
            limits: BilingualText(
                "ONNX Runtime은 MIT입니다. 패키지에 라이선스 파일이 없습니다.",
                "ONNX Runtime is under the MIT licence. The package holds no licence file.")))

    private static let openvino = CatalogueEntry(
        name: "openvino", version: "2026.4.1", kind: .runtime, task: .networks, downloads: [openvinoWheel],
        files: [
            openvinoWheel.folder("openvino/libs/", as: "lib/"),
            openvinoWheel.folder("openvino/include/", as: "include/"),
            openvinoWheel.folder("openvino-2026.4.1.dist-info/licenses/", as: "licenses/"),
        ],
        installedBytes: 173_093_337, platforms: ["linux-x86_64"], licence: "Apache-2.0",
        card: EntryCard(
            BilingualText(
                "ONNX와 TFLite 신경망을 돌리는 라이브러리입니다 (Intel).",
                "A library that runs networks in ONNX and TFLite (Intel).")))
}
