import Acoustics
import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Features of twenty recordings against what librosa computed from the same files.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence))) struct RealClipTests {
    private static let names = try? JSONDecoder().decode(
        [String].self, from: Data(contentsOf: Golden.url("clips/names.json")))

    @Test(arguments: 0..<20)
    func equalsLibrosa(index: Int) throws {
        let names = try #require(Self.names)
        let url = try #require(SharedData.url(of: names[index]), "\(names[index]) is not there")
        let clip = try Waveform(contentsOf: url)
        let golden = String(format: "clips/%02d", index)
        try expectGolden(clip.mfcc(), "\(golden)_mfcc")
        try expectGolden(clip.melSpectrogram(stft: STFTOptions(hopLength: 4096)), "\(golden)_mel")
        let speech = STFTOptions(nFFT: 400, hopLength: 1600)
        try expectGolden(
            clip.melSpectrogram(bands: 80, decibels: DecibelOptions(), stft: speech), "\(golden)_mel_speech")
        let pitch = try clip.yin(YIN(frameLength: 1024, precision: .double), hopLength: 512)
        try expectEachValue(pitch.selecting([0]), "\(golden)_yin", relative: 1e-5)
    }
}
