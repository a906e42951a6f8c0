package import Nunchi

/// Something that is loaded when it is first needed, once; a failure is not kept, so that what was installed since then is
/// found.
package actor Loaded<Value: Sendable> {
    private let load: @Sendable () throws -> Value
    private var value: Value?

    package init(_ load: @escaping @Sendable () throws -> Value) { self.load = load }

    /// What was loaded.
    package func get() throws -> Value {
        if let value { return value }
        let loaded = try load()
        value = loaded
        return loaded
    }
}

/// The model that writes down words.
package typealias TranscriberHolder = Loaded<any Transcriber>

/// The models that read words.
package typealias TextReaderHolder = Loaded<TextReader>
