/// The addresses of several tensors, valid while `body` runs.
///
/// C kernels must get their addresses here: the address of a temporary outlives its memory.
func withPointers<Result>(
    _ a: Tensor, _ body: (UnsafePointer<Float>) -> Result
) -> Result {
    withExtendedLifetime(a.storage) { body(UnsafePointer($0.base)) }
}

func withPointers<Result>(
    _ a: Tensor, _ b: Tensor, _ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Result
) -> Result {
    withExtendedLifetime((a.storage, b.storage)) { body(UnsafePointer($0.0.base), UnsafePointer($0.1.base)) }
}

func withPointers<Result>(
    _ a: Tensor, _ b: Tensor, _ c: Tensor,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) -> Result
) -> Result {
    withPointers(a, b) { a, b in withPointers(c) { c in body(a, b, c) } }
}

func withPointers<Result>(
    _ a: Tensor, _ b: Tensor, _ c: Tensor, _ d: Tensor,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) -> Result
) -> Result {
    withPointers(a, b) { a, b in withPointers(c, d) { c, d in body(a, b, c, d) } }
}

/// The address of a tensor that may be absent.
func withOptionalPointer<Result>(_ a: Tensor?, _ body: (UnsafePointer<Float>?) -> Result) -> Result {
    guard let a else { return body(nil) }
    return withPointers(a) { body($0) }
}

extension Tensor {
    /// The address of the elements to change, valid while `body` runs.
    mutating func withMutablePointer<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
        withUnsafeMutableBufferPointer { buffer in
            // The buffer's address is never absent: storage always has memory.
            body(buffer.baseAddress!)
        }
    }
}
