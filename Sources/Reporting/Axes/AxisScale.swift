#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which formula gives the mel of a frequency.
public enum MelSpacing: Sendable, Hashable {
    /// Linear to 1 kHz, logarithmic above (Slaney's Auditory Toolbox, 1998): librosa's default.
    case slaney
    /// 2595 log10(1 + f / 700), as in HTK.
    case htk

    /// Mel of a frequency in Hz (0 or more).
    func mel(_ hertz: Double) -> Double {
        switch self {
        case .slaney: hertz < 1000 ? hertz * 3 / 200 : 15 + log(hertz / 1000) * 27 / log(6.4)
        case .htk: 2595 * log10(1 + hertz / 700)
        }
    }
}

/// Where values of a domain lie on an axis, from 0 at its start to 1 at its end.
package struct AxisScale: Sendable {
    package let domain: ClosedRange<Double>
    private let mel: MelSpacing?

    /// An axis over `domain`; a domain of one value is widened so that the value lies in the middle.
    package init(_ domain: ClosedRange<Double>, mel: MelSpacing? = nil) {
        let (low, high) = (domain.lowerBound, domain.upperBound)
        if low.isFinite, high.isFinite, high > low {
            self.domain = domain
        } else {
            let middle = low.isFinite ? low : 0
            self.domain = (middle - 0.5)...(middle + 0.5)
        }
        self.mel = mel
    }

    /// 0...1 inside the domain, beyond it outside; not finite for a value that is not.
    package func position(_ value: Double) -> Double {
        let (low, high) = (transformed(domain.lowerBound), transformed(domain.upperBound))
        return (transformed(value) - low) / (high - low)
    }

    private func transformed(_ value: Double) -> Double { mel?.mel(value) ?? value }
}

extension AxisScale {
    /// The smallest domain that holds the finite values, with `margin` of its span added at both ends; nil without any.
    static func domain(of values: some Sequence<Double>, margin: Double = 0.05) -> ClosedRange<Double>? {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        guard low <= high else { return nil }
        let extra = high > low ? (high - low) * margin : max(abs(high) * margin, 0.5)
        return (low - extra)...(high + extra)
    }
}
