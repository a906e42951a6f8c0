import HTTPTypes
import Hummingbird
import NIOCore
import Nunchi

/// What clients of OpenAI's API ask for: `/v1/audio/transcriptions`, and `/v1/audio/speech`, which is told not to be there yet.
struct TranscriptionRoutes: Sendable {
    let services: Services

    func add(to router: Router<ServerContext>) {
        router.post("/v1/audio/transcriptions") { request, context in try await transcribe(request, context) }
        router.post("/v1/audio/speech") { _, _ -> Response in
            throw Problem.capabilityMissing("speech", remedy: .later)
        }
    }

    private func transcribe(_ request: Request, _ context: ServerContext) async throws -> Response {
        try services.gate.check()
        let upload = try await services.uploads.read(request, context: context)
        defer { upload.discard() }
        guard let file = upload.file else {
            throw Problem.malformed(
                "file", "multipart/form-data 의 file 이 필요합니다", "a file in multipart/form-data is needed")
        }
        let wanted = try TranscriptionRequest(upload.values)
        let known = [WhisperTranscriber.defaultModel] + TranscriptionRequest.usualModels
        guard known.contains(wanted.model) else { throw OpenAIError.unknownModel(wanted.model, known: known) }
        let services = services
        let transcript: Transcript
        do {
            transcript = try await whileClientWaits(context) {
                try await services.gate.run {
                    let transcriber = try await services.transcriber.get()
                    let sound = try await services.decoder.decode(file, DecodeRequest())
                    return try await transcriber.transcribe(
                        .waveform(sound.waveform),
                        options: TranscriptionOptions(language: wanted.language, words: wanted.wantsWords))
                }
            }
        } catch let error as TranscriptionError {
            // What a client asked for in vain is its own mistake, not the recording's.
            guard case .unknownLanguage = error else { throw error }
            var problem = Problem(error)
            problem.status = .badRequest
            problem.members["parameter"] = "language"
            throw problem
        }
        let answer = TranscriptionAnswer(transcript: transcript, request: wanted)
        return Response(
            status: .ok, headers: [.contentType: answer.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.text)))
    }
}
