import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends requests with a secret in a header.
///
/// Redirections are not followed: they would carry the secret to another host.
struct HTTPClient: Sendable {
    /// An answer.
    struct Answer: Sendable {
        let status: Int
        let body: Data
        /// Seconds after which the service wants to be asked again; nil when it does not say.
        let retryAfter: Double?
    }

    private let session: URLSession

    init(timeout: Double) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeout
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        session = URLSession(configuration: configuration, delegate: NoRedirection(), delegateQueue: nil)
    }

    /// Posts JSON.
    func post(_ body: Data, to url: URL, headers: [String: String]) async throws -> Answer {
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json; charset=utf-8", forHTTPHeaderField: "Content-Type")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return Answer(
            status: response.statusCode, body: data,
            retryAfter: response.value(forHTTPHeaderField: "Retry-After").flatMap(Self.seconds))
    }

    /// The seconds that a `Retry-After` means, a number or a date (RFC 9110, section 10.2.3).
    private static func seconds(_ value: String) -> Double? {
        if let number = Double(value) { return number.isFinite && number >= 0 ? number : nil }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: value).map { max(0, $0.timeIntervalSinceNow) }
    }
}

private final class NoRedirection: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
