internal import Foundation

/// The weighting of ITU-R BS.1770: a high shelf for the head, then a high-pass, as two biquads.
///
/// The standard gives coefficients at 48 kHz. Their analog prototypes, carried over to another rate by the bilinear
/// transform, give the same response there.
package struct KWeighting {
    /// A recursive filter of second order; a0 is 1.
    package struct Section {
        package let b: (Double, Double, Double)
        package let a: (Double, Double)
    }

    package let shelf: Section
    package let highPass: Section

    /// The lowest rate whose spectrum holds the shelf.
    static let lowestRate = 4000

    /// The filters for a rate of at least ``lowestRate``.
    package init(sampleRate: Int) {
        let rate = Double(sampleRate)
        // Corner frequencies, quality factors and gain of the prototypes behind the standard's coefficients.
        let k = tan(.pi * 1681.974450955533 / rate)
        let (gain, quality) = (pow(10, 3.999843853973347 / 20), 0.7071752369554196)
        let middle = pow(gain, 0.4996667741545416)
        let scale = 1 + k / quality + k * k
        shelf = Section(
            b: (
                (gain + middle * k / quality + k * k) / scale, 2 * (k * k - gain) / scale,
                (gain - middle * k / quality + k * k) / scale
            ),
            a: (2 * (k * k - 1) / scale, (1 - k / quality + k * k) / scale))
        let low = tan(.pi * 38.13547087602444 / rate)
        let lowQuality = 0.5003270373238773
        let lowScale = 1 + low / lowQuality + low * low
        // The standard does not scale this numerator.
        highPass = Section(
            b: (1, -2, 1), a: (2 * (low * low - 1) / lowScale, (1 - low / lowQuality + low * low) / lowScale))
    }

    /// Energies of neighbouring stretches of `length` samples of the weighted signal; an incomplete last one is left out.
    func energies(_ samples: [Float], length: Int) -> [Double] {
        var energies: [Double] = []
        energies.reserveCapacity(samples.count / length)
        var (s1, s2, h1, h2) = (0.0, 0.0, 0.0, 0.0)
        for start in Swift.stride(from: 0, through: samples.count - length, by: length) {
            var energy = 0.0
            for index in start..<start + length {
                let input = Double(samples[index])
                let shelved = shelf.b.0 * input + s1
                s1 = shelf.b.1 * input - shelf.a.0 * shelved + s2
                s2 = shelf.b.2 * input - shelf.a.1 * shelved
                let output = highPass.b.0 * shelved + h1
                h1 = highPass.b.1 * shelved - highPass.a.0 * output + h2
                h2 = highPass.b.2 * shelved - highPass.a.1 * output
                energy += output * output
            }
            energies.append(energy)
        }
        return energies
    }
}
