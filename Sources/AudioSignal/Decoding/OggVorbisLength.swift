/// The length of Vorbis sound that fits one Ogg page, as short clips do.
///
/// The page's granule position is the number of samples (Vorbis I specification, appendix A.2). FFmpeg counts back from
/// it with a number that only an earlier page gives, and drops or leaves up to a thousand samples at the end.
enum OggVorbisLength {
    /// The number of samples where all sound is in one page; nil for longer and for other files.
    static func singlePage(_ source: any ByteSource) -> Int? {
        guard source.isSeekable else { return nil }
        var offset: Int64 = 0
        // Headers, a cover image among them, take a few pages; a page has 64 KB at most.
        for _ in 0..<256 {
            guard let head = source.bytes(at: offset, count: 27), head[0..<4].elementsEqual("OggS".utf8),
                let lacing = source.bytes(at: offset + 27, count: Int(head[26]))
            else { return nil }
            let granule = head[6..<14].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if granule != 0 {
                let isLast = head[5] & 4 != 0
                return isLast && granule < 1 << 32 ? Int(granule) : nil
            }
            offset += 27 + Int64(lacing.count) + lacing.reduce(Int64(0)) { $0 + Int64($1) }
        }
        return nil
    }
}
