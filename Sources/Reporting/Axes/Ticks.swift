#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A mark on an axis.
package struct Tick: Sendable, Equatable {
    package let value: Double
    package let label: String

    package init(value: Double, label: String) {
        self.value = value
        self.label = label
    }
}

/// Places for marks at round numbers.
package enum Ticks {
    /// Marks at multiples of 1, 2 or 5 times a power of ten that lie in `domain`, about `count` of them.
    package static func linear(_ domain: ClosedRange<Double>, count: Int) -> [Tick] {
        let span = domain.upperBound - domain.lowerBound
        guard span > 0, span.isFinite, count > 0 else { return alone(domain.lowerBound) }
        let rough = span / Double(count)
        let power = floor(log10(rough))
        let lead = rough / pow(10, power)
        // Geometric middles between 1, 2, 5 and 10 decide which is nearest.
        let nice: Double = lead < 1.4142 ? 1 : lead < 3.1623 ? 2 : lead < 7.0711 ? 5 : 10
        let step = nice * pow(10, power)
        let decimals = max(0, Int(-floor(log10(step) + 1e-9)))
        return multiples(of: step, in: domain) { value in
            decimals > 9 || abs(value) >= 1e9
                ? "\(value)" : NumberText.typeset(NumberText.fixed(value, decimals: decimals))
        }
    }

    /// Marks at whole numbers, for axes that count.
    package static func whole(_ domain: ClosedRange<Double>, count: Int) -> [Tick] {
        let ticks = linear(domain, count: count)
        guard ticks.contains(where: { $0.value != $0.value.rounded() }) else { return ticks }
        return multiples(of: 1, in: domain) { NumberText.fixed($0, decimals: 0) }
    }

    /// Marks on a time axis in seconds: at round seconds, minutes or hours, whichever suits the span.
    package static func time(_ domain: ClosedRange<Double>, count: Int) -> (ticks: [Tick], unit: PlotPhrase) {
        let span = domain.upperBound - domain.lowerBound
        // Past 30 years nobody counts in hours, and whole seconds no longer fit an integer at some point.
        guard span > 120, max(abs(domain.lowerBound), abs(domain.upperBound)) < 1e9 else {
            return (linear(domain, count: count), .timeSeconds)
        }
        let steps: [Double] = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
        let rough = span / Double(max(count, 1))
        let step = steps.first { $0 >= rough * 0.8 } ?? (rough / 86_400).rounded(.up) * 86_400
        let hours = span > 7200 && step >= 60
        let ticks = multiples(of: step, in: domain) { value in
            let total = Int(value.rounded()) / (hours ? 60 : 1)
            return "\(total / 60):\(NumberText.twoDigits(total % 60))"
        }
        return (ticks, hours ? .timeHours : .timeMinutes)
    }

    /// Marks on a mel axis: octaves of 125 Hz from 250 Hz on, with 0 where the domain holds it.
    package static func octaves(_ domain: ClosedRange<Double>) -> [Tick] {
        let candidates = [0.0] + (0...9).map { 250 * pow(2, Double($0)) }
        let inside = candidates.filter(domain.contains)
        guard inside.count > 2 else { return linear(domain, count: 5) }
        return inside.map { Tick(value: $0, label: NumberText.fixed($0, decimals: 0)) }
    }

    private static func multiples(
        of step: Double, in domain: ClosedRange<Double>, label: (Double) -> String
    ) -> [Tick] {
        let slack = step * 1e-6
        let first = ((domain.lowerBound - slack) / step).rounded(.up)
        let last = ((domain.upperBound + slack) / step).rounded(.down)
        guard first <= last, last - first < 1000, abs(first) < 1e15 else { return alone(domain.lowerBound) }
        return (0...Int(last - first)).map { index in
            let value = (first + Double(index)) * step
            return Tick(value: value, label: label(value == 0 ? 0 : value))
        }
    }

    private static func alone(_ value: Double) -> [Tick] {
        value.isFinite ? [Tick(value: value, label: NumberText.typeset(NumberText.plain(value)))] : []
    }
}
