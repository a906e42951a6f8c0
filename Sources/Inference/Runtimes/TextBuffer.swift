/// Calls C code that writes a text into a buffer, and gives the code's answer with the text.
func withMessage<Answer>(_ body: (UnsafeMutablePointer<CChar>, Int) -> Answer) -> (answer: Answer, message: String) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 2048) { buffer in
        buffer.initialize(repeating: 0)
        let answer = body(buffer.baseAddress!, buffer.count)
        return (answer, String(cString: buffer.baseAddress!))
    }
}

/// Calls `body` with C strings, which live as long as the call; nil stays NULL.
func withCStrings<Answer>(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> Answer) -> Answer {
    func collect(_ rest: ArraySlice<String?>, _ done: [UnsafePointer<CChar>?]) -> Answer {
        guard let text = rest.first else { return body(done) }
        guard let text else { return collect(rest.dropFirst(), done + [nil]) }
        return text.withCString { collect(rest.dropFirst(), done + [$0]) }
    }
    return collect(texts[...], [])
}
