import Reporting
import Testing

struct NumberTextTests {
    @Test(arguments: [
        (0.0, 2, "0.00"), (1.005, 1, "1.0"), (-0.5, 0, "-1"), (-0.04, 1, "0.0"), (0.7712, 3, "0.771"), (12.0, 0, "12"),
        (99.96, 1, "100.0"), (-3.25, 2, "-3.25"), (.nan, 2, "–"), (.infinity, 0, "–"),
    ])
    func fixed(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test func plain() {
        #expect(NumberText.plain(2) == "2")
        #expect(NumberText.plain(0.25) == "0.25")
        #expect(NumberText.plain(100) == "100")
        #expect(NumberText.plain(1e20) == "1e+20")
    }

    @Test func percent() {
        #expect(NumberText.percent(0.1234, decimals: 1) == "12.3 %")
        #expect(NumberText.percent(.nan) == "–")
    }

    @Test func clock() {
        #expect(NumberText.clock(0) == "0:00")
        #expect(NumberText.clock(65.4) == "1:05")
        #expect(NumberText.clock(3661) == "1:01:01")
        #expect(NumberText.clock(-1) == "–")
        #expect(NumberText.clock(.infinity) == "–")
    }
}
