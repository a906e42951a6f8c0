import AudioSignal
import Foundation
import Inference
import NunchiTesting
import Testing

/// Models as ONNX files, and their input.
@Suite struct ExportTests {
    private func export(_ arguments: String..., in folder: URL) async throws -> ProgramRun {
        try await Program.run(["export"] + arguments, in: folder)
    }

    @Test func tellsWhatTheFileTakesAndGives() async throws {
        try await withTemporaryDirectory { folder in
            let run = try await export("acoustic", "--output", "a.onnx", "--json", "--quiet", in: folder)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            let object = try run.object()
            #expect(
                object.keys == [
                    "schema", "model", "version", "recipe", "output", "bytes", "input", "outputs", "task", "classes",
                    "temperature", "threshold", "profile", "licence", "non_commercial",
                ])
            #expect(try object.text("schema") == "nunchi.export/1" && object.text("output") == "a.onnx")
            #expect(try object.integer("bytes") == folder.bytes("a.onnx").count)
            let input = try object.object("input")
            #expect(try input.text("name") == "features" && input.text("features") == "acoustic")
            #expect(try input.integer("sample_rate") == 16_000 && input.isNull("encoder"))
            #expect(try object.objects("outputs").map { try $0.text("name") } == ["scores", "valence", "arousal"])
            let file = try ONNXDescription(contentsOf: folder.appending(path: "a.onnx"))
            #expect(file.outputs[0].shape == [nil, try object.texts("classes").count])
            #expect(file.metadata["model"] == "acoustic" && file.metadata["licence"] != nil)
        }
    }

    @Test func peopleAreToldInTheirLanguage() async throws {
        try await withTemporaryDirectory { folder in
            let english = try await export("encoder", "--output", "e.onnx", "--quiet", in: folder)
            #expect(english.output.contains("features [batch, 15360]"))
            #expect(english.output.contains("hidden_6 of the encoder whisper-base-encoder"))
            #expect(english.output.contains("nunchi features clip.wav --model encoder"))
            let korean = try await export("encoder", "--output", "e.onnx", "--language", "ko", in: folder)
            #expect(korean.output.contains("입력") && korean.errors.contains("저장"))
        }
    }

    @Test func whatCannotBeIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("broken.safetensors", [1, 2, 3])
            #expect(try await export("acoustic", "--output", "a.bin", in: folder).code == 64)
            #expect(try await export("acoustic", in: folder).code == 64)
            #expect(try await export("nobody", "--output", "a.onnx", in: folder).code == 64)
            let broken = try await export("broken.safetensors", "--output", "a.onnx", "--json", in: folder)
            #expect(broken.code == 1)
            #expect(try broken.object().text("schema") == "nunchi.error/1")
            let nowhere = try await export("acoustic", "--output", "no/where.onnx", in: folder)
            expectFailure(nowhere, naming: "no/where.onnx", cause: "could not be written")
            let stranger = try await export("acoustic", "--output", "a.onnx", "--profile", "nobody", in: folder)
            #expect(stranger.code == 1 && stranger.errors.contains("nobody"))
            #expect(try folder.names() == ["broken.safetensors"])
        }
    }

    /// Trained by commands, exported, run by onnxruntime on what `features --model` gives: the scores that `read` prints.
    @Test(arguments: ["forest", "seed-mel", "gmm"])
    func scoresAreThoseOfReadings(_ recipe: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let clips = SyntheticVoices.clips(speakers: 5).filter { $0.speaker == "s4" }
            try folder.corpus("heard", clips: clips)
            let trained = try await Program.run(
                "train", "--recipe", recipe, "--epochs", "3", "--data", "corpus", "--protocol", "grouped:3",
                "--output", "own.safetensors", "--quiet", in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            let model = folder.appending(path: "own.onnx")
            #expect(try await export("own.safetensors", "--output", "own.onnx", in: folder).code == 0)
            let description = try ONNXDescription(contentsOf: model)
            #expect(description.metadata["figure"]?.hasPrefix("corpus, grouped:3, 18 clips of 3 classes") == true)
            let names = clips.map { "heard/" + $0.name }
            let inputs = try await Program.run(
                ["features"] + names + ["--model", "own.safetensors", "--json"], in: folder)
            let readings = try await Program.run(
                ["read"] + names + ["--model", "own.safetensors", "--json"], in: folder)
            var job = ONNXRuntime.Job(model: model)
            for input in try inputs.objects() {
                #expect(try input.text("schema") == "nunchi.model-input/1")
                let shape = try input.numbers("shape").map { Int($0) }
                #expect(shape[0] == 1 && shape.count == description.inputs[0].shape?.count)
                job.add(shape: Array(shape.dropFirst()), values: try input.numbers("values").map(Float.init))
            }
            #expect(job.shapes.count == clips.count)
            // What follows needs a runtime: NUNCHI_ONNX_PYTHON.
            guard ONNXRuntime.python != nil else { return }
            let results = try ONNXRuntime.run([job])[0]
            let labels = try JSONDecoder().decode(
                [String].self, from: Data(try #require(description.metadata["classes"]).utf8))
            for (result, reading) in zip(results, try readings.objects()) {
                let scores = try reading.object("scores")
                for (label, share) in zip(labels, try #require(result["scores"])) {
                    #expect(try abs(share - scores.number(label)) <= 1e-4)
                }
                #expect(try abs(#require(result["valence"])[0] - reading.number("valence")) <= 1e-4)
            }
        }
    }
}
