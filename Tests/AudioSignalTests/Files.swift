import Foundation

/// Writes bytes to a file.
func write(_ bytes: [UInt8], to url: URL) throws {
    try Data(bytes).write(to: url)
}
