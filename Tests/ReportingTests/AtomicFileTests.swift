import Foundation
import Reporting
import Testing

struct AtomicFileTests {
    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func writesTheWholeAndNothingElse() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "이름 with\nnewline.bin")
            let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
            try AtomicFile.write(bytes, to: file)
            #expect(try Array(Data(contentsOf: file)) == bytes)
            try AtomicFile.write([1, 2, 3], to: file)
            #expect(try Array(Data(contentsOf: file)) == [1, 2, 3])
            #expect(try names(folder).count == 1)
        }
    }

    @Test func aFailureLeavesTheOldFile() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "kept.csv")
            try AtomicFile.write(Array("old".utf8), to: file)
            #expect(throws: ReportingError.shape(of: "CSV", expected: 2, found: 1)) {
                try AtomicFile.write(to: file) { output throws(ReportingError) in
                    try output.append(String(repeating: "new", count: 100_000))
                    throw .shape(of: "CSV", expected: 2, found: 1)
                }
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == "old")
            #expect(try names(folder) == ["kept.csv"])
        }
    }

    @Test func rightsAndLinksStayAsTheyWere() throws {
        try withTemporaryFolder { folder in
            let (file, link) = (folder.appending(path: "file"), folder.appending(path: "link"))
            try AtomicFile.write([0], to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "file")
            try AtomicFile.write([7], to: link)
            #expect(try Array(Data(contentsOf: file)) == [7])
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "file")
            let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
            #expect(rights?.intValue == 0o640)
        }
    }

    @Test func devicesAreWrittenDirectly() throws {
        try AtomicFile.write([1, 2, 3], to: URL(filePath: "/dev/null"))
        #expect(
            try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
                == .typeCharacterSpecial)
    }

    @Test func placesThatCannotBeWrittenAreNamed() throws {
        try withTemporaryFolder { folder in
            for file in [folder, folder.appending(path: "missing").appending(path: "x")] {
                do throws(ReportingError) {
                    try AtomicFile.write([1], to: file)
                    Issue.record("\(file.path) was written")
                } catch .fileNotWritten(let name, let cause) {
                    #expect(name == file.path)
                    #expect(!cause.isEmpty)
                } catch {
                    Issue.record("\(error)")
                }
            }
        }
    }

    @Test func longNamesLeaveRoomForTheTemporaryFile() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: String(repeating: "n", count: 255))
            try AtomicFile.write([1], to: file)
            #expect(try Array(Data(contentsOf: file)) == [1])
        }
    }
}
