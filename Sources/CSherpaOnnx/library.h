#pragma once

#include <stddef.h>

#if __has_include(<sherpa-onnx/c-api/c-api.h>) && __has_include(<nunchi/sherpa-onnx-version.h>)
#define NUNCHI_HAS_SHERPA 1
#include <nunchi/sherpa-onnx-version.h>
#include <sherpa-onnx/c-api/c-api.h>

/// The functions used, by their own names. Each is resolved when the library is opened.
#define NUNCHI_SHERPA_FUNCTIONS(one)                \
    one(GetVersionStr)                              \
    one(GetOnnxruntimeVersionStr)                   \
    one(CreateVoiceActivityDetector)                \
    one(DestroyVoiceActivityDetector)               \
    one(VoiceActivityDetectorAcceptWaveform)        \
    one(VoiceActivityDetectorEmpty)                 \
    one(VoiceActivityDetectorFront)                 \
    one(VoiceActivityDetectorPop)                   \
    one(VoiceActivityDetectorFlush)                 \
    one(VoiceActivityDetectorReset)                 \
    one(DestroySpeechSegment)                       \
    one(CreateOfflineRecognizer)                    \
    one(DestroyOfflineRecognizer)                   \
    one(CreateOfflineStream)                        \
    one(DestroyOfflineStream)                       \
    one(AcceptWaveformOffline)                      \
    one(DecodeOfflineStream)                        \
    one(GetOfflineStreamResult)                     \
    one(DestroyOfflineRecognizerResult)

namespace nunchi {

struct sherpa_functions {
#define NUNCHI_DECLARE(name) decltype(&::SherpaOnnx##name) name;
    NUNCHI_SHERPA_FUNCTIONS(NUNCHI_DECLARE)
#undef NUNCHI_DECLARE
};

/// The table; all null until the library is open.
extern sherpa_functions sherpa;

}  // namespace nunchi
#else
#define NUNCHI_HAS_SHERPA 0
#endif

namespace nunchi {

/// Writes the text of the exception being handled.
void describe_exception(char *message, size_t size);

}  // namespace nunchi
