import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

@Suite struct MelTests {
    private let speech = STFTOptions(nFFT: 400, hopLength: 160)

    @Test func filterBanksEqualLibrosa() throws {
        let slaney = try MelFilterBank(sampleRate: 22_050, nFFT: 512, options: MelOptions(nMels: 40))
        #expect(
            mismatch(slaney.weights.map(Double.init), try Golden.array("bank_slaney").doubles, absolute: 1e-9) == nil)
        let options = MelOptions(nMels: 26, fMin: 20, fMax: 7600, scale: .htk, norm: .none)
        let htk = try MelFilterBank(sampleRate: 16_000, nFFT: 400, options: options)
        #expect(mismatch(htk.weights.map(Double.init), try Golden.array("bank_htk").doubles, absolute: 1e-7) == nil)
        #expect(slaney.emptyFilters.isEmpty && htk.emptyFilters.isEmpty)
    }

    @Test func emptyFiltersAreKeptAndListed() throws {
        let bank = try MelFilterBank(sampleRate: 8000, nFFT: 128, options: MelOptions(nMels: 64, fMax: 6000))
        let golden = try Golden.array("bank_empty")
        #expect(mismatch(bank.weights.map(Double.init), golden.doubles, absolute: 1e-9) == nil)
        let rows = (0..<64).filter { row in golden.doubles[row * 65..<(row + 1) * 65].allSatisfy { $0 == 0 } }
        #expect(bank.emptyFilters == rows)
        #expect(!rows.isEmpty)
    }

    @Test func equalsLibrosa() throws {
        try expectGolden(melSpectrogram(Sound.events(), sampleRate: 22_050), "mel_events")
        try expectGolden(
            melSpectrogram(Sound.voice(), sampleRate: 16_000, mel: MelOptions(nMels: 80), stft: speech), "mel_voice")
        let options = MelOptions(nMels: 26, fMin: 20, fMax: 7600, scale: .htk, norm: .none)
        try expectGolden(
            melSpectrogram(Sound.voice(), sampleRate: 16_000, mel: options, power: .magnitude, stft: speech), "mel_htk")
    }

    @Test func eachValueIsCloseToo() throws {
        let mel = try melSpectrogram(Sound.voice(), sampleRate: 16_000, mel: MelOptions(nMels: 80), stft: speech)
        try expectEachValue(mel, "mel_voice", relative: 2e-6)
    }

    @Test func singlePrecisionIsWithinAHundredthOfADecibel() throws {
        var options = speech
        options.precision = .single
        let mel = try melSpectrogram(Sound.voice(), sampleRate: 16_000, mel: MelOptions(nMels: 80), stft: options)
        try expectEachValue(mel, "mel_voice", relative: 0.0023)
        try expectGolden(mel, "mel_voice", tolerance: 1e-6)
    }

    @Test(arguments: [1, 10, 2047])
    func signalsShorterThanAFrame(count: Int) throws {
        let start = Array(try Sound.voice().prefix(count))
        let mel = try melSpectrogram(start, sampleRate: 16_000, mel: MelOptions(nMels: 40))
        try expectGolden(mel, "mel_short_\(count)")
    }

    @Test func aToneLightsItsBand() throws {
        let tone = Signal.sine(frequency: 1000, seconds: 1).mono
        let mel = try melSpectrogram(tone, sampleRate: 16_000, mel: MelOptions(nMels: 40))
        let bank = try MelFilterBank(sampleRate: 16_000, nFFT: 2048, options: MelOptions(nMels: 40))
        let column = mel.column(mel.frameCount / 2)
        let loudest = try #require(column.indices.max { column[$0] < column[$1] })
        #expect(bank.edges[loudest] < 1000 && bank.edges[loudest + 2] > 1000)
    }

    @Test func levelsEqualLibrosa() throws {
        let mel = try melSpectrogram(Sound.events(), sampleRate: 22_050, mel: MelOptions(nMels: 32))
        let amplitude = mel.mapValues { $0.squareRoot() }
        try expectGolden(powerToDB(mel), "mel_db")
        try expectGolden(powerToDB(mel, DecibelOptions(reference: .maximum, amin: 1e-6, topDB: nil)), "mel_db_max")
        try expectGolden(powerToDB(mel, DecibelOptions(reference: .value(20), topDB: 35)), "mel_db_ref")
        let options = DecibelOptions(reference: .value(0.5), amin: 1e-5, topDB: 60)
        try expectGolden(amplitudeToDB(amplitude, options), "amplitude_db")
    }

    @Test func levelsInTheSamePassAreTheSame() throws {
        let events = try Sound.events()
        for options in [
            DecibelOptions(), DecibelOptions(reference: .value(20), topDB: 35),
            DecibelOptions(reference: .maximum, topDB: nil),
        ] {
            let mel = MelSpectrogram(mel: MelOptions(nMels: 32), decibels: options)
            let inOnePass = try analyze(events, sampleRate: 22_050, descriptors: [mel])
            let afterwards = try powerToDB(
                melSpectrogram(events, sampleRate: 22_050, mel: MelOptions(nMels: 32)), options)
            #expect(mismatch(inOnePass.values, afterwards.values, absolute: 1e-5) == nil)
        }
    }

    @Test func scalesInvert() {
        for scale in MelScale.allCases {
            for frequency in [0, 1, 440, 999.9, 1000, 1000.1, 7000, 20_000] {
                let back = scale.hertz(ofMel: scale.mel(ofHertz: frequency))
                #expect(isClose(back, frequency, absolute: 1e-9, relative: 1e-12))
            }
        }
        #expect(isClose(MelScale.slaney.mel(ofHertz: 1000), 15, absolute: 1e-12))
        #expect(isClose(MelScale.htk.mel(ofHertz: 1000), 999.9855, absolute: 1e-4))
    }
}
