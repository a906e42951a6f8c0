import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// The tools that other tests rely on.
@Suite struct TestingToolTests {
    @Test func closenessUsesTheMagnitude() {
        #expect(isClose(1.05, 1, absolute: 0.1))
        #expect(isClose(-1.05, -1, relative: 0.1))
        #expect(!isClose(-1.2, -1, relative: 0.1))
        #expect(!isClose(1e-9, 0, relative: 0.1))
        #expect(
            isClose(Double.nan, .nan) && !isClose(Double.nan, 1, absolute: 9) && !isClose(1, Double.nan, absolute: 9))
        #expect(isClose(Double.infinity, .infinity) && !isClose(Double.infinity, -.infinity, absolute: 9))
    }

    @Test func mismatchTellsTheWorstPlace() {
        #expect(mismatch([1.0, 2.0], [1.0, 2.0]) == nil)
        #expect(mismatch([1.0, 2.5, 3.1], [1.0, 2.0, 3.0])?.index == 1)
        #expect(mismatch([1.0, .nan], [1.5, 0], absolute: 0.1)?.index == 1)
        #expect(mismatch([1.0], [1.0, 2.0])?.index == nil)
        #expect(mismatch([1.0], [1.0, 2.0]) != nil)
        #expect(largestDifference([1.0, 2.5], [1.0, 2.0]) == 0.5)
    }

    @Test func numpyFilesAreRead() throws {
        let chirp = try Golden.array("chirp_16000")
        #expect(chirp.shape == [4_001])
        #expect(chirp.floats[0] == 0)
        #expect(try Golden.array("tone_mp3").shape == [2, 8_820])
        #expect(throws: NPYArray.FormatError.self) { try NPYArray(Data([1, 2, 3])) }
        let good = try Data(contentsOf: Golden.url("chirp_16000.npy"))
        #expect(throws: NPYArray.FormatError.self) { try NPYArray(good.dropLast(4)) }
        #expect(throws: NPYArray.FormatError.self) { try NPYArray(good.prefix(20)) }
    }

    @Test func signalsAreWhatTheySay() {
        #expect(Signal.impulse(at: 3, seconds: 0.001).mono.firstIndex(of: 1) == 3)
        #expect(Signal.noise(seconds: 0.1, seed: 1) == Signal.noise(seconds: 0.1, seed: 1))
        #expect(Signal.noise(seconds: 0.1, seed: 1) != Signal.noise(seconds: 0.1, seed: 2))
        #expect(isClose(Signal.vowel(pitch: 120, seconds: 0.2).peak, 0.5, relative: 1e-5))
        let chirp = Signal.chirp(from: 100, to: 1_000, seconds: 1).mono
        let crossings = zip(chirp, chirp.dropFirst()).count { $0 < 0 && $1 >= 0 }
        #expect((545...555).contains(crossings), "mean frequency 550 Hz for one second")
    }

    @Test func temporaryFoldersVanish() throws {
        let place = try withTemporaryDirectory { folder in
            try write([1], to: folder.appendingPathComponent("a"))
            return folder
        }
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }
}
