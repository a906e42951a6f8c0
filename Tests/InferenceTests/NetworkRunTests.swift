import Foundation
import Inference
import NunchiTesting
import Testing

/// Networks that are run often, side by side and beside the other runtime.
@Suite(.enabled(if: Installed.openVINO, "\(Installed.noOpenVINO)"))
struct NetworkRunTests {
    @Test func manyRunsAtOnceGiveWhatOneGives() async throws {
        let network = try Network(contentsOf: Golden.url("matmul.onnx"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 1...8 {
                group.addTask {
                    let rows = (0..<(task * 40)).map { Float($0 % 13) - 6 }
                    let tensor = try NetworkTensor(rows, shape: [task * 10, 4])
                    let expected = try network.run(["rows": tensor])
                    for _ in 0..<50 { #expect(try network.run(["rows": tensor]) == expected) }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func memoryDoesNotGrowWithRuns() throws {
        let network = try Network(contentsOf: Golden.url("matmul.onnx"))
        // 1 MiB in and 0.75 MiB out: a thousand runs that kept either would pass the limit.
        let tensor = try NetworkTensor([Float](repeating: 1, count: 1 << 18), shape: [1 << 16, 4])
        for _ in 0..<10 { _ = try network.run(["rows": tensor]) }
        let before = try #require(residentMegabytes())
        for _ in 0..<1000 { _ = try network.run(["rows": tensor]) }
        let after = try #require(residentMegabytes())
        #expect(after - before < 700)
    }

    @Test(.enabled(if: Installed.hasWhisper, "\(Installed.noWhisper)"))
    func bothRuntimesLiveInOneProcess() async throws {
        let network = try Network(contentsOf: Golden.url("conv.onnx"), options: NetworkOptions(threads: 2))
        let image = try Golden.array("conv.in.image")
        let tensor = try NetworkTensor(image.floats, shape: image.shape)
        let expected = try network.run(["image": tensor])
        let recognizer = try SpeechRecognizer(SpeechModel(folder: Installed.whisper), threads: 2)
        let silence = [Float](repeating: 0, count: 16_000)
        let words = try recognizer.recognize(silence)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<500 {
                    let result = try network.run(["image": tensor])
                    #expect(result == expected)
                }
            }
            group.addTask {
                let again = try recognizer.recognize(silence)
                #expect(again == words)
            }
            try await group.waitForAll()
        }
    }

    /// Memory that this process holds; other tests run beside, hence the wide limit above.
    private func residentMegabytes() -> Int? {
        #if os(Linux)
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
            let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
            return pages.map { $0 * 4096 >> 20 }
        #else
            return 0
        #endif
    }
}
