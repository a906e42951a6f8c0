#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

func logarithm(_ x: Double) -> Double { log(x) }

func cosine(_ x: Double) -> Double { cos(x) }

func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }

func exponential(_ x: Double) -> Double { exp(x) }

/// e^x - 1, exact next to 0.
func exponentialLessOne(_ x: Double) -> Double { expm1(x) }
