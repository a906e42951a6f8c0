import Testing
import Transcription

/// Stretches of speech are packed into chunks.
@Suite struct ChunkPackerTests {
    private let limits = ChunkPacker.Limits(chunk: 28, silence: 3, padding: 0.2)
    private func samples(_ seconds: Double) -> Int { Int((seconds * 16_000).rounded()) }

    private func chunks(_ spans: [(Double, Double)], end: Double? = nil) -> [SpeechChunk] {
        var packer = ChunkPacker(limits)
        var chunks = spans.flatMap { packer.append(samples($0.0)..<samples($0.1)) }
        if let last = packer.finish(end: samples(end ?? (spans.last?.1 ?? 0) + 1)) { chunks.append(last) }
        return chunks
    }

    private func seconds(_ chunk: SpeechChunk) -> [Double] {
        [chunk.range.lowerBound, chunk.range.upperBound].map { Double($0) / 16_000 }
    }

    @Test func shortPausesStayInside() {
        let chunks = chunks([(1, 3), (4, 6), (7, 10)])
        #expect(chunks.count == 1)
        #expect(chunks[0].spans.count == 3)
        #expect(seconds(chunks[0]) == [0.8, 10.2])
    }

    @Test func aLongSilenceEndsAChunk() {
        let chunks = chunks([(1, 3), (6.5, 9)])
        #expect(chunks.map(\.spans.count) == [1, 1])
        #expect(seconds(chunks[1]) == [6.3, 9.2])
    }

    @Test func theCutIsAtTheLongestSilence() {
        // 31 s in all: silences of 0.5 s at 11 s, 2 s at 15 s and 0.5 s at 22.5 s.
        let chunks = chunks([(0, 10.5), (11, 14), (16, 22), (22.5, 31)])
        #expect(chunks.map(\.spans.count) == [2, 2])
        #expect(seconds(chunks[0]) == [0, 14.2])
        #expect(seconds(chunks[1]) == [15.8, 31.2])
    }

    @Test func anEarlySilenceDoesNotMakeAShortChunk() {
        let chunks = chunks([(0, 1), (3.5, 12), (12.4, 20), (21, 30)])
        #expect(chunks.map(\.spans.count) == [3, 1])
    }

    @Test func paddingEndsHalfWayToTheNextSpeech() {
        var packer = ChunkPacker(limits)
        var chunks = packer.append(samples(0)..<samples(27))
        chunks += packer.append(samples(27.1)..<samples(40))
        #expect(chunks.count == 1)
        #expect(seconds(chunks[0]) == [0, 27.05])
        #expect(packer.finish(end: samples(40)).map(seconds) == [27.05, 40])
    }

    @Test func everySpanComesOnceInOrderAndFits() {
        var generator = Generator(state: 7)
        var spans: [(Double, Double)] = []
        var time = 0.0
        for _ in 0..<300 {
            time += 0.1 + 4 * generator.unit() * generator.unit()
            let length = 0.3 + 20 * generator.unit() * generator.unit()
            spans.append((time, time + length))
            time += length
        }
        let chunks = chunks(spans)
        #expect(chunks.flatMap(\.spans) == spans.map { samples($0.0)..<samples($0.1) })
        for chunk in chunks {
            #expect(chunk.range.count <= limits.chunk)
            #expect(chunk.range.lowerBound <= chunk.spans[0].lowerBound)
            #expect(chunk.range.upperBound >= (chunk.spans.last?.upperBound ?? 0))
        }
        for (chunk, next) in zip(chunks, chunks.dropFirst()) {
            #expect(chunk.range.upperBound <= next.range.lowerBound)
        }
    }

    @Test func silenceThatGoesOnEndsAChunk() {
        var packer = ChunkPacker(limits)
        #expect(packer.append(samples(1)..<samples(2)).isEmpty)
        #expect(packer.advance(to: samples(4)) == nil)
        #expect(packer.advance(to: samples(6))?.spans == [samples(1)..<samples(2)])
        #expect(packer.pendingStart == nil)
        #expect(packer.finish(end: samples(9)) == nil)
    }

    private struct Generator {
        var state: UInt64
        mutating func unit() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 0x1p53
        }
    }
}
