#include <cstdio>
#include <cstdlib>
#include <vector>

#include "CSherpaOnnx.h"
#include "library.h"

#if NUNCHI_HAS_SHERPA
using nunchi::sherpa;

void *nunchi_sherpa_vad_create(const struct nunchi_sherpa_vad_options *options, char *message, size_t size) {
    SherpaOnnxVadModelConfig config = {};
    config.silero_vad.model = options->model;
    config.silero_vad.threshold = options->threshold;
    config.silero_vad.min_silence_duration = options->minimum_silence;
    config.silero_vad.min_speech_duration = options->minimum_speech;
    config.silero_vad.max_speech_duration = options->maximum_speech;
    config.silero_vad.window_size = options->window;
    config.sample_rate = 16000;
    config.num_threads = options->threads;
    config.provider = "cpu";
    try {
        // The buffer holds one run of speech; it grows, with a line on standard error, where that is longer.
        const void *vad = sherpa.CreateVoiceActivityDetector(&config, 2 * options->maximum_speech + 30);
        if (!vad) snprintf(message, size, "sherpa-onnx refuses the model or its options");
        return const_cast<void *>(vad);
    } catch (...) {
        nunchi::describe_exception(message, size);
        return nullptr;
    }
}

static const SherpaOnnxVoiceActivityDetector *detector(void *vad) {
    return static_cast<const SherpaOnnxVoiceActivityDetector *>(vad);
}

void nunchi_sherpa_vad_destroy(void *vad) { sherpa.DestroyVoiceActivityDetector(detector(vad)); }

namespace {

/// Ranges that grow as they are found; `out_of_memory` where they could not.
struct range_list {
    nunchi_sherpa_range *items = nullptr;
    int64_t count = 0, room = 0;
    bool out_of_memory = false;

    void take_from(const SherpaOnnxVoiceActivityDetector *vad) {
        while (!sherpa.VoiceActivityDetectorEmpty(vad)) {
            const SherpaOnnxSpeechSegment *segment = sherpa.VoiceActivityDetectorFront(vad);
            if (segment) append(segment->start, segment->start + segment->n);
            sherpa.DestroySpeechSegment(segment);
            sherpa.VoiceActivityDetectorPop(vad);
        }
    }

    void append(int64_t start, int64_t end) {
        if (count == room) {
            int64_t more = room ? 2 * room : 16;
            void *grown = realloc(items, more * sizeof *items);
            if (!grown) {
                out_of_memory = true;
                return;
            }
            items = static_cast<nunchi_sherpa_range *>(grown);
            room = more;
        }
        items[count++] = {start, end};
    }
};

}  // namespace

int64_t nunchi_sherpa_vad_ranges(
    void *vad, const float *samples, size_t count, int32_t window, struct nunchi_sherpa_range **ranges, char *message,
    size_t size) {
    range_list found;
    try {
        // Window after window, so that what is no speech does not pile up inside.
        for (size_t at = 0; at < count; at += window) {
            size_t length = count - at < (size_t)window ? count - at : (size_t)window;
            sherpa.VoiceActivityDetectorAcceptWaveform(detector(vad), samples + at, (int32_t)length);
            found.take_from(detector(vad));
        }
        // The detector waits for a whole window and a little of the next; silence lets it see the last samples.
        std::vector<float> silence(2 * window);
        sherpa.VoiceActivityDetectorAcceptWaveform(detector(vad), silence.data(), 2 * window);
        sherpa.VoiceActivityDetectorFlush(detector(vad));
        found.take_from(detector(vad));
        sherpa.VoiceActivityDetectorReset(detector(vad));
        if (found.out_of_memory) snprintf(message, size, "out of memory");
    } catch (...) {
        nunchi::describe_exception(message, size);
        found.out_of_memory = true;
    }
    if (found.out_of_memory) {
        free(found.items);
        return -1;
    }
    *ranges = found.items;
    return found.count;
}

#else

void *nunchi_sherpa_vad_create(const struct nunchi_sherpa_vad_options *, char *, size_t) { return nullptr; }

void nunchi_sherpa_vad_destroy(void *) {}

int64_t nunchi_sherpa_vad_ranges(
    void *, const float *, size_t, int32_t, struct nunchi_sherpa_range **, char *, size_t) {
    return -1;
}

#endif
