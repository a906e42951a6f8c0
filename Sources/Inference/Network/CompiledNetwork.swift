import COpenVINO
import Foundation

/// OpenVINO's compiled model, freed with this object. OpenVINO allows its use from several threads.
final class Compiled: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer

    private init(_ pointer: UnsafeMutableRawPointer) { self.pointer = pointer }

    deinit { nunchi_openvino_free(pointer) }

    /// Loads a file, through the cache where there is one.
    static func load(_ url: URL, _ options: NetworkOptions) throws(InferenceError) -> Compiled {
        let cache = options.cache.flatMap {
            CompiledNetworkCache(for: url, options: options, runtime: NativeRuntime.openVINO.version, in: $0)
        }
        guard let cache, let isCompiled = cache.prepare() else { return try load(url, options, folder: nil) }
        do {
            let compiled = try load(url, options, folder: cache.folder.path)
            if !isCompiled { cache.seal() }
            return compiled
        } catch {
            // A full disk, or a blob that OpenVINO does not take though it is unharmed.
            cache.discard()
            return try load(url, options, folder: nil)
        }
    }

    private static func load(
        _ url: URL, _ options: NetworkOptions, folder: String?
    ) throws(InferenceError) -> Compiled {
        let (pointer, message) = withCStrings([folder]) { strings in
            var native = nunchi_openvino_options(
                threads: Int32(options.threads), full_precision: options.precision == .full ? 1 : 0, cache: strings[0])
            return withMessage { nunchi_openvino_load(url.path, &native, $0, $1) }
        }
        guard let pointer else { throw .refused(path: url.path, cause: OpenVINOMessage.plain(message)) }
        return Compiled(pointer)
    }

    /// The inputs or outputs.
    func ports(ofOutputs outputs: Bool, at url: URL) throws(InferenceError) -> [Port] {
        let side: Int32 = outputs ? 1 : 0
        let (count, message) = withMessage { nunchi_openvino_port_count(pointer, side, $0, $1) }
        guard count >= 0 else { throw .refused(path: url.path, cause: OpenVINOMessage.plain(message)) }
        var ports: [Port] = []
        for index in 0..<Int(count) {
            var native = nunchi_openvino_port()
            let (status, message) = withMessage { nunchi_openvino_get_port(pointer, side, index, &native, $0, $1) }
            guard status == 0 else { throw .refused(path: url.path, cause: OpenVINOMessage.plain(message)) }
            defer { free(native.name) }
            let name = native.name.map { String(cString: $0) } ?? (outputs ? "output\(index)" : "input\(index)")
            ports.append(Port(name: name, elementType: ElementType(native: native.type), shape: native.shape))
        }
        return ports
    }

    /// Room for a run.
    func makeRequest(of url: URL) throws(InferenceError) -> Request {
        let (request, message) = withMessage { nunchi_openvino_request_create(pointer, $0, $1) }
        guard let request else { throw .failed(model: url.path, cause: OpenVINOMessage.plain(message)) }
        return Request(request)
    }
}

/// Room for one run at a time; only its current user touches it.
final class Request: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer

    init(_ pointer: UnsafeMutableRawPointer) { self.pointer = pointer }

    deinit { nunchi_openvino_request_free(pointer) }

    func run(_ inputs: [NativeTensor], of url: URL) throws(InferenceError) {
        let natives = inputs.map(\.native)
        let (status, message) = withExtendedLifetime(inputs) {
            withMessage { nunchi_openvino_run(pointer, natives, natives.count, $0, $1) }
        }
        guard status == 0 else { throw .failed(model: url.path, cause: OpenVINOMessage.plain(message)) }
    }

    func output(_ index: Int, _ port: Port, of url: URL) throws(InferenceError) -> NetworkTensor {
        var native = nunchi_openvino_tensor()
        let (status, message) = withMessage { nunchi_openvino_get_output(pointer, index, &native, $0, $1) }
        guard status == 0 else { throw .failed(model: url.path, cause: OpenVINOMessage.plain(message)) }
        guard let tensor = try NetworkTensor(native) else {
            throw .failed(model: url.path, cause: "output \(port.name) is \(port.summary), which Nunchi cannot read")
        }
        return tensor
    }
}

extension nunchi_openvino_port {
    fileprivate var shape: [Int?]? {
        guard rank >= 0 else { return nil }
        return withUnsafeBytes(of: sizes) {
            $0.bindMemory(to: Int64.self).prefix(Int(rank)).map { $0 < 0 ? nil : Int($0) }
        }
    }
}
