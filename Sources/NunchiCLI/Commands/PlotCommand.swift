import ArgumentParser
import Foundation
import Nunchi

struct PlotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot", abstract: "Draw sounds, readings and results as SVG or PNG.",
        discussion: """
            EXAMPLES
              nunchi plot spectrogram clip.wav --output clip.png
              nunchi plot timeline call.mp3 --output call.svg
            """,
        subcommands: [PlotSpectrogram.self, PlotTimeline.self, PlotConfusion.self])
}

/// What every picture takes.
struct PictureOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write: .svg or .png.", valueName: "file"))
    var output: String

    @Flag(help: "Light on dark.")
    var dark = false

    @OptionGroup var talk: OutputOptions

    func validate() throws {
        try Self.checkEnding(of: output, option: "--output")
    }

    /// Refuses a name that asks for no form of picture.
    static func checkEnding(of name: String, option: String) throws {
        guard ["svg", "png"].contains(URL(filePath: name).pathExtension.lowercased()) else {
            throw ValidationError("\(option) \(name): the name must end in .svg or .png.")
        }
    }

    /// Writes the picture of an input and says so.
    func write(_ plot: some Plot, of source: String, outcome: Outcome) throws {
        try plot.write(to: URL(filePath: output), style: style(outcome.language))
        if talk.json {
            outcome.print(PictureReport(source: source, output: output).json.compact)
        } else {
            outcome.note(CommandPhrase.wrote(output).text(in: outcome.language))
        }
    }

    func style(_ language: Language) -> PlotStyle { PlotStyle(theme: dark ? .dark : .light, language: language) }
}

struct PlotSpectrogram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spectrogram", abstract: "Draw a recording's mel spectrogram, or its spectrogram with --linear.",
        discussion: """
            EXAMPLES
              nunchi plot spectrogram clip.wav --output clip.png
              nunchi plot spectrogram clip.wav --linear --pitch --output clip.svg
            """)

    @Argument(help: "A recording.") var file: String
    @Flag(help: "Frequency in hertz instead of mel bands.") var linear = false
    @Flag(help: "Draw the pitch over it.") var pitch = false
    @OptionGroup var picture: PictureOptions

    func run() async throws {
        try await Outcome.run(picture.talk, source: file) { outcome in
            let audio = try DecodedAudio(.path(file), options: DecodingOptions(channels: .mix, allowsPartial: true))
            if audio.warnings.contains(where: \.isLoss) { outcome.warn(.truncated, of: file) }
            var plot = try audio.waveform.spectrogramPlot(scale: linear ? .linear : .mel, showsPitch: pitch)
            plot.subtitle = TerminalText.printable(file)
            try picture.write(plot, of: file, outcome: outcome)
        }
    }
}

struct PlotTimeline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Draw how the emotion expressed in a recording changes over time.",
        discussion: """
            EXAMPLES
              nunchi plot timeline call.mp3 --output call.png
              nunchi plot timeline clip.wav --language ko --output clip.svg
            """)

    @Argument(help: "A recording.") var file: String
    @Option(help: "A model of the package, or a model file. Default: as for read.") var model: String?
    @OptionGroup var place: ModelsOptions
    @OptionGroup var picture: PictureOptions

    func run() async throws {
        try await Outcome.run(picture.talk, source: model ?? file) { _ in
            let nunchi = try await Nunchi(model: model, models: place.folder)
            try await Outcome.run(picture.talk, source: file) { outcome in
                let waveform = try DecodedAudio(
                    .path(file), options: DecodingOptions(channels: .mix, allowsPartial: true)
                ).waveform
                let reading = try await nunchi.read(.path(file), source: file)
                let envelope = try WaveEnvelope(samples: waveform.mono, sampleRate: waveform.sampleRate)
                let plot = try reading.timelinePlot(envelope: envelope, language: outcome.language)
                try picture.write(plot, of: file, outcome: outcome)
            }
        }
    }
}

struct PlotConfusion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confusion", abstract: "Draw the confusion matrix of an evaluation.",
        discussion: """
            EXAMPLES
              nunchi evaluate --data emodb --json --quiet > result.json
              nunchi plot confusion result.json --output confusion.png
            """)

    @Argument(help: "What nunchi evaluate --json printed.") var file: String
    @OptionGroup var picture: PictureOptions

    func run() async throws {
        try await Outcome.run(picture.talk, source: file) { outcome in
            let summary = try EvaluationSummary(contentsOf: URL(filePath: file))
            let plot = try summary.confusionPlot(language: outcome.language)
            try picture.write(plot, of: file, outcome: outcome)
        }
    }
}
