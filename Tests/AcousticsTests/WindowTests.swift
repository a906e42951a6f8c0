import Acoustics
import NunchiTesting
import Testing

@Suite struct WindowTests {
    static let windows: [(String, Window)] = [
        ("rectangular", .rectangular), ("hann", .hann), ("hamming", .hamming), ("blackman", .blackman),
        ("blackmanHarris", .blackmanHarris), ("bartlett", .bartlett), ("cosine", .cosine),
        ("kaiser", .kaiser(beta: 8.6)), ("gaussian", .gaussian(standardDeviation: 5.5)),
    ]

    @Test(arguments: windows, [1, 24, 31])
    func equalsSciPy(window: (String, Window), length: Int) throws {
        let golden = try Golden.array("window_\(window.0)_\(length)")
        #expect(mismatch(try window.1.values(length: length), golden.doubles, absolute: 1e-14) == nil)
    }

    @Test func ownValues() throws {
        #expect(try Window.values([1, 2, 3]).values(length: 3) == [1, 2, 3])
        #expect(failure(try Window.values([1, 2]).values(length: 3)) != nil)
        #expect(failure(try Window.values([1, .nan]).values(length: 2)) != nil)
        #expect(failure(try Window.hann.values(length: 0)) != nil)
        #expect(failure(try Window.kaiser(beta: .infinity).values(length: 4)) != nil)
        let flat = Window.gaussian(standardDeviation: 0)
        #expect(failure(try flat.values(length: 4)) != nil)
    }
}
