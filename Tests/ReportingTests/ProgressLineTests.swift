import Reporting
import Synchronization
import Testing

struct ProgressLineTests {
    /// A terminal and a clock that the test moves.
    private final class Desk: Sendable {
        private let state = Mutex((written: [String](), seconds: 0.0))

        var written: [String] { state.withLock { $0.written } }

        func wait(_ seconds: Double) { state.withLock { $0.seconds += seconds } }

        func output(columns: Int = 100) -> ProgressLine.Output {
            ProgressLine.Output(
                columns: { columns }, seconds: { self.state.withLock { $0.seconds } },
                write: { text in self.state.withLock { $0.written.append(text) } })
        }
    }

    private func line(_ desk: Desk, total: Int? = 10, columns: Int = 100, language: Language = .english) -> ProgressLine
    {
        ProgressLine("읽기", total: total, language: language, glyphs: .ascii, output: desk.output(columns: columns))
    }

    @Test func tellsHowFarHowFastAndHowLong() {
        let desk = Desk()
        let progress = line(desk)
        desk.wait(2)
        progress.advance(by: 5, detail: "a\n.wav")
        #expect(
            desk.written == ["\r읽기  [##########          ] 5/10 | 2.5/s | 0:02 left | a\\n.wav\u{1B}[K"])
    }

    @Test func speaksKorean() {
        let desk = Desk()
        let progress = line(desk, language: .korean)
        desk.wait(1)
        progress.advance()
        #expect(desk.written.first?.contains("1/10 | 초당 1.0 | 남은 시간 0:09") == true)
    }

    @Test func drawsAtMostTenTimesASecond() {
        let desk = Desk()
        let progress = line(desk, total: 10_000)
        for _ in 0..<1000 {
            desk.wait(0.001)
            progress.advance()
        }
        #expect((8...11).contains(desk.written.count))
    }

    @Test func aTotalThatIsNotKnownHasNoBar() {
        let desk = Desk()
        let progress = line(desk, total: nil)
        desk.wait(1)
        progress.update(done: 4)
        #expect(desk.written == ["\r읽기  4 | 4.0/s\u{1B}[K"])
    }

    @Test func fitsTheTerminal() {
        let desk = Desk()
        let progress = line(desk, columns: 30)
        desk.wait(1)
        progress.advance(detail: "아주 긴 이름의 파일.wav")
        let text = desk.written[0].dropFirst().dropLast(3)
        #expect(DisplayWidth.of(String(text)) <= 29)
    }

    @Test func goesAwayOrTellsTheTime() {
        let (gone, kept) = (Desk(), Desk())
        let (first, second) = (line(gone), line(kept))
        for (desk, progress) in [(gone, first), (kept, second)] {
            desk.wait(65)
            progress.update(done: 10)
        }
        first.finish()
        first.advance()
        second.finish(keep: true)
        #expect(gone.written.last == "\r\u{1B}[K")
        #expect(kept.written.last == "\r\u{1B}[K읽기  10/10 | took 1:05\n")
    }

    @Test func makesRoomForOtherOutput() {
        let desk = Desk()
        let progress = line(desk)
        let output = desk.output()
        progress.interrupted { output.write("before") }
        desk.wait(1)
        progress.advance()
        progress.interrupted { output.write("result\n") }
        #expect(desk.written.count == 5)
        #expect(desk.written[0] == "before")
        #expect(desk.written[2] == "\r\u{1B}[K")
        #expect(desk.written[3] == "result\n")
        #expect(desk.written[4] == desk.written[1])
    }

    @Test func withoutATerminalNothingIsDrawn() {
        let progress = ProgressLine("x", total: 3, language: .english, glyphs: .ascii, output: nil)
        progress.advance()
        #expect(progress.interrupted { 7 } == 7)
        progress.finish(keep: true)
    }

    @Test func manyTasksCountTogether() async {
        let desk = Desk()
        let progress = line(desk, total: 800)
        desk.wait(1)
        progress.update(done: 0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<100 { progress.advance() } } }
        }
        #expect(desk.written.last?.contains("800/800") == true)
    }

    @Test func whatWasDoneBeforeTheClockRanIsNoRate() throws {
        var rate = SmoothedRate()
        rate.update(done: 1, at: 0.000_004)
        #expect(rate.value == nil)
        rate.update(done: 3, at: 2)
        #expect(abs(try #require(rate.value) - 1) < 1e-9)
    }

    @Test func theRateFollowsTheRecentPast() throws {
        var rate = SmoothedRate()
        #expect(rate.value == nil)
        rate.update(done: 1000, at: 0.1)
        for second in 1...120 { rate.update(done: 1000 + second, at: Double(second)) }
        let value = try #require(rate.value)
        #expect(abs(value - 1) < 0.05)
    }
}
