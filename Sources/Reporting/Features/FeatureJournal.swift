import Acoustics
import Affect
import Foundation

/// The features of a batch so far, on disk: what a run that was stopped has done, the next one need not do again.
///
/// After a line that names the format come the settings, then one entry for each sound: the length of its head, the head as
/// JSON, and its values as 32-bit floats. An entry that is cut short is dropped.
final class FeatureJournal {
    /// Everything about a sound but its values.
    private struct Head: Codable {
        var source: String
        /// The file's size and time of change when its features were computed; nil where it is no file.
        var stamp: String?
        /// Nil where they are those of the entry before.
        var names: [String]?
        var sampleRate: Int
        var frameCount: Int
        var timing: FrameTiming
        var warnings: [ReadingWarning]
        /// The file of its own that the features went to.
        var file: String?
    }

    private struct Place {
        var head: Head
        var names: [String]
        var values: UInt64
    }

    private static let format = Data("nunchi.features-journal/1\n".utf8)

    private let url: URL
    private let handle: FileHandle
    private var places: [String: Place] = [:]
    private var names: [String] = []
    private var end: UInt64

    /// Opens the journal of a batch with these settings, or begins one. One of other settings is begun anew.
    ///
    /// - Throws: `ReportingError.fileNotWritten` where it cannot be opened, or another process is writing it.
    init(at url: URL, settings: String) throws(ReportingError) {
        self.url = url
        end = 0
        do {
            if !FileManager.default.fileExists(atPath: url.path) { try Data().write(to: url) }
            handle = try FileHandle(forUpdating: url)
        } catch {
            throw .fileNotWritten(file: url.path, cause: Self.cause(error))
        }
        guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw .fileNotWritten(file: url.path, cause: "another process is writing it")
        }
        let beginning = Self.format + Data((settings + "\n").utf8)
        do {
            if try handle.read(upToCount: beginning.count) == beginning {
                end = UInt64(beginning.count)
                while try readEntry() {}
                try handle.truncate(atOffset: end)
            } else {
                try handle.truncate(atOffset: 0)
                try handle.seek(toOffset: 0)
                try handle.write(contentsOf: beginning)
                end = UInt64(beginning.count)
            }
        } catch {
            throw .fileNotWritten(file: url.path, cause: Self.cause(error))
        }
    }

    /// Files of their own that sounds' features went to.
    var files: [String: String] { places.compactMapValues(\.head.file) }

    /// Whether a sound's features are there, and the sound has not changed since.
    func holds(_ source: String) -> Bool {
        guard let head = places[source]?.head, let stamp = head.stamp else { return false }
        return stamp == Self.stamp(of: source) && (head.file.map(FileManager.default.fileExists(atPath:)) ?? true)
    }

    /// Whether anything is there.
    var isEmpty: Bool { places.isEmpty }

    /// Adds a sound's features; those that went to a file of their own need not be kept here.
    func append(_ record: FeatureRecord, file: String?) throws(ReportingError) {
        let features = record.features
        var head = Head(
            source: record.source, stamp: Self.stamp(of: record.source),
            names: features.names == names && !places.isEmpty ? nil : features.names,
            sampleRate: record.sampleRate, frameCount: file == nil ? features.frameCount : 0, timing: features.timing,
            warnings: record.warnings,
            file: file)
        do {
            let json = try JSONEncoder().encode(head)
            var bytes: [UInt8] = []
            UInt32(json.count).appendLittleEndian(to: &bytes)
            bytes += json
            let values = end + UInt64(bytes.count)
            if file == nil { for value in features.values { value.appendLittleEndian(to: &bytes) } }
            try handle.seek(toOffset: end)
            try handle.write(contentsOf: Data(bytes))
            end += UInt64(bytes.count)
            names = features.names
            head.names = nil
            places[record.source] = Place(head: head, names: names, values: values)
        } catch {
            throw .fileNotWritten(file: url.path, cause: Self.cause(error))
        }
    }

    /// A sound's features, nil where they are not here.
    func record(of source: String) throws(ReportingError) -> FeatureRecord? {
        guard let place = places[source] else { return nil }
        let count = place.names.count * place.head.frameCount
        do {
            try handle.seek(toOffset: place.values)
            let bytes = try handle.read(upToCount: 4 * count) ?? Data()
            guard bytes.count == 4 * count else { throw CocoaError(.fileReadCorruptFile) }
            let values = bytes.withUnsafeBytes { raw in
                (0..<count).map {
                    Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
                }
            }
            return FeatureRecord(
                source: source, sampleRate: place.head.sampleRate,
                features: FeatureMatrix(
                    names: place.names, frameCount: place.head.frameCount, values: values, timing: place.head.timing),
                warnings: place.head.warnings)
        } catch {
            throw .fileNotRead(file: url.path, cause: Self.cause(error))
        }
    }

    /// Removes the journal, once all of it is where it belongs.
    func remove() {
        try? handle.close()
        try? FileManager.default.removeItem(at: url)
    }

    /// Reads the head at `end` and goes behind its values; false where nothing whole is there.
    private func readEntry() throws -> Bool {
        try handle.seek(toOffset: end)
        guard let length = try handle.read(upToCount: 4), length.count == 4 else { return false }
        let count = length.withUnsafeBytes { Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self))) }
        guard let json = try handle.read(upToCount: count), json.count == count,
            let head = try? JSONDecoder().decode(Head.self, from: json)
        else { return false }
        let values = end + 4 + UInt64(count)
        let own = head.names ?? names
        let next = values + UInt64(4 * own.count * head.frameCount)
        guard head.frameCount >= 0, try handle.seekToEnd() >= next else { return false }
        names = own
        places[head.source] = Place(head: head, names: own, values: values)
        end = next
        return true
    }

    /// A file's size and time of change.
    private static func stamp(of source: String) -> String? {
        guard source != "-", let facts = try? FileManager.default.attributesOfItem(atPath: source),
            let size = facts[.size] as? Int, let date = facts[.modificationDate] as? Date
        else { return nil }
        return "\(size) \(date.timeIntervalSince1970)"
    }

    private static func cause(_ error: any Error) -> String {
        let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let code = inner?.domain == NSPOSIXErrorDomain ? inner?.code : nil
        return code.map { String(cString: strerror(Int32($0))) } ?? error.localizedDescription
    }
}
