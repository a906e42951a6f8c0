// Functions of windows that slide over images, channels last. Channels run in lanes; lines l0..<l1 of all images.

NK_INLINE long NK_NAME(line_start)(const nk_windows *w, long line) {
    return line / w->lines * w->image + w->starts[line % w->lines];
}

static void NK_NAME(window_max)(const nk_windows *w, const float *x, float *y, long l0, long l1) {
    for (long line = l0; line < l1; line++) {
        const float *from = x + NK_NAME(line_start)(w, line);
        float *to = y + line * w->width * w->channels;
        for (long i = 0; i < w->width; i++, from += w->step, to += w->channels)
            for (long c = 0; c < w->channels; c += NK_LANES) {
                const long count = nk_count(c, w->channels);
                v16 best = w->rectified ? (v16)0.f : nk_load(from + w->offsets[0] + c, count);
                for (long t = w->rectified ? 0 : 1; t < w->places; t++) {
                    const v16 value = nk_load(from + w->offsets[t] + c, count);
                    // NaN wins, so that a fault upstream is not hidden.
                    best = nk_select(value > best | value != value, value, best);
                }
                nk_store(best, to + c, count);
            }
    }
}

static void NK_NAME(window_max_gradient)(
    const nk_windows *w, const float *x, const float *y, const float *dy, float *dx, long l0, long l1) {
    for (long line = l0; line < l1; line++) {
        const long start = NK_NAME(line_start)(w, line);
        const float *from = x + start, *best = y + line * w->width * w->channels;
        const float *d = dy + line * w->width * w->channels;
        float *to = dx + start;
        for (long i = 0; i < w->width; i++, from += w->step, to += w->step, best += w->channels, d += w->channels)
            for (long c = 0; c < w->channels; c += NK_LANES) {
                const long count = nk_count(c, w->channels);
                const v16 highest = nk_load(best + c, count);
                v16 left = nk_load(d + c, count);
                if (w->rectified) left = nk_select(highest > (v16)0.f, left, (v16)0.f);
                for (long t = 0; t < w->places; t++) {
                    const long at = w->offsets[t] + c;
                    const i16 is = nk_load(from + at, count) == highest;
                    const v16 part = nk_select(is, left, (v16)0.f);
                    nk_store(w->apart ? part : nk_load(to + at, count) + part, to + at, count);
                    left = nk_select(is, (v16)0.f, left);
                }
            }
    }
}

static void NK_NAME(window_mean)(const nk_windows *w, const float *x, float *y, long l0, long l1) {
    const v16 share = (v16)(1.f / (float)w->places);
    for (long line = l0; line < l1; line++) {
        const float *from = x + NK_NAME(line_start)(w, line);
        float *to = y + line * w->width * w->channels;
        for (long i = 0; i < w->width; i++, from += w->step, to += w->channels)
            for (long c = 0; c < w->channels; c += NK_LANES) {
                const long count = nk_count(c, w->channels);
                v16 sum = (v16)0.f;
                for (long t = 0; t < w->places; t++) sum += nk_load(from + w->offsets[t] + c, count);
                nk_store(sum * share, to + c, count);
            }
    }
}

static void NK_NAME(window_mean_gradient)(const nk_windows *w, const float *dy, float *dx, long l0, long l1) {
    const v16 share = (v16)(1.f / (float)w->places);
    for (long line = l0; line < l1; line++) {
        float *to = dx + NK_NAME(line_start)(w, line);
        const float *d = dy + line * w->width * w->channels;
        for (long i = 0; i < w->width; i++, to += w->step, d += w->channels)
            for (long c = 0; c < w->channels; c += NK_LANES) {
                const long count = nk_count(c, w->channels);
                const v16 part = nk_load(d + c, count) * share;
                for (long t = 0; t < w->places; t++) {
                    const long at = w->offsets[t] + c;
                    nk_store(nk_load(to + at, count) + part, to + at, count);
                }
            }
    }
}

static void NK_NAME(depthwise)(
    const nk_windows *w, const float *x, const float *weights, const float *bias, float *y, long l0, long l1) {
#pragma clang fp contract(fast)
    for (long line = l0; line < l1; line++) {
        const float *from = x + NK_NAME(line_start)(w, line);
        float *to = y + line * w->width * w->channels;
        for (long i = 0; i < w->width; i++, from += w->step, to += w->channels)
            for (long c = 0; c < w->channels; c += NK_LANES) {
                const long count = nk_count(c, w->channels);
                v16 sum = bias ? nk_load(bias + c, count) : (v16)0.f;
                for (long t = 0; t < w->places; t++)
                    sum += nk_load(from + w->offsets[t] + c, count) * nk_load(weights + t * w->channels + c, count);
                nk_store(sum, to + c, count);
            }
    }
}

static void NK_NAME(depthwise_input_gradient)(
    const nk_windows *w, const float *dy, const float *weights, float *dx, long l0, long l1) {
#pragma clang fp contract(fast)
    for (long line = l0; line < l1; line++) {
        float *to = dx + NK_NAME(line_start)(w, line);
        const float *d = dy + line * w->width * w->channels;
        for (long i = 0; i < w->width; i++, to += w->step, d += w->channels)
            for (long c = 0; c < w->channels; c += NK_LANES) {
                const long count = nk_count(c, w->channels);
                const v16 part = nk_load(d + c, count);
                for (long t = 0; t < w->places; t++) {
                    const long at = w->offsets[t] + c;
                    const v16 sum = part * nk_load(weights + t * w->channels + c, count) + nk_load(to + at, count);
                    nk_store(sum, to + at, count);
                }
            }
    }
}

static void NK_NAME(depthwise_weight_gradient)(
    const nk_windows *w, const float *x, const float *dy, float *dw, long l0, long l1) {
#pragma clang fp contract(fast)
    for (long t = 0; t < w->places; t++)
        for (long c = 0; c < w->channels; c += NK_LANES) {
            const long count = nk_count(c, w->channels);
            v16 sum = (v16)0.f;
            for (long line = l0; line < l1; line++) {
                const float *from = x + NK_NAME(line_start)(w, line) + w->offsets[t] + c;
                const float *d = dy + line * w->width * w->channels + c;
                for (long i = 0; i < w->width; i++, from += w->step, d += w->channels)
                    sum += nk_load(from, count) * nk_load(d, count);
            }
            nk_store(sum + nk_load(dw + t * w->channels + c, count), dw + t * w->channels + c, count);
        }
}
