import ArgumentParser
import Foundation
import Nunchi

struct Features: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute acoustic features, equal to librosa's.",
        discussion: """
            Sets over time: \(names { !$0.describesUtterance }).
            With -delta or -delta2 after its name, a set's change over time.
            Sets of a whole utterance: \(names { $0.describesUtterance }).
            --list tells what each of them is and what can be chosen.

            The file's ending chooses the form: .npy (float32 [features, frames]), .npz, .csv, .jsonl. A folder (ending in /) gets
            a file for each recording. Sounds keep their own sample rate unless --sample-rate says otherwise; it is printed.
            A run that was stopped goes on where it stopped when it is given again.

            --model computes what a voice model is given of each recording as a whole, as float32 [1, …]: the input of the file
            that nunchi export writes. It goes to .npy (recordings of one shape as a batch), .npz or a folder.

            EXAMPLES
              nunchi features clip.wav --set mfcc --n-mfcc 20 --output mfcc.npy
              nunchi features *.wav --set mel,rms --output features.csv
              nunchi features recordings/ --set acoustic --jobs 4 --output vectors.npz
              nunchi features clip.wav --set mfcc,mfcc-delta,yin --param n_mfcc=13 --param yin.fmax=500 --functionals
              nunchi features *.flac --config my-features.json --output table.npz
              nunchi features *.wav --model acoustic --output inputs.npz
              arecord -f S16_LE -r 16000 | nunchi features - --set rms,yin --n-fft 1024 --stream
            """)

    @Argument(help: "Recordings, or folders of them; - for standard input.")
    var files: [String] = []

    @OptionGroup var choice: FeatureOptions

    @Option(
        help: ArgumentHelp(
            "Compute a voice model's input instead: of the package (\(ShippedModels.names.joined(separator: ", "))), or a model file.",
            valueName: "name|file"))
    var model: String?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where to write; nothing prints a summary.", valueName: "file|folder/"))
    var output: String?

    @Option(help: ArgumentHelp("Form of the files in a folder.", valueName: "npy|npz|csv|jsonl"))
    var format: String?

    @Option(help: "Start in seconds.")
    var start = 0.0

    @Option(help: "End in seconds.")
    var end: Double?

    @Option(help: "One channel, counted from 0, instead of the mix of all.")
    var channel: Int?

    @Flag(help: "Do everything again, also what a run that was stopped has done.")
    var restart = false

    @Flag(help: "Print each frame as soon as it is certain, while the sound still comes in.")
    var stream = false

    @Flag(help: "Tell which sets there are, and end.")
    var list = false

    @OptionGroup var place: ModelsOptions
    @OptionGroup var printing: OutputOptions
    @OptionGroup var work: WorkOptions

    func validate() throws {
        if list { return }
        if files.isEmpty { throw ValidationError("Give a recording, a folder, or - for standard input.") }
        if model != nil { try validateModel() }
        _ = try choice.request(checked: true)
        if let format {
            guard FeatureWriter.Format(rawValue: format) != nil else {
                throw ValidationError("--format is npy, npz, csv or jsonl, not \(format).")
            }
            guard output?.hasSuffix("/") == true else {
                throw ValidationError("--format is of the files in a folder; a file's own ending tells its form.")
            }
        }
        guard start >= 0, start.isFinite else { throw ValidationError("--start must be 0 or more, not \(start).") }
        if let end, !(end > start && end.isFinite) {
            throw ValidationError("--end must lie after --start (\(start)), not at \(end).")
        }
        if let channel, channel < 0 { throw ValidationError("--channel counts from 0; \(channel) is none.") }
        if let output, !output.hasSuffix("/"), FeatureFiles.format(of: output) == nil {
            throw ValidationError(
                "--output \(output): the name must end in .npy, .npz, .csv or .jsonl, or in / for a folder.")
        }
        if model == nil, let output, FeatureFiles.format(of: output) == .npy, !output.hasSuffix("/"), files.count > 1 {
            throw severalInOne(files.count)
        }
        if stream && (output != nil || files.count > 1) {
            throw ValidationError("--stream prints the frames of one recording; leave out --output and other files.")
        }
    }

    func run() async throws {
        if list { return FeatureList.print(printing) }
        try await Outcome.run(printing, source: files.joined(separator: " ")) { outcome in
            if let model { return try compute(inputOf: model, &outcome) }
            let request = try choice.request()
            if stream { return try FeatureFrames(request, printing).print(files[0], decoding) }
            let sources = try SoundFiles.named(by: files)
            if let output, FeatureFiles.format(of: output) == .npy, !output.hasSuffix("/"), sources.count > 1 {
                throw severalInOne(sources.count)
            }
            try await compute(request, of: sources, &outcome)
        }
    }

    /// A model decides all about its input, and an array of several axes is no table.
    private func validateModel() throws {
        if choice.areGiven {
            throw ValidationError("--model decides the features; leave out --set and their settings.")
        }
        if stream || restart || format != nil {
            throw ValidationError("--model does not go with --stream, --restart or --format.")
        }
        if let output, !output.hasSuffix("/"), ![.npy, .npz].contains(FeatureFiles.format(of: output)) {
            throw ValidationError(
                "--output \(output): with --model the name must end in .npy or .npz, or in / for a folder.")
        }
    }

    private func compute(inputOf model: String, _ outcome: inout Outcome) throws {
        let reader = try ModelInputReader(
            model: ShippedModels.load(model),
            environment: VoiceFeatureSets.Environment(models: place.folder, threads: work.threads))
        let options = ReadingOptions(start: start, end: end, channel: channel)
        try ModelFeatures(reader: reader, options: options, output: output, printing: printing)
            .compute(of: SoundFiles.named(by: files), &outcome)
    }

    private func compute(_ request: FeatureRequest, of sources: [String], _ outcome: inout Outcome) async throws {
        let files = try FeatureFiles(
            output: output, folderFormat: format.flatMap(FeatureWriter.Format.init(rawValue:)) ?? .npy,
            settings: restart ? nil : settings(request),
            describesUtterance: request.describesUtterance, printsJSON: printing.json, language: outcome.language)
        let remaining = sources.filter { !files.isDone($0) }
        if remaining.count < sources.count {
            outcome.note(CommandPhrase.alreadyDone(sources.count - remaining.count).text(in: outcome.language))
        }
        let progress = ProgressLine(
            CommandPhrase.features.text(in: outcome.language), total: remaining.count, language: outcome.language,
            quiet: printing.quiet || remaining.count < 2)
        try await request.features(
            of: remaining, options: decoding, jobs: work.jobs, threads: work.threads
        ) {
            source, result in
            try progress.interrupted {
                do {
                    let record = try result.get()
                    for warning in record.warnings { outcome.warn(warning, of: source) }
                    if let text = try files.add(record) { outcome.print(text) }
                } catch let error as ReportingError {
                    throw error
                } catch {
                    outcome.fail(error, source: source)
                }
            }
            progress.advance(detail: source)
        }
        progress.finish()
        for file in try files.finish(order: sources) {
            outcome.note(CommandPhrase.wrote(file).text(in: outcome.language))
        }
    }

    private var decoding: DecodingOptions {
        DecodingOptions(channels: channel.map { .one($0) } ?? .mix, start: start, end: end, allowsPartial: true)
    }

    /// All that the features depend on.
    private func settings(_ request: FeatureRequest) -> String {
        "\(request.configuration) \(start) \(end.map { "\($0)" } ?? "-") \(channel.map { "\($0)" } ?? "-")"
    }

    private func severalInOne(_ count: Int) -> ValidationError {
        ValidationError("One .npy file holds one recording; give an .npz file or a folder (vectors/) for \(count).")
    }

    private static func names(_ condition: (FeatureSet) -> Bool) -> String {
        FeatureSet.all.filter(condition).map(\.name).joined(separator: ", ")
    }
}
