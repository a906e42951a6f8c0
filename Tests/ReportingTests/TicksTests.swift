import Reporting
import Testing

/// Marks stand at round numbers, inside the axis, evenly, and about as many as asked for.
struct TicksTests {
    @Test(arguments: [
        (0.0, 1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (-1.0, 1.0, 4, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
        (0.0, 8000.0, 4, ["0", "2000", "4000", "6000", "8000"]),
        (-80.0, 0.0, 4, ["−80", "−60", "−40", "−20", "0"]),
        (0.003, 0.0071, 4, ["0.003", "0.004", "0.005", "0.006", "0.007"]),
    ])
    func knownAxes(_ low: Double, _ high: Double, _ count: Int, _ labels: [String]) {
        #expect(Ticks.linear(low...high, count: count).map(\.label) == labels)
    }

    @Test func anyDomainGetsRoundEvenMarks() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let magnitude = Double.random(in: -8...8, using: &random)
            let span =
                Double.random(in: 1...10, using: &random)
                * Double(sign: .plus, exponent: Int(magnitude * 3), significand: 1)
            let low = Double.random(in: -10...10, using: &random) * span
            let ticks = Ticks.linear(low...(low + span), count: 5)
            #expect((2...11).contains(ticks.count), "\(low) \(span)")
            #expect(Set(ticks.map(\.label)).count == ticks.count, "\(low) \(span)")
            for (a, b) in zip(ticks, ticks.dropFirst()) {
                let step = ticks[1].value - ticks[0].value
                #expect(abs((b.value - a.value) - step) < span * 1e-6)
            }
            for tick in ticks {
                #expect(tick.value >= low - span * 1e-6 && tick.value <= low + span * (1 + 1e-6))
            }
        }
    }

    @Test func labelsReadBackAsTheirValues() throws {
        for high in [0.01, 0.3, 1, 7, 44, 950, 12_345] {
            for tick in Ticks.linear(-high...high, count: 6) {
                let number = try #require(Double(tick.label.replacing("−", with: "-")))
                #expect(abs(number - tick.value) <= high * 1e-9)
            }
        }
    }

    @Test func timeAxesUseTheUnitsOfClocks() {
        #expect(Ticks.time(0...10, count: 5).ticks.map(\.label) == ["0", "2", "4", "6", "8", "10"])
        let minutes = Ticks.time(0...600, count: 10)
        #expect(minutes.unit == .timeMinutes)
        #expect(minutes.ticks.prefix(3).map(\.label) == ["0:00", "1:00", "2:00"])
        let hours = Ticks.time(0...36_000, count: 10)
        #expect(hours.unit == .timeHours)
        #expect(hours.ticks.map(\.label) == (0...10).map { "\($0):00" })
    }

    @Test func frequencyAxesMarkOctaves() {
        #expect(Ticks.octaves(0...8000).map(\.value) == [0, 250, 500, 1000, 2000, 4000, 8000])
        #expect(Ticks.octaves(80...7600).map(\.value) == [250, 500, 1000, 2000, 4000])
    }

    @Test func countingAxesMarkWholeNumbers() {
        #expect(Ticks.whole(1...3, count: 8).map(\.label) == ["1", "2", "3"])
    }

    @Test func degenerateDomainsDoNotTrap() {
        #expect(Ticks.linear(3...3, count: 5).map(\.label) == ["3"])
        #expect(Ticks.linear(0...Double.infinity, count: 5).count == 1)
        #expect(Ticks.linear(1e300...1.0000001e300, count: 5).count <= 11)
        #expect(Ticks.time(0...1e12, count: 5).ticks.count <= 11)
    }

    @Test func scalesMapTheirDomainToTheUnit() {
        let linear = AxisScale(-80...0)
        #expect(linear.position(-80) == 0)
        #expect(linear.position(-20) == 0.75)
        #expect(linear.position(.nan).isNaN)
        #expect(AxisScale(5...5).position(5) == 0.5)
        // Slaney's mel: 15 at 1 kHz, and 27 more for each factor of 6.4.
        let mel = AxisScale(0...6400, mel: .slaney)
        #expect(abs(mel.position(1000) - 15.0 / 42) < 1e-12)
        #expect(abs(AxisScale(0...6300, mel: .htk).position(700) - 1 / 3.321928094887362) < 1e-9)
    }
}
