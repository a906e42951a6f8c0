package import Hummingbird
import Logging
package import NIOCore
package import Nunchi

/// What is known of a request besides itself.
package struct ServerContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The connection that it came on.
    package let channel: any Channel
    /// Whose readings the request is about; nil for whoever shows no secret.
    package var owner: Owner?
    /// The language of problems and other words for people.
    package var language = Language.english

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
