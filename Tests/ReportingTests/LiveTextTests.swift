import Reporting
import Synchronization
import Testing
import VoiceEmotion

/// Curves in a line of text, and lines that are drawn again and again in the same place.
struct LiveTextTests {
    @Test(arguments: [
        ([0.0, 1, 2, 3, 4, 5, 6, 7], 8, "▁▂▃▄▅▆▇█"), ([7, 0], 8, "█▁"), ([3, 3, 3], 8, "▅▅▅"), ([], 8, ""),
        ([1, 2], 0, ""), ([0, 0, 7, 7], 2, "▁█"), ([0, .nan, 7, .infinity], 8, "▁█"),
    ])
    func sparklines(_ values: [Double], _ width: Int, _ expected: String) {
        #expect(Sparkline.text(values, width: width) == expected)
    }

    @Test func aLongCourseFits() {
        let values = (0..<1000).map { Double($0 % 37) }
        #expect(Sparkline.text(values, width: 12).count == 12)
        #expect(Sparkline.text([0, 5], width: 12, glyphs: .ascii) == "_#")
    }

    private final class Desk: Sendable {
        private let state = Mutex((written: "", seconds: 0.0))
        var written: String { state.withLock { $0.written } }
        func wait(_ seconds: Double) { state.withLock { $0.seconds += seconds } }
        var output: ProgressLine.Output {
            ProgressLine.Output(
                columns: { 12 }, seconds: { self.state.withLock { $0.seconds } },
                write: { text in self.state.withLock { $0.written += text } })
        }
    }

    @Test func aBlockIsDrawnInItsPlace() {
        let desk = Desk()
        let block = LiveBlock(output: desk.output)
        block.show("one\ntwo")
        block.show("too soon")
        desk.wait(1)
        block.show("a line that is too long")
        block.finish()
        #expect(desk.written == "one\ntwo\n\u{1B}[2A\r\u{1B}[Ja line tha…\n\u{1B}[1A\r\u{1B}[J")
    }

    @Test func epochsBecomeALine() {
        let curves = TrainingCurves()
        for epoch in 1...3 {
            curves.take(
                VoiceTrainer.Progress(
                    member: 0, members: 1, epoch: epoch, epochs: 9, loss: 3 - Double(epoch) / 2,
                    validationRecall: Double(epoch) / 4))
        }
        #expect(curves.line(ofMember: 0) == "loss 1.5000 █▅▁  UAR 0.750 ▁▅█")
        #expect(curves.line(ofMember: 1).isEmpty)
        let picture = curves.plot(of: "small", language: .english).svg(style: PlotStyle())
        #expect(picture.contains("best epoch 3"))
    }
}
