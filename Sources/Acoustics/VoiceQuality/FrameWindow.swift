internal import Foundation

/// A window without its zeros at both ends, and the window's own autocorrelation.
struct FrameWindow {
    let values: [Double]
    /// At lags 0 ..< lags, over that at 0.
    let correlation: [Double]

    /// A Hann window.
    init(hann length: Int, lags: Int) {
        let turn = 2 * Double.pi / Double(length + 1)
        self.init((1...length).map { 0.5 - 0.5 * cos(Double($0) * turn) }, lags: lags)
    }

    /// A Gaussian window that falls to e^-12, from which that is taken away.
    init(gaussian length: Int, lags: Int) {
        self.init(Self.gaussian(length), lags: lags)
    }

    static func gaussian(_ length: Int) -> [Double] {
        let (middle, edge) = (0.5 * Double(length + 1), exp(-12.0))
        return (1...length).map {
            let offset = (Double($0) - middle) / Double(length + 1)
            return (exp(-48 * offset * offset) - edge) / (1 - edge)
        }
    }

    private init(_ values: [Double], lags: Int) {
        self.values = values
        let energy = values.reduce(0) { $0 + $1 * $1 }
        correlation = (0..<lags).map { lag in
            zip(values, values.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / energy
        }
    }
}
