import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Descriptors and features against openSMILE's: Goldens/gemaps/generate.py.
struct GeMAPSGoldenTests {
    private static let rates = [
        "voice": 16000, "telephone": 8000, "disc": 44100, "half_disc": 22050, "hiss": 16000, "silence": 16000,
    ]

    @Test(arguments: ["eGeMAPSv02", "GeMAPSv01b"])
    func namesAreOpenSmiles(_ name: String) throws {
        let version = try #require(GeMAPSVersion(rawValue: name))
        let names = try goldenNames()
        #expect(GeMAPS.names(version) == names[name])
        #expect(GeMAPS.names(version).count == (version == .eGeMAPSv02 ? 88 : 62))
        #expect(version.descriptorNames == names[version == .eGeMAPSv02 ? "frames" : "minimal frames"])
    }

    @Test(arguments: rates.keys.sorted())
    func descriptorsAreOpenSmiles(_ sound: String) throws {
        let rate = try #require(Self.rates[sound])
        let samples = try Golden.array("gemaps/\(sound).input").floats
        let golden = try Golden.array("gemaps/\(sound).frames")
        let rows = try GeMAPS().descriptors(of: samples, sampleRate: rate)
        try #require([rows.featureCount, rows.frameCount] == golden.shape)
        let expected = golden.floats
        for (row, name) in rows.names.enumerated() {
            let wanted = expected[row * rows.frameCount..<(row + 1) * rows.frameCount]
            let limit = Self.tolerance(of: name)
            let far = zip(rows.row(row), wanted).filter {
                !isClose($0, $1, absolute: limit.absolute, relative: limit.relative)
            }
            #expect(
                far.count <= limit.exceptions * rows.frameCount / 100,
                "\(sound), \(name): \(far.count) of \(rows.frameCount) frames differ: \(far.prefix(5))")
        }
    }

    @Test(arguments: rates.keys.sorted())
    func featuresAreOpenSmiles(_ sound: String) throws {
        let rate = try #require(Self.rates[sound])
        let samples = try Golden.array("gemaps/\(sound).input").floats
        let expected = try Golden.array("gemaps/\(sound)").floats
        let found = try GeMAPS.values(of: samples, sampleRate: rate)
        expectFeatures(found, expected, sound)
    }

    @Test func theMinimalSetIsOpenSmiles() throws {
        let samples = try Golden.array("gemaps/voice.input").floats
        let found = try GeMAPS.values(of: samples, sampleRate: 16000, set: .geMAPSv01b)
        expectFeatures(found, try Golden.array("gemaps/minimal").floats, "voice")
        let extended = try GeMAPS.values(of: samples, sampleRate: 16000)
        for (name, value) in zip(found.names, found.values) { #expect(extended[name] == value, "\(name)") }
    }

    @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)), arguments: 0..<8)
    func realClipsAreOpenSmiles(_ index: Int) throws {
        let names = try JSONDecoder().decode([String].self, from: Data(contentsOf: Golden.url("gemaps/clips.json")))
        let url = try #require(SharedData.url(of: names[index]), "\(names[index]) is not there")
        let golden = try Golden.array("gemaps/clips")
        let clip = try Waveform(contentsOf: url)
        let found = try GeMAPS.values(of: clip.mono, sampleRate: clip.sampleRate)
        let count = found.values.count
        expectFeatures(found, Array(golden.floats[index * count..<(index + 1) * count]), names[index])
    }

    private func goldenNames() throws -> [String: [String]] {
        try JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: Golden.url("gemaps/names.json")))
    }

    private func expectFeatures(_ found: FeatureVector, _ expected: [Float], _ sound: String) {
        #expect(found.values.count == expected.count)
        for (name, (value, wanted)) in zip(found.names, zip(found.values, expected)) where !Self.isLoose(name) {
            let limit = Self.tolerance(of: name)
            #expect(
                isClose(value, wanted, absolute: 2 * limit.absolute, relative: 2 * limit.relative),
                "\(sound), \(name): \(value) where \(wanted) is expected")
        }
    }

    /// Features that a single frame or peak can change much, so that they are openSMILE's over many clips only.
    private static func isLoose(_ name: String) -> Bool {
        name.hasPrefix("F0") && name.contains("Slope") || name.hasPrefix("jitter") || name.hasPrefix("shimmer")
            || name.hasSuffix("stddevNorm")
    }

    /// What single precision leaves. Prediction from a band-limited signal amplifies rounding, so formants now and then
    /// differ, as do frames in which two pitches are equally likely or hardly anything is periodic.
    private static func tolerance(of name: String) -> (absolute: Float, relative: Float, exceptions: Int) {
        switch name {
        case _ where name.hasPrefix("jitter"): (1e-4, 0.01, 6)
        case _ where name.hasPrefix("shimmer"): (5e-3, 0.01, 6)
        case _ where name.contains("UV"): (2e-3, 5e-3, 0)
        case _ where name.hasPrefix("F1") || name.hasPrefix("F2") || name.hasPrefix("F3"): (2, 0.03, 12)
        case _ where name.hasPrefix("HNR") || name.hasPrefix("logRelF0"): (0.1, 0.02, 6)
        case _ where name.hasPrefix("slope"): (1e-4, 1e-3, 0)
        default: (2e-3, 1e-3, 0)
        }
    }
}
