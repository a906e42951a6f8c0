import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// What must hold for any sound, and sounds whose features are known.
struct GeMAPSPropertyTests {
    private static func tone(_ pitch: Double, seconds: Double = 0.6, rate: Int = 16000, amplitude: Double = 0.3)
        -> [Float]
    {
        (0..<Int(seconds * Double(rate))).map { index in
            let phase = 2 * Double.pi * pitch * Double(index) / Double(rate)
            return Float(amplitude * (1...12).reduce(0) { $0 + sin(Double($1) * phase) / Double($1) })
        }
    }

    @Test(arguments: [80.0, 120, 200, 320], [8000, 16000, 24000, 48000])
    func pitchOfAToneIsItsFrequency(_ pitch: Double, _ rate: Int) throws {
        let values = try GeMAPS.values(of: Self.tone(pitch, rate: rate), sampleRate: rate)
        let semitones = Float(12 * log2(pitch / 27.5))
        #expect(isClose(values["F0semitoneFrom27.5Hz_sma3nz_amean"] ?? .nan, semitones, absolute: 0.1))
        #expect((values["F0semitoneFrom27.5Hz_sma3nz_stddevNorm"] ?? .nan) < 0.01)
        #expect((values["jitterLocal_sma3nz_amean"] ?? .nan) < 0.01)
        #expect((values["shimmerLocaldB_sma3nz_amean"] ?? .nan) < 0.2)
        // The window lets few long periods through, so they look less alike than they are.
        #expect((values["HNRdBACF_sma3nz_amean"] ?? .nan) > (pitch < 100 ? 4 : 8))
    }

    @Test func waveformsGiveTheFeaturesOfTheirMix() throws {
        let voice = try Golden.array("gemaps/voice.input").floats
        let waveform = Waveform(channels: [voice, voice], sampleRate: 16000)
        #expect(try waveform.geneva(.geMAPSv01b) == GeMAPS.values(of: voice, sampleRate: 16000, set: .geMAPSv01b))
        #expect(try waveform.genevaDescriptors() == GeMAPS().descriptors(of: voice, sampleRate: 16000))
    }

    @Test func strongerSoundsAreLouderAndElseTheSame() throws {
        let soft = Self.tone(150, amplitude: 0.02)
        let loud = soft.map { $0 * 10 }
        let (a, b) = (
            try GeMAPS.values(of: soft, sampleRate: 16000), try GeMAPS.values(of: loud, sampleRate: 16000)
        )
        for (name, (softer, louder)) in zip(a.names, zip(a.values, b.values)) {
            switch name {
            case "equivalentSoundLevel_dBp":
                #expect(isClose(louder - softer, 20, absolute: 1e-3))
            case "loudness_sma3_amean":
                // Intensity a hundred times, to the power of 0.33.
                #expect(isClose(louder / softer, Float(pow(100, 0.33)), relative: 1e-3))
            case "spectralFluxV_sma3nz_amean":
                #expect(isClose(louder / softer, 10, relative: 1e-3))
            case _ where name.hasPrefix("F0") || name.hasPrefix("alpha") || name.hasPrefix("hammarberg"):
                #expect(isClose(louder, softer, absolute: 1e-2, relative: 1e-3), "\(name): \(softer), \(louder)")
            case _ where name.hasPrefix("HNR") || name.hasSuffix("Sec") || name.hasPrefix("logRel"):
                #expect(isClose(louder, softer, absolute: 1e-2, relative: 1e-3), "\(name): \(softer), \(louder)")
            default: break
            }
        }
    }

    @Test func framesShiftWithTheSound() throws {
        let voice = try Golden.array("gemaps/voice.input").floats
        let whole = try GeMAPS().descriptors(of: voice, sampleRate: 16000)
        let later = try GeMAPS().descriptors(of: Array(voice.dropFirst(1600)), sampleRate: 16000)
        #expect(later.frameCount == whole.frameCount - 10)
        for name in ["Loudness_sma3", "alphaRatio_sma3", "slope0-500_sma3", "mfcc2_sma3"] {
            // Smoothing reaches one frame beyond the cut.
            let (a, b) = (try whole.row(named: name).dropFirst(12), try later.row(named: name).dropFirst(2))
            #expect(mismatch(Array(a), Array(b), absolute: 1e-4, relative: 1e-4) == nil, "\(name)")
        }
    }

    @Test func voicedAndUnvoicedSegmentsAreCounted() throws {
        // Digital silence has no lowest point, and so no valley between the peaks.
        var generator = SeededGenerator(seed: 5)
        let pause = (0..<4800).map { _ in Float.random(in: -1e-4...1e-4, using: &generator) }
        let tone = Self.tone(180, seconds: 0.4)
        let values = try GeMAPS.values(of: pause + tone + pause + tone + pause, sampleRate: 16000)
        let seconds = Float(3 * 4800 + 2 * tone.count) / 16000
        #expect(isClose(values["VoicedSegmentsPerSec"] ?? .nan, 2 / seconds, relative: 0.06))
        #expect(isClose(values["MeanVoicedSegmentLengthSec"] ?? .nan, 0.4, absolute: 0.05))
        #expect(isClose(values["MeanUnvoicedSegmentLength"] ?? .nan, 0.27, absolute: 0.06))
        #expect(isClose(values["loudnessPeaksPerSec"] ?? .nan, 2 / seconds, relative: 0.06))
    }

    @Test func instructionSetsAgree() throws {
        let voice = try Golden.array("gemaps/voice.input").floats
        let best = try GeMAPS(.eGeMAPSv02, instructionSet: .best).descriptors(of: voice, sampleRate: 16000)
        for set in InstructionSet.allCases where set.isAvailable {
            let other = try GeMAPS(.eGeMAPSv02, instructionSet: set).descriptors(of: voice, sampleRate: 16000)
            let rows = other.names.indices.filter { !other.names[$0].hasPrefix("F") || $0 == 10 }
            for row in rows where row < 11 {
                #expect(
                    mismatch(Array(other.row(row)), Array(best.row(row)), absolute: 2e-3, relative: 1e-3) == nil,
                    "\(set), \(other.names[row])")
            }
        }
    }

    @Test(arguments: GeMAPSVersion.allCases)
    func oddSoundsHaveFiniteFeatures(_ version: GeMAPSVersion) throws {
        let square = (0..<8000).map { Float($0 / 50 % 2 == 0 ? 1 : -1) }
        let click = (0..<8000).map { Float($0 == 4000 ? 1 : 0) }
        let sounds: [String: [Float]] = [
            "square": square, "click": click, "direct current": [Float](repeating: 1, count: 8000),
            "one frame": Array(square.prefix(960)), "huge": square.map { $0 * 1e15 }, "tiny": square.map { $0 * 1e-30 },
            "silence": [Float](repeating: 0, count: 8000),
        ]
        for (name, sound) in sounds {
            let values = try GeMAPS.values(of: sound, sampleRate: 16000, set: version)
            let bad = zip(values.names, values.values).filter { !$1.isFinite }.map(\.0)
            #expect(bad.isEmpty, "\(name): \(bad)")
        }
    }
}
