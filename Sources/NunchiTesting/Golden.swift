public import Foundation

/// Values that another program computed, kept as NumPy files in a `Goldens` folder beside the tests.
public enum Golden {
    /// The place of a golden file: in the folder `Goldens` beside the calling source file.
    public static func url(_ name: String, filePath: String = #filePath) -> URL {
        URL(fileURLWithPath: filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens").appendingPathComponent(name)
    }

    /// The array in a golden `.npy` file, named without its extension.
    public static func array(_ name: String, filePath: String = #filePath) throws -> NPYArray {
        try NPYArray(contentsOf: url(name + ".npy", filePath: filePath))
    }
}
