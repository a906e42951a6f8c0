internal import CNeural

/// The processor instructions that the kernels are compiled for, in rising order of speed.
///
/// The same computation gives the same bits on the same set, whatever the number of threads; between sets the last
/// digits differ.
public enum InstructionSet: String, Sendable, CaseIterable {
    /// SSE2 on x86-64, NEON on arm64.
    case baseline
    /// AVX2 with fused multiply-add.
    case avx2
    /// AVX-512 (F, VL, DQ, BW).
    case avx512

    /// The sets that this processor has, slowest first.
    public static var available: [InstructionSet] {
        allCases.filter { $0.kernels != nil }
    }

    /// The fastest set that this processor has.
    public static var best: InstructionSet {
        available.last ?? .baseline
    }

    var kernels: UnsafePointer<nk_kernels>? {
        switch self {
        case .baseline: nk_kernels_for(NK_BASELINE)
        case .avx2: nk_kernels_for(NK_AVX2)
        case .avx512: nk_kernels_for(NK_AVX512)
        }
    }
}
