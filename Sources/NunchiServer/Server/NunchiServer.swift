import Foundation
package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Nunchi
import ServiceLifecycle
import UnixSignals

/// The web service: reads what is sent to it, and has a page for people.
///
///     let server = try await NunchiServer(ServerSettings(version: "1"))
///     try await server.run()
public struct NunchiServer: Sendable {
    /// What the routes work with.
    package let services: Services
    private let settings: ServerSettings
    private let logger: Logger
    private let keys: APIKeys?

    /// Loads the model and opens the store.
    ///
    /// - Throws: what loading a model throws; `StoreError` when the folder of data cannot be used; `KeyFileError`.
    public init(_ settings: ServerSettings) async throws {
        self.settings = settings
        logger = Logger(label: "nunchi.serve") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .error
            return handler
        }
        keys = try settings.apiKeys.map(APIKeys.init)
        let uploads = settings.data.appending(path: "uploads")
        let store = settings.stores ? try ReadingStore(folder: settings.data) : nil
        // What an interrupted server left there belongs to nobody.
        try? FileManager.default.removeItem(at: uploads)
        try PrivateFolder.make(uploads)
        let program = settings.program ?? Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let (models, threads) = (settings.models, settings.threads)
        services = Services(
            nunchi: try await Nunchi(model: settings.model, models: models, threads: threads),
            gate: AdmissionGate(atOnce: settings.atOnce, queue: settings.queue),
            decoder: DecodePool(
                program: program, size: settings.atOnce, limits: DecodeLimits(maxSeconds: settings.maxSeconds)),
            uploads: UploadReader(
                folder: uploads, maxBytes: settings.maxBytes, deadline: .seconds(settings.bodySeconds)),
            streams: LiveStreams(
                limit: settings.streams, limits: LiveStream.Limits(maxSeconds: settings.maxSeconds)),
            store: store, transcriber: TranscriberHolder { try Nunchi.transcriber(threads: threads, models: models) },
            texts: TextReaderHolder { try TextReader() }, settings: settings, metrics: ServerMetrics())
    }

    /// Serves until the program is told to stop (SIGINT, SIGTERM), then lets what runs finish.
    ///
    /// - Parameter onRunning: called once requests are taken, with the address to open.
    public func run(onRunning: @escaping @Sendable (_ address: String) -> Void = { _ in }) async throws {
        if settings.preloads {
            _ = try await services.transcriber.get()
            _ = try await services.texts.get()
        }
        // Ahead of the first file; where it fails, that file's request tells why.
        try? await services.decoder.start()
        let application = try application { port in onRunning(address(port: port)) }
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(settings.graceSeconds)
        do { try await ServiceGroup(configuration: configuration).run() } catch {
            await services.decoder.stop()
            guard let error = error as? IOError else { throw error }
            throw ServeError.address(
                host: settings.host, port: settings.port, isTaken: error.errnoCode == EADDRINUSE,
                cause: String(cString: strerror(error.errnoCode)))
        }
        await services.decoder.stop()
    }

    /// The service as Hummingbird runs it.
    package func application(
        onRunning: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let patience = Duration.seconds(settings.idleSeconds)
        let http = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionGuard(patience: patience)], idleTimeout: TimeAmount(patience)))
        return Application(
            router: try router(),
            server: try settings.tls.map { try .tls(http, tlsConfiguration: $0.configuration) } ?? http,
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), backlog: 256,
                availableConnectionsDelegate: MaximumAvailableConnections(512)),
            services: services.store.map { [Retention(store: $0, days: settings.maxAgeDays)] } ?? [],
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? settings.port) }, logger: logger)
    }

    private func router() throws -> Router<ServerContext> {
        let document = try ServerResources.data("API/openapi.json")
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: AccessMiddleware(metrics: services.metrics, style: settings.log))
        router.add(middleware: HeadersMiddleware(settings))
        router.add(middleware: ProblemMiddleware(language: settings.language, paths: KnownPaths(document: document)))
        router.add(middleware: HostMiddleware(settings))
        router.add(middleware: OwnerMiddleware(keys: keys))
        PageRoutes(folder: try ServerResources.folder("Page"), isSecure: settings.tls != nil).add(to: router)
        CapabilityRoutes(services: services, document: document).add(to: router)
        ReadRoutes(services: services).add(to: router)
        ReadingsRoutes(services: services).add(to: router)
        CorrectionRoutes(services: services).add(to: router)
        StreamRoutes(services: services).add(to: router)
        TranscriptionRoutes(services: services).add(to: router)
        return router
    }

    private func address(port: Int) -> String {
        let host = settings.listensToAll ? "localhost" : settings.host
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return "\(settings.tls == nil ? "http" : "https")://\(name):\(port)/"
    }
}

extension ServerSettings.TLSFiles {
    fileprivate var configuration: TLSConfiguration {
        get throws {
            let chain: [NIOSSLCertificateSource]
            do { chain = try NIOSSLCertificate.fromPEMFile(certificate.path).map { .certificate($0) } } catch {
                throw ServeError.tls(file: certificate.path)
            }
            do {
                return .makeServerConfiguration(
                    certificateChain: chain,
                    privateKey: .privateKey(try NIOSSLPrivateKey(file: key.path, format: .pem)))
            } catch {
                throw ServeError.tls(file: key.path)
            }
        }
    }
}
