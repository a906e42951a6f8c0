import Acoustics
public import AudioSignal

extension Waveform {
    /// The sound's mel spectrogram as a bare picture, time from the left, 128 bands from low at the bottom to high, levels from
    /// 80 dB below the loudest on.
    ///
    /// - Parameter columns: pixels across at most.
    /// - Returns: a PNG file.
    /// - Throws: `AcousticsError` for a sound without samples; `ReportingError.value` for a number of columns under 1.
    public func melPicture(columns: Int) throws -> [UInt8] {
        guard columns > 0 else { throw ReportingError.value(of: "columns", found: "\(columns)", hint: "1...") }
        // Frames of 64 ms at 16 kHz; about four of them for each column, of which the loudest shows.
        let nFFT = 1 << max(8, Int((0.046 * Double(sampleRate)).binade.exponent) + 1)
        let stft = STFTOptions(nFFT: nFFT, hopLength: max(nFFT / 8, count / (4 * columns)))
        let matrix = try melSpectrogram(bands: 128, decibels: DecibelOptions(reference: .maximum), stft: stft)
        let map = HeatMap(values: matrix.values, rows: matrix.featureCount, columns: matrix.frameCount)
            .pooled(rows: 128, columns: columns, by: .maximum)
        return try map.png(map: .ember, domain: -80...0)
    }
}
