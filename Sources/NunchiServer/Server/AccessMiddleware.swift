import HTTPTypes
import Hummingbird
import Nunchi

/// Counts and logs requests. What is logged holds no query, no name and nothing that was said.
struct AccessMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    let metrics: ServerMetrics
    let style: ServerSettings.LogStyle

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        metrics.begin()
        var status = 500
        defer {
            let duration = (ContinuousClock.now - start).components
            let seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
            let route = status == 405 ? "NotFound" : context.endpointPath ?? "NotFound"
            metrics.end(method: Self.method(request), route: route, status: status, seconds: seconds)
            log(request, route: route, status: status, seconds: seconds)
        }
        let response = try await next(request, context)
        status = response.status.code
        return response
    }

    /// The method; all that are not known share a name, so that nobody can make series without end.
    private static func method(_ request: Request) -> String {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .options, .patch]
        return known.contains(request.method) ? request.method.rawValue : "other"
    }

    private func log(_ request: Request, route: String, status: Int, seconds: Double) {
        let milliseconds = (seconds * 10_000).rounded() / 10
        switch style {
        case .none: break
        case .text:
            Terminal.write("\(Self.method(request)) \(route) \(status) \(milliseconds) ms\n", to: .error)
        case .json:
            let line: JSONValue = [
                "schema": "nunchi.request/1", "method": .string(Self.method(request)), "route": .string(route),
                "status": .integer(status), "milliseconds": .number(milliseconds),
            ]
            Terminal.write(line.line, to: .error)
        }
    }
}
