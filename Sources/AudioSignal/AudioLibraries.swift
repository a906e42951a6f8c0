import CFFmpeg
import CSoxr

/// The libraries that sound passes through.
public enum AudioLibraries {
    /// Their names with their versions, such as `FFmpeg 5.1.9`.
    public static var versions: [String] {
        [
            "FFmpeg " + String(cString: av_version_info()),
            "soxr " + String(cString: soxr_version()).replacing("libsoxr-", with: ""),
        ]
    }
}
