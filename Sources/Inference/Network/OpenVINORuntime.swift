extension NativeRuntime {
    /// OpenVINO: ONNX and TFLite networks.
    public static var openVINO: NativeRuntime {
        NativeRuntime(
            name: "openvino", version: "", variable: "NUNCHI_OPENVINO", library: file("openvino_c", number: "2641"))
    }
}
