internal import CAcoustics

/// A real-input Fourier transform of many frames at once.
///
/// Sendable because the C plan behind it never changes once made.
final class Transform: @unchecked Sendable {
    /// Samples in a frame.
    let length: Int
    let kernels: Kernels
    let plan: OpaquePointer

    /// A transform of `length` samples that are multiplied by `window` (of that length) before.
    init(
        length: Int, window: [Double]? = nil, precision: Precision = .double, kernels: Kernels = Kernels()
    ) throws(AcousticsError) {
        precondition(window == nil || window?.count == length, "the window must be as long as the transform")
        guard length >= 1, let plan = nac_transform_create(length, window, precision == .double ? 1 : 0) else {
            throw .transformUnavailable(length: length)
        }
        self.length = length
        self.kernels = kernels
        self.plan = plan
    }

    deinit {
        nac_transform_destroy(plan)
    }

    /// Frequency bins of a spectrum.
    var bins: Int { length / 2 + 1 }

    /// A workspace for one thread; deallocate after use.
    func makeWorkspace() -> UnsafeMutableRawPointer {
        .allocate(byteCount: nac_transform_workspace(plan), alignment: 64)
    }
}

/// The precision of the Fourier transform. Results are always 32-bit floats.
public enum Precision: String, Sendable, Hashable, Codable, CaseIterable {
    /// 64-bit floats, as librosa computes.
    case double
    /// 32-bit floats: less than twice as fast. Mel levels differ by less than 0.01 dB.
    case single
}
