internal import CAcoustics

/// The vector instructions that features are computed with.
///
/// Results are the same on every machine that uses the same set; between sets they differ in the last digits.
public enum InstructionSet: String, Sendable, CaseIterable {
    /// What every processor has: SSE2 on x86-64, NEON on arm64.
    case baseline
    /// AVX2 with fused multiply-add.
    case avx2
    /// AVX-512 F, DQ, BW and VL.
    case avx512

    /// The fastest set that this processor has, which is the one used.
    public static var best: InstructionSet {
        switch nac_best_instruction_set() {
        case NAC_AVX512: .avx512
        case NAC_AVX2: .avx2
        default: .baseline
        }
    }

    /// Whether this processor has the set.
    public var isAvailable: Bool { nac_kernels_for(identifier) != nil }

    /// The set's usual name, such as `AVX-512`.
    public var displayName: String {
        nac_kernels_for(identifier).map { String(cString: $0.pointee.name) } ?? rawValue
    }

    fileprivate var identifier: nac_instruction_set {
        switch self {
        case .baseline: NAC_BASELINE
        case .avx2: NAC_AVX2
        case .avx512: NAC_AVX512
        }
    }
}

/// The kernels compiled for one instruction set.
///
/// Sendable because it points at a constant of the program.
struct Kernels: @unchecked Sendable {
    let table: UnsafePointer<nac_kernels>

    /// The kernels of a set; those of the best set where the processor lacks it.
    init(_ set: InstructionSet = .best) {
        // The baseline is always there.
        table = nac_kernels_for(set.identifier) ?? nac_kernels_for(nac_best_instruction_set())
    }
}
