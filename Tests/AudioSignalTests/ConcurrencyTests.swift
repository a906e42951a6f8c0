import AudioSignal
import NunchiTesting
import Testing

@Suite struct ConcurrencyTests {
    @Test func manyTasksAtOnceGiveTheSame() async throws {
        let noise = Signal.noise(seconds: 0.3, seed: 9)
        let files = try SourceTests.formats.map { try noise.encoded(as: $0) }
        let options = DecodingOptions(sampleRate: 22_050)
        let expected = try files.map { try Waveform(decoding: $0, options: options) }
        try await withThrowingTaskGroup(of: (Int, Waveform, [UInt8]).self) { group in
            for round in 0..<64 {
                group.addTask {
                    let number = round % files.count
                    let wave = try Waveform(decoding: files[number], options: options)
                    return (number, wave, try noise.encoded(as: SourceTests.formats[number]))
                }
            }
            for try await (number, wave, bytes) in group {
                #expect(wave == expected[number])
                #expect(bytes == files[number])
            }
        }
    }
}
