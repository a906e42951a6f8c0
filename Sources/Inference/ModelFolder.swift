public import Foundation

/// Where the models that others trained live on this machine.
public struct ModelFolder: Sendable, Hashable {
    /// The folder; each model has a folder of its own name in it.
    public let url: URL

    /// A folder at that place, which need not exist yet.
    public init(url: URL) { self.url = url }

    /// The folder to use: the one given, else that of the environment variable `NUNCHI_MODELS`, else `nunchi/models` in
    /// the user's cache (`XDG_CACHE_HOME`, or `.cache` in the home folder).
    public init(
        given path: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        if let path = path ?? environment["NUNCHI_MODELS"].flatMap({ $0.isEmpty ? nil : $0 }) {
            url = URL(fileURLWithPath: path, isDirectory: true)
            return
        }
        // The XDG rules leave out a cache folder that is not an absolute path.
        let cache =
            environment["XDG_CACHE_HOME"].flatMap {
                $0.hasPrefix("/") ? URL(fileURLWithPath: $0, isDirectory: true) : nil
            }
            ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache", isDirectory: true)
        url = cache.appendingPathComponent("nunchi/models", isDirectory: true)
    }

    /// The folder of a model; it exists once the model is installed.
    public func folder(of model: String) -> URL { url.appendingPathComponent(model, isDirectory: true) }
}
