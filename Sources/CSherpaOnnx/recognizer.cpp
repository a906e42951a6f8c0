#include <cstdio>

#include "CSherpaOnnx.h"
#include "library.h"

#if NUNCHI_HAS_SHERPA
using nunchi::sherpa;

void *nunchi_sherpa_recognizer_create(
    const struct nunchi_sherpa_recognizer_options *options, char *message, size_t size) {
    SherpaOnnxOfflineRecognizerConfig config = {};
    config.feat_config.sample_rate = 16000;
    config.feat_config.feature_dim = options->feature_bands;
    config.decoding_method = "greedy_search";
    SherpaOnnxOfflineModelConfig &model = config.model_config;
    model.tokens = options->tokens;
    model.num_threads = options->threads;
    model.provider = "cpu";
    if (options->sense_voice) {
        model.sense_voice.model = options->sense_voice;
        model.sense_voice.language = options->language;
        model.sense_voice.use_itn = options->inverse_text_normalization;
    } else {
        model.whisper.encoder = options->encoder;
        model.whisper.decoder = options->decoder;
        model.whisper.language = options->language;
        model.whisper.task = options->task;
        model.whisper.tail_paddings = options->tail_paddings;
        model.whisper.enable_token_timestamps = options->token_timestamps;
        model.whisper.enable_segment_timestamps = options->segment_timestamps;
    }
    try {
        const void *recognizer = sherpa.CreateOfflineRecognizer(&config);
        if (!recognizer) snprintf(message, size, "sherpa-onnx refuses the model or its options");
        return const_cast<void *>(recognizer);
    } catch (...) {
        nunchi::describe_exception(message, size);
        return nullptr;
    }
}

static const SherpaOnnxOfflineRecognizer *of(void *recognizer) {
    return static_cast<const SherpaOnnxOfflineRecognizer *>(recognizer);
}

void nunchi_sherpa_recognizer_destroy(void *recognizer) { sherpa.DestroyOfflineRecognizer(of(recognizer)); }

int nunchi_sherpa_recognize(
    void *recognizer, int32_t sample_rate, const float *samples, int32_t count, struct nunchi_sherpa_speech *speech,
    char *message, size_t size) {
    *speech = {};
    const SherpaOnnxOfflineStream *stream = nullptr;
    const SherpaOnnxOfflineRecognizerResult *result = nullptr;
    try {
        stream = sherpa.CreateOfflineStream(of(recognizer));
        sherpa.AcceptWaveformOffline(stream, sample_rate, samples, count);
        sherpa.DecodeOfflineStream(of(recognizer), stream);
        result = sherpa.GetOfflineStreamResult(stream);
    } catch (...) {
        nunchi::describe_exception(message, size);
        if (stream) sherpa.DestroyOfflineStream(stream);
        return -1;
    }
    sherpa.DestroyOfflineStream(stream);
    if (!result) {
        snprintf(message, size, "sherpa-onnx gave no result");
        return -1;
    }
    speech->owner = result;
    speech->text = result->text;
    speech->language = result->lang;
    speech->emotion = result->emotion;
    speech->event = result->event;
    speech->token_count = result->count;
    speech->tokens = result->tokens_arr;
    speech->token_starts = result->timestamps;
    speech->token_durations = result->durations;
    speech->token_log_probabilities = result->ys_log_probs;
    speech->segment_count = result->segment_count;
    speech->segments = result->segment_texts_arr;
    speech->segment_starts = result->segment_timestamps;
    speech->segment_durations = result->segment_durations;
    return 0;
}

void nunchi_sherpa_speech_free(struct nunchi_sherpa_speech *speech) {
    if (speech->owner) {
        sherpa.DestroyOfflineRecognizerResult(static_cast<const SherpaOnnxOfflineRecognizerResult *>(speech->owner));
    }
    *speech = {};
}

#else

void *nunchi_sherpa_recognizer_create(const struct nunchi_sherpa_recognizer_options *, char *, size_t) {
    return nullptr;
}

void nunchi_sherpa_recognizer_destroy(void *) {}

int nunchi_sherpa_recognize(
    void *, int32_t, const float *, int32_t, struct nunchi_sherpa_speech *, char *, size_t) {
    return -1;
}

void nunchi_sherpa_speech_free(struct nunchi_sherpa_speech *) {}

#endif
