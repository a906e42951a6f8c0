import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Parts of a file, as players ask for them (RFC 9110, section 14).
enum ByteRange {
    /// What a `Range` header asks for.
    enum Wanted: Equatable {
        /// All, also where the header asks for what is not served: several parts, or another unit.
        case whole
        /// The bytes from the first to the last of these.
        case part(ClosedRange<Int>)
        /// Bytes that the file does not have.
        case none
    }

    /// Reads a header for a file of so many bytes.
    static func wanted(_ header: String?, count: Int) -> Wanted {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return .whole }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return .whole }
        switch (Int(ends[0]), Int(ends[1])) {
        case (nil, let last?) where ends[0].isEmpty:
            return last > 0 && count > 0 ? .part(max(0, count - last)...(count - 1)) : .none
        case (let first?, nil) where ends[1].isEmpty: return first < count ? .part(first...(count - 1)) : .none
        case (let first?, let last?):
            guard first <= last else { return .whole }
            return first < count ? .part(first...min(last, count - 1)) : .none
        default: return .whole
        }
    }

    /// The file, or the part of it that was asked for.
    static func response(to request: Request, data: Data, contentType: String) -> Response {
        var headers: HTTPFields = [.contentType: contentType, .acceptRanges: "bytes"]
        switch wanted(request.headers[.range], count: data.count) {
        case .whole: return Response(status: .ok, headers: headers, body: body(data))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(data.count)"
            let start = data.startIndex
            let part = data[start + range.lowerBound...start + range.upperBound]
            return Response(status: .partialContent, headers: headers, body: body(part))
        case .none:
            headers[.contentRange] = "bytes */\(data.count)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    private static func body(_ data: Data) -> ResponseBody { ResponseBody(byteBuffer: ByteBuffer(bytes: data)) }
}
