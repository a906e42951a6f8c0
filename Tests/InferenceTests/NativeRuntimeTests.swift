import Foundation
import Inference
import NunchiTesting
import Testing

/// Where runtimes are looked for, and what is said where they are not.
@Suite struct NativeRuntimeTests {
    private let models = ModelFolder(given: "/models")

    @Test func modelsComeBeforeTheSystemAndTheLoaderLast() {
        for runtime in [NativeRuntime.sherpaOnnx, .openVINO] {
            let paths = runtime.candidates(models: models, environment: [:]).map(\.path)
            #expect(paths.count == 3)
            #expect(paths[0].hasPrefix("/models/runtimes/\(runtime.name)/lib/lib"))
            #expect(paths[1].hasPrefix("/usr/local/lib/nunchi/\(runtime.name)-\(runtime.version)/lib/lib"))
            #expect(paths[2].hasPrefix("lib"))
        }
    }

    @Test func aFolderOfTheEnvironmentIsTheOnlyPlace() {
        let paths = NativeRuntime.openVINO
            .candidates(models: models, environment: ["NUNCHI_OPENVINO": "/my/place"]).map(\.path)
        #expect(paths.count == 1)
        #expect(paths.first?.hasPrefix("/my/place/libopenvino_c") == true)
        let others = NativeRuntime.openVINO.candidates(models: models, environment: ["NUNCHI_OPENVINO": ""])
        #expect(others.count == 3)
    }

    @Test func onlyPathsAreKnownToBeThere() throws {
        let candidates = NativeRuntime.sherpaOnnx.candidates(models: models, environment: [:])
        #expect(candidates[0].isPresent == false)
        #expect(candidates[2].isPresent == nil)
    }

    @Test func everyRuntimeIsEitherFoundOrItsTroubleTold() {
        let states = RuntimeState.all(models: Installed.models)
        #expect(states.map(\.runtime) == [.sherpaOnnx, .openVINO])
        for state in states {
            #expect((state.path == nil) != (state.trouble == nil))
            if let trouble = state.trouble { #expect(trouble.code == "inference.runtime_missing") }
        }
        if Installed.sherpa { #expect(states[0].parts.first?.hasPrefix("onnxruntime ") == true) }
    }

    @Test func modelsAreNamedByTheirFolders() throws {
        try withTemporaryDirectory { folder in
            for name in ["silero-vad", "fer", "runtimes", ".cache"] {
                try FileManager.default.createDirectory(
                    at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
            }
            try Data().write(to: folder.appendingPathComponent("notes.txt"))
            #expect(ModelFolder(url: folder).installedNames == ["fer", "silero-vad"])
            #expect(ModelFolder(url: folder.appendingPathComponent("none")).installedNames.isEmpty)
        }
    }
}
