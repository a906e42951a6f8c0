import CZlib

/// A PNG as the tests need to see it: read chunk by chunk with every checksum verified, and turned into pixels.
struct DecodedPNG {
    struct Failure: Error { let reason: String }

    let width: Int
    let height: Int
    /// Red, green, blue, alpha of each pixel, rows from the top.
    let pixels: [[UInt8]]

    func pixel(_ x: Int, _ y: Int) -> [UInt8] { pixels[y * width + x] }

    init(_ bytes: [UInt8]) throws {
        guard Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] else {
            throw Failure(reason: "signature")
        }
        var chunks: [String: [UInt8]] = [:]
        var place = 8
        while place < bytes.count {
            let length = Self.number(bytes[place..<place + 4])
            let typed = Array(bytes[place + 4..<place + 8 + length])
            let sum = UInt32(crc32(0, typed, uInt(typed.count)))
            guard sum == Self.number(bytes[place + 8 + length..<place + 12 + length]) else {
                throw Failure(reason: "checksum")
            }
            chunks[String(decoding: typed.prefix(4), as: UTF8.self), default: []] += typed.dropFirst(4)
            place += 12 + length
        }
        guard let header = chunks["IHDR"], let data = chunks["IDAT"], chunks["IEND"] != nil else {
            throw Failure(reason: "chunks")
        }
        width = Self.number(header[0..<4])
        height = Self.number(header[4..<8])
        guard header[8] == 8, let depth = [2: 3, 3: 1, 6: 4][Int(header[9])], header[12] == 0 else {
            throw Failure(reason: "kind of pixels")
        }
        let rows = try Self.unfiltered(data, width: width * depth, height: height, step: depth)
        let palette = chunks["PLTE"] ?? []
        let alphas = chunks["tRNS"] ?? []
        pixels = stride(from: 0, to: rows.count, by: depth).map { start in
            switch depth {
            case 4: return Array(rows[start..<start + 4])
            case 3: return rows[start..<start + 3] + [255]
            default:
                let index = Int(rows[start])
                return palette[3 * index..<3 * index + 3] + [index < alphas.count ? alphas[index] : 255]
            }
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func unfiltered(_ data: [UInt8], width: Int, height: Int, step: Int) throws -> [UInt8] {
        var raw = [UInt8](repeating: 0, count: (width + 1) * height)
        var length = uLongf(raw.count)
        guard uncompress(&raw, &length, data, uLong(data.count)) == Z_OK, Int(length) == raw.count else {
            throw Failure(reason: "compressed data")
        }
        var result: [UInt8] = []
        for row in 0..<height {
            for column in 0..<width {
                let value = raw[row * (width + 1) + 1 + column]
                let left = column >= step ? Int(result[row * width + column - step]) : 0
                let up = row > 0 ? Int(result[(row - 1) * width + column]) : 0
                let corner = row > 0 && column >= step ? Int(result[(row - 1) * width + column - step]) : 0
                let guess: Int
                switch raw[row * (width + 1)] {
                case 0: guess = 0
                case 1: guess = left
                case 2: guess = up
                case 3: guess = (left + up) / 2
                default:
                    let (a, b, c) = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
                    guess = a <= b && a <= c ? left : b <= c ? up : corner
                }
                result.append(value &+ UInt8(guess))
            }
        }
        return result
    }
}
