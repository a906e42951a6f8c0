package import Nunchi

/// What the routes work with; one for a server.
package struct Services: Sendable {
    package let nunchi: Nunchi
    /// Lets so many computations run at once, away from the threads that serve requests.
    package let gate: AdmissionGate
    package let decoder: DecodePool
    package let uploads: UploadReader
    package let streams: LiveStreams
    /// Nil where nothing is kept.
    package let store: ReadingStore?
    package let transcriber: TranscriberHolder
    package let texts: TextReaderHolder
    package let settings: ServerSettings
    package let metrics: ServerMetrics
}
