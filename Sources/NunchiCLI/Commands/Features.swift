import ArgumentParser
import Foundation
import Nunchi

struct Features: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute acoustic features, equal to librosa's.",
        discussion: """
            Sets over time: \(FeatureRequest.frameSets.joined(separator: ", ")).
            Sets of a whole utterance: \(FeatureRequest.utteranceSets.joined(separator: ", ")).
            The file's ending chooses the form: .npy (float32 [features, frames]), .csv, .jsonl. For .npy of several recordings,
            give a folder. Sounds keep their own sample rate unless --sample-rate says otherwise; the rate is printed.

            EXAMPLES
              nunchi features clip.wav --set mfcc --n-mfcc 20 --output mfcc.npy
              nunchi features *.wav --set mel,rms --output features.csv
              nunchi features *.flac --set acoustic --sample-rate 16000 --output vectors/
            """)

    @Argument(help: "Recordings; - for standard input.")
    var files: [String]

    @Option(help: ArgumentHelp("Sets of features, joined by commas.", valueName: "names"))
    var set = "mfcc"

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where to write; nothing prints a summary.", valueName: "file|folder/"))
    var output: String?

    @Option(help: "Resample to this rate in hertz first.")
    var sampleRate: Int?

    @Option(name: .customLong("n-mels"), help: "Mel bands.") var nMels = 128
    @Option(name: .customLong("n-mfcc"), help: "Cepstral coefficients.") var nMFCC = 20
    @Option(name: .customLong("n-fft"), help: "Samples of a transform.") var nFFT = 2048
    @Option(help: "Samples from one frame to the next; a quarter of --n-fft unless given.") var hopLength: Int?
    @Option(help: "Samples of the window; --n-fft unless given.") var winLength: Int?
    @Option(name: .customLong("fmin"), help: "Lowest frequency of mel bands.") var fMin: Double?
    @Option(name: .customLong("fmax"), help: "Highest frequency of mel bands.") var fMax: Double?

    @Flag(help: "Sum up each feature's course over time: mean, deviation, percentiles, slope, …")
    var functionals = false

    @OptionGroup var printing: OutputOptions
    @OptionGroup var work: WorkOptions

    func validate() throws {
        _ = try request()
        if let sampleRate, !(1000...768_000).contains(sampleRate) {
            throw ValidationError("--sample-rate must be 1000 to 768000, not \(sampleRate).")
        }
        if let output, !output.hasSuffix("/"), FeatureFiles.format(of: output) == nil {
            throw ValidationError(
                "--output \(output): the name must end in .npy, .csv or .jsonl, or in / for a folder.")
        }
        if let output, FeatureFiles.format(of: output) == .npy, files.count > 1 {
            throw ValidationError(
                "One .npy file holds one recording; give a folder (--output vectors/) for \(files.count).")
        }
    }

    func run() async throws {
        try await Outcome.run(printing, source: files.joined(separator: " ")) { outcome in
            let request = try request()
            let options = DecodingOptions(sampleRate: sampleRate, channels: .mix, allowsPartial: true)
            let files = try FeatureFiles(output: output, printsJSON: printing.json, language: outcome.language)
            let progress = ProgressLine(
                CommandPhrase.features.text(in: outcome.language), total: self.files.count, language: outcome.language,
                quiet: printing.quiet || self.files.count < 2)
            try await request.features(of: self.files, options: options, jobs: work.jobs) { source, result in
                try progress.interrupted {
                    do {
                        let (features, warnings) = try result.get()
                        for warning in warnings { outcome.warn(warning, of: source) }
                        if let text = try files.add(features, source: source, warnings: warnings) {
                            outcome.print(text)
                        }
                    } catch let error as ReportingError {
                        throw error
                    } catch {
                        outcome.fail(error, source: source)
                    }
                }
                progress.advance(detail: source)
            }
            progress.finish()
            for file in try files.finish() { outcome.note(CommandPhrase.wrote(file).text(in: outcome.language)) }
        }
    }

    private func request() throws -> FeatureRequest {
        do {
            var request = try FeatureRequest(sets: set.split(separator: ",").map(String.init))
            request.nMels = nMels
            request.nMFCC = nMFCC
            request.fMin = fMin
            request.fMax = fMax
            request.stft = STFTOptions(nFFT: nFFT, hopLength: hopLength, winLength: winLength)
            request.summarises = functionals
            return request
        } catch {
            throw ValidationError("--set: \(error)")
        }
    }
}
