import Foundation
import Nunchi

/// A sound's waveform and mel spectrogram as the page draws them.
enum SoundPictures {
    /// Columns of either.
    static let columns = 800

    /// The members that were asked for.
    static func members(of sound: Waveform, _ included: ReadParameters.Included) throws -> JSONObject {
        var object = JSONObject()
        if included.waveform { object["waveform"] = try waveform(of: sound) }
        if included.spectrogram { object["spectrogram"] = try spectrogram(of: sound) }
        return object
    }

    private static func waveform(of sound: Waveform) throws -> JSONValue {
        let envelope = try WaveEnvelope(samples: sound.mono, sampleRate: sound.sampleRate, columns: columns)
        func rounded(_ value: Float) -> JSONValue { .number((Double(value) * 1e4).rounded() / 1e4) }
        return [
            "seconds": .number((envelope.seconds * 1000).rounded() / 1000),
            "peaks": .array(zip(envelope.minima, envelope.maxima).map { .array([rounded($0), rounded($1)]) }),
        ]
    }

    private static func spectrogram(of sound: Waveform) throws -> JSONValue {
        let png = try sound.melPicture(columns: columns)
        return .string("data:image/png;base64," + Data(png).base64EncodedString())
    }
}
