import ArgumentParser
import Foundation
import Nunchi

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a voice model as ONNX, for use without Nunchi.",
        discussion: """
            The file's input 'features' [batch, …] is what the model's recipe computes of each clip; nunchi features --model
            computes it. Its output 'scores' [batch, classes] is what nunchi read prints of a clip up to 30 s; 'valence' and
            'arousal' follow from the scores. Standardising, calibration and the mean over an ensemble are in the file. Its
            metadata tell classes, features and their settings, recipe, threshold, licence and figures.

            Sequences may have any length; give clips of several lengths one at a time. A model that reads a pretrained
            encoder takes what is summed up of the encoder's states: the output tells which encoder of the catalogue (it is
            ONNX itself) and which of its outputs. Forests and support vector machines use operations of ai.onnx.ml.

            EXAMPLES
              nunchi export acoustic --output acoustic.onnx
              nunchi export my.safetensors --output my.onnx --json
              nunchi export encoder --output mina.onnx --profile mina
              nunchi features clips/*.wav --model my.safetensors --output inputs.npz
              python -c "import numpy, onnxruntime as o; print(o.InferenceSession('my.onnx').run(['scores'],
                {'features': numpy.load('inputs.npz')['clip']}))"
            """)

    @Argument(
        help: "A model of the package (\(ShippedModels.names.joined(separator: ", "))), or a model file.")
    var model: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file.onnx"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Put a speaker's profile into the file: it then reads this speaker, by their own measure.",
            valueName: "name|file"))
    var profile: String?

    @OptionGroup var printing: OutputOptions

    func validate() throws {
        guard output.lowercased().hasSuffix(".onnx") else {
            throw ValidationError("--output \(output): the name must end in .onnx.")
        }
    }

    func run() async throws {
        try await Outcome.run(printing, source: model) { outcome in
            let loaded = try ShippedModels.load(model)
            let speaker = try profile.map { try ProfileFolder().profile($0) }
            let exported = try loaded.exported(profile: speaker)
            try AtomicFile.write([UInt8](exported.data), to: URL(filePath: output))
            let text = ExportText(
                exported, of: loaded, source: model, file: output, profile: speaker?.name, language: outcome.language)
            outcome.print(printing.json ? text.json.compact : text.text)
            outcome.note(CommandPhrase.wrote(output).text(in: outcome.language))
        }
    }
}
