/// Understands a body piece by piece.
struct UploadReceiver {
    private enum Kind {
        case media
        case text([UInt8])
        case form(MultipartParser)
    }

    /// Where the bytes of a form's part go.
    private enum Part {
        case none, file
        case value(name: String, bytes: [UInt8])
    }

    private let reader: UploadReader
    private var kind: Kind
    private var part = Part.none
    private var file: SpooledFile?
    private var fileName: String?
    private var contentType: String?
    private var values: [String: [String]] = [:]
    private var valueBytes = 0

    init(_ form: UploadForm, in reader: UploadReader) throws(UploadError) {
        self.reader = reader
        switch form {
        case .media(let type):
            kind = .media
            contentType = type
            file = try SpooledFile(in: reader.folder, room: reader.room)
        case .text:
            kind = .text([])
            contentType = "text/plain"
        case .multipart(let boundary):
            do { kind = .form(try MultipartParser(boundary: boundary)) } catch { throw .form(error) }
        }
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(UploadError) {
        switch kind {
        case .media: try write(bytes)
        case .text(var text):
            kind = .media
            text.append(contentsOf: bytes)
            guard text.count <= UploadReader.maxTextBytes else {
                throw .textTooLong(limit: UploadReader.maxTextBytes)
            }
            kind = .text(text)
        case .form(var parser):
            // The parser's own bytes must not be held twice while it adds to them.
            kind = .media
            let events: [MultipartParser.Event]
            do { events = try parser.append(bytes) } catch { throw .form(error) }
            kind = .form(parser)
            for event in events { try take(event) }
        }
    }

    /// What has come, when all has.
    mutating func finish() throws(UploadError) -> Upload {
        switch kind {
        case .media: break
        case .text(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
            values["text"] = [text]
        case .form(let parser):
            do { try parser.finish() } catch { throw .form(error) }
        }
        file?.close()
        return Upload(spooled: file, fileName: fileName, contentType: contentType, values: values)
    }

    private mutating func take(_ event: MultipartParser.Event) throws(UploadError) {
        switch event {
        case .head(let head):
            guard head.fileName != nil || head.name == "file" else {
                part = .value(name: head.name, bytes: [])
                return
            }
            guard file == nil else { throw .form(.severalFiles) }
            file = try SpooledFile(in: reader.folder, room: reader.room)
            fileName = head.fileName
            contentType = head.contentType
            part = .file
        case .bytes(let bytes):
            switch part {
            case .none: break
            case .file:
                var failure: UploadError?
                bytes.withUnsafeBytes { bytes in
                    do throws(UploadError) { try write(bytes) } catch { failure = error }
                }
                if let failure { throw failure }
            case .value(let name, var value):
                part = .none
                value += bytes
                valueBytes += bytes.count
                guard valueBytes <= UploadReader.maxTextBytes else {
                    throw .form(.fieldTooLong(name: name, limit: UploadReader.maxTextBytes))
                }
                part = .value(name: name, bytes: value)
            }
        case .end:
            if case .value(let name, let bytes) = part {
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw .form(.fieldNotText(name: name))
                }
                values[name, default: []].append(text)
            }
            part = .none
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(UploadError) {
        guard let file else { return }
        guard file.byteCount + bytes.count <= reader.maxBytes else { throw .tooLarge(limit: reader.maxBytes) }
        try file.append(bytes)
    }
}
