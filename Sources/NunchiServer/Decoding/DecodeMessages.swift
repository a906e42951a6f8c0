import AudioSignal
import Foundation

/// What a worker is asked, on one line of JSON.
struct DecodeJob: Codable, Sendable {
    let file: String
    let request: DecodeRequest
    let maxSeconds: Double
    let cpuSeconds: Int
}

/// How a job ended; it follows the samples.
struct DecodeAnswer: Codable, Sendable {
    /// Set when there is no sound.
    var error: AudioError?
    var warnings: [AudioWarning] = []
    var sourceSeconds = 0.0
    var sourceRate = 0
}

/// How jobs and answers look on the socket between server and worker.
///
/// To the worker: a line of JSON for each job. Back: for each block of sound the number of its samples as 4 bytes and its
/// samples as 32-bit floats; then four zero bytes, the length of the answer as 4 bytes, and the answer as JSON. All in the
/// byte order of the machine that both run on.
enum DecodeWire {
    /// Most samples of one block.
    static let maxBlock = 1 << 16
    /// Most bytes of a line or an answer.
    static let maxText = 1 << 16

    static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try encoder.encode(value)
    }

    static func decoded<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try decoder.decode(type, from: data)
    }
}
