import ArgumentParser
import Foundation
import Nunchi

/// Which features to compute.
struct FeatureOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Sets of features, joined by commas; mfcc unless given.", valueName: "names"))
    var set: String?

    @Option(
        help: ArgumentHelp(
            "Take sets, frames and functionals from a JSON file instead.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "A parameter of all sets that have it, or of one: n_mels=64, yin.fmax=500. May be given several times.",
            valueName: "name=value"))
    var param: [String] = []

    @Option(help: "Resample to this rate in hertz first.")
    var sampleRate: Int?

    @Option(name: .customLong("n-mels"), help: "Mel bands.") var nMels: Int?
    @Option(name: .customLong("n-mfcc"), help: "Cepstral coefficients.") var nMFCC: Int?
    @Option(name: .customLong("n-fft"), help: "Samples of a transform; 2048 unless given.") var nFFT: Int?
    @Option(help: "Samples from one frame to the next; a quarter of the window unless given.") var hopLength: Int?
    @Option(help: "Samples of the window; --n-fft unless given.") var winLength: Int?
    @Option(name: .customLong("fmin"), help: "Lowest frequency of bands, or lowest pitch.") var fMin: Double?
    @Option(name: .customLong("fmax"), help: "Highest frequency of bands, or highest pitch.") var fMax: Double?

    @Flag(help: "Sum up each feature's course over time: mean, deviation, percentiles, slope, …")
    var functionals = false

    /// Whether any of these options was given.
    var areGiven: Bool {
        self.set != nil || config != nil || !param.isEmpty || sampleRate != nil || nMels != nil || nMFCC != nil
            || nFFT != nil || hopLength != nil || winLength != nil || fMin != nil || fMax != nil || functionals
    }

    /// The request that the options make up; `checked` where parameters that no sound allows are to be found out first.
    func request(checked: Bool = false) throws -> FeatureRequest {
        do {
            let request = try chosen()
            if checked { try request.checkParameters() }
            return request
        } catch let error as FeatureRequestError {
            throw ValidationError("\(config.map { "--config \($0)" } ?? "--set"): \(error)")
        }
    }

    private func chosen() throws -> FeatureRequest {
        if let config { return try configured(config) }
        let names = (set ?? "mfcc").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        var entries: [FeatureRequest.Entry] = []
        for name in names { entries.append(FeatureRequest.Entry(name, try parameters(of: name))) }
        try refuseUnused(by: names)
        return try FeatureRequest(
            entries, stft: STFTOptions(nFFT: nFFT ?? 2048, hopLength: hopLength, winLength: winLength),
            sampleRate: sampleRate, functionals: functionals ? Functional.standard : nil)
    }

    /// The request of a configuration file; the rate and the summing up may be changed on the command line.
    private func configured(_ path: String) throws -> FeatureRequest {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ValidationError("--config \(path): cannot be read.")
        }
        let others: [(String, Bool)] = [
            ("--set", set != nil), ("--param", !param.isEmpty), ("--n-mels", nMels != nil), ("--n-mfcc", nMFCC != nil),
            ("--n-fft", nFFT != nil), ("--hop-length", hopLength != nil), ("--win-length", winLength != nil),
            ("--fmin", fMin != nil), ("--fmax", fMax != nil),
        ]
        if let other = others.first(where: { $0.1 }) {
            throw ValidationError("\(other.0) and --config cannot go together; write it into \(path).")
        }
        var request = try FeatureRequest(configuration: data)
        if let sampleRate { request.sampleRate = sampleRate }
        if functionals { request.functionals = request.functionals ?? Functional.standard }
        return try FeatureRequest(
            request.entries, stft: request.stft, sampleRate: request.sampleRate, functionals: request.functionals)
    }

    /// What was given, under the parameters' names; the later counts.
    private func given() throws -> [(name: String, value: FeatureParameter)] {
        var given: [(name: String, value: FeatureParameter)] = []
        let numbers: [(String, Double?)] = [
            ("n_mels", nMels.map(Double.init)), ("n_mfcc", nMFCC.map(Double.init)), ("fmin", fMin), ("fmax", fMax),
        ]
        for (name, value) in numbers { if let value { given.append((name, .number(value))) } }
        for text in param {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw ValidationError("--param \(text): write name=value.") }
            given.append((String(parts[0]), FeatureParameter(String(parts[1]))))
        }
        return given
    }

    private func parameters(of set: String) throws -> [String: FeatureParameter] {
        let names = try FeatureSet.named(set).parameters.map(\.name)
        var parameters: [String: FeatureParameter] = [:]
        for (name, value) in try given() {
            if name.hasPrefix(set + ".") {
                parameters[String(name.dropFirst(set.count + 1))] = value
            } else if names.contains(name) {
                parameters[name] = value
            }
        }
        return parameters
    }

    /// A parameter that no set takes is likely misspelt or misplaced.
    private func refuseUnused(by sets: [String]) throws {
        let options: [(String, String, Bool)] = [
            ("--n-mels", "n_mels", nMels != nil), ("--n-mfcc", "n_mfcc", nMFCC != nil), ("--fmin", "fmin", fMin != nil),
            ("--fmax", "fmax", fMax != nil),
        ]
        for (option, name, isGiven) in options where isGiven {
            let taken = try sets.contains { try FeatureSet.named($0).parameters.contains { $0.name == name } }
            if !taken { throw ValidationError("\(option): none of the sets takes it.") }
        }
        for text in param {
            let name = String(text.prefix { $0 != "=" })
            let taken = try sets.contains { set in
                try name.hasPrefix(set + ".") || FeatureSet.named(set).parameters.contains { $0.name == name }
            }
            guard taken else {
                let known = try Set(sets.flatMap { try FeatureSet.named($0).parameters.map(\.name) }).sorted()
                let choice = known.isEmpty ? "they have none" : "they have \(known.joined(separator: ", "))"
                throw ValidationError("--param \(text): none of the sets has this parameter; \(choice).")
            }
        }
    }
}
