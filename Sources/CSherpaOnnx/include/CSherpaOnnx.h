#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What opening sherpa-onnx came to.
enum nunchi_sherpa_status {
    NUNCHI_SHERPA_READY = 0,
    /// Its header was not there when this was built.
    NUNCHI_SHERPA_NOT_BUILT = 1,
    /// The library, or one that it needs, could not be opened; the message is the loader's.
    NUNCHI_SHERPA_NOT_LOADED = 2,
    /// It is another version than that of the header, so its structures may differ; the message is its version.
    NUNCHI_SHERPA_OTHER_VERSION = 3,
};

/// Opens the library at a path, or by a name that the loader searches for. Once one is open, later calls change nothing.
///
/// `message` (of `size` bytes) holds a text that ends in NUL where the answer is not `NUNCHI_SHERPA_READY`.
int nunchi_sherpa_open(const char *path, char *message, size_t size);

/// The version of the header that this was built with, such as `2.0.1`; empty where it was built without.
const char *nunchi_sherpa_built_version(void);

/// The version of onnxruntime inside; empty before sherpa-onnx is open.
const char *nunchi_sherpa_onnxruntime_version(void);

/// How speech is told from the rest. Times are seconds.
struct nunchi_sherpa_vad_options {
    const char *model;
    float threshold, minimum_silence, minimum_speech, maximum_speech;
    /// Samples that the model looks at in one step.
    int32_t window;
    int32_t threads;
};

/// Samples from `start` up to but not including `end`.
struct nunchi_sherpa_range {
    int64_t start, end;
};

/// A detector, or NULL with a `message`. Call only when the library is open.
void *nunchi_sherpa_vad_create(
    const struct nunchi_sherpa_vad_options *options, char *message, size_t size);
void nunchi_sherpa_vad_destroy(void *vad);

/// Finds speech in one whole sound at 16 kHz; the detector is as new afterwards.
///
/// Gives the count of ranges, which the caller frees with `free`, or -1 with a `message`. Not for two threads at once.
int64_t nunchi_sherpa_vad_ranges(
    void *vad, const float *samples, size_t count, int32_t window, struct nunchi_sherpa_range **ranges, char *message,
    size_t size);

/// A recognizer's files and settings. Either `encoder` and `decoder`, or `sense_voice`, is a path; the others are NULL.
struct nunchi_sherpa_recognizer_options {
    const char *encoder, *decoder, *sense_voice, *tokens, *language, *task;
    int32_t tail_paddings, token_timestamps, segment_timestamps, inverse_text_normalization, feature_bands, threads;
};

/// Speech as text. The pointers belong to `owner`; arrays that a model does not give are NULL.
struct nunchi_sherpa_speech {
    const void *owner;
    const char *text, *language, *emotion, *event;
    int32_t token_count, segment_count;
    const char *const *tokens;
    const float *token_starts, *token_durations, *token_log_probabilities;
    const char *const *segments;
    const float *segment_starts, *segment_durations;
};

/// A recognizer, or NULL with a `message`. Call only when the library is open.
void *nunchi_sherpa_recognizer_create(
    const struct nunchi_sherpa_recognizer_options *options, char *message, size_t size);
void nunchi_sherpa_recognizer_destroy(void *recognizer);

/// Recognizes one sound; gives 0, and `speech`, which `nunchi_sherpa_speech_free` frees; or -1 with a `message`.
int nunchi_sherpa_recognize(
    void *recognizer, int32_t sample_rate, const float *samples, int32_t count, struct nunchi_sherpa_speech *speech,
    char *message, size_t size);
void nunchi_sherpa_speech_free(struct nunchi_sherpa_speech *speech);

#ifdef __cplusplus
}
#endif
