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
