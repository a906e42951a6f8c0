// Included once for each instruction set and precision, by kernels.h, after transform.h.
// Where a transform begins: samples are fetched from frames in rows, turned into frames in lanes, multiplied by the
// window and joined by the first stage, all while they are in registers or the nearest cache. Only then are they put
// where the stages that follow want them: many neighbours at once, where single samples would lie far apart.

/// Samples of one frame that a register holds as they come.
#define NAC_RUN (NAC_REGISTER_BYTES / 4)

typedef float NAC_NAME(run) __attribute__((vector_size(NAC_REGISTER_BYTES), aligned(4)));

#define RUN NAC_NAME(run)

// Values, pairs and quads of two registers in turns: the first two within each 16 bytes, which costs the least.
#if NAC_RUN == 4
#define ONES_LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define ONES_HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#define PAIRS_LOW(a, b) __builtin_shufflevector(a, b, 0, 1, 4, 5)
#define PAIRS_HIGH(a, b) __builtin_shufflevector(a, b, 2, 3, 6, 7)
#elif NAC_RUN == 8
#define ONES_LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 4, 12, 5, 13)
#define ONES_HIGH(a, b) __builtin_shufflevector(a, b, 2, 10, 3, 11, 6, 14, 7, 15)
#define PAIRS_LOW(a, b) __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13)
#define PAIRS_HIGH(a, b) __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15)
#define QUADS_LOW(a, b) __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11)
#define QUADS_HIGH(a, b) __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15)
#elif NAC_RUN == 16
#define ONES_LOW(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29)
#define ONES_HIGH(a, b) __builtin_shufflevector(a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31)
#define PAIRS_LOW(a, b) __builtin_shufflevector(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29)
#define PAIRS_HIGH(a, b) __builtin_shufflevector(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31)
#define QUADS_LOW(a, b) __builtin_shufflevector(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23)
#define QUADS_HIGH(a, b) __builtin_shufflevector(a, b, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31)
#endif

/// Where `turn_run` puts a sample, counted in samples of all lanes.
INLINE size_t NAC_NAME(turned)(size_t sample) {
    return NAC_LANES == 2 ? sample : sample % 4 * (NAC_RUN / 4) + sample / 4;
}

/// Turns a run of samples of as many frames as there are lanes into lanes. In single precision, where the product is
/// the same before, they are multiplied by `window` on the way.
INLINE void NAC_NAME(turn_run)(const float *const *frames, size_t sample, const NAC_REAL *window, RUN *tile) {
    RUN rows[NAC_LANES];
#pragma clang loop unroll(full)
    for (int lane = 0; lane < NAC_LANES; lane++) {
        rows[lane] = *(const RUN *)(frames[lane] + sample);
        if (sizeof(NAC_REAL) == sizeof(float)) rows[lane] *= *(const RUN *)(window + sample);
    }
#if NAC_LANES == 2
    tile[0] = ONES_LOW(rows[0], rows[1]);
    tile[1] = ONES_HIGH(rows[0], rows[1]);
#else
    // Four frames each: register k of a group holds samples k, k + 4, k + 8, … of four frames.
#pragma clang loop unroll(full)
    for (int lane = 0; lane < NAC_LANES; lane += 4) {
        RUN a = ONES_LOW(rows[lane], rows[lane + 1]), b = ONES_HIGH(rows[lane], rows[lane + 1]);
        RUN c = ONES_LOW(rows[lane + 2], rows[lane + 3]), d = ONES_HIGH(rows[lane + 2], rows[lane + 3]);
        rows[lane] = PAIRS_LOW(a, c);
        rows[lane + 1] = PAIRS_HIGH(a, c);
        rows[lane + 2] = PAIRS_LOW(b, d);
        rows[lane + 3] = PAIRS_HIGH(b, d);
    }
    // Then the groups, four frames being moved as one.
#pragma clang loop unroll(full)
    for (int k = 0; k < 4; k++) {
#if NAC_LANES == 4
        tile[k] = rows[k];
#elif NAC_LANES == 8
        tile[2 * k] = QUADS_LOW(rows[k], rows[4 + k]);
        tile[2 * k + 1] = QUADS_HIGH(rows[k], rows[4 + k]);
#else
        RUN a = QUADS_LOW(rows[k], rows[8 + k]), b = QUADS_HIGH(rows[k], rows[8 + k]);
        RUN c = QUADS_LOW(rows[4 + k], rows[12 + k]), d = QUADS_HIGH(rows[4 + k], rows[12 + k]);
        tile[4 * k] = QUADS_LOW(a, c);
        tile[4 * k + 1] = QUADS_HIGH(a, c);
        tile[4 * k + 2] = QUADS_LOW(b, d);
        tile[4 * k + 3] = QUADS_HIGH(b, d);
#endif
    }
#endif
}

#undef ONES_LOW
#undef ONES_HIGH
#undef PAIRS_LOW
#undef PAIRS_HIGH
#undef QUADS_LOW
#undef QUADS_HIGH

/// The same for frames of `count` samples with zeros behind them.
INLINE void NAC_NAME(fetch_run)(
    const float *const *frames, size_t count, size_t sample, const NAC_REAL *window, RUN *tile) {
    if (sample + NAC_RUN <= count) {
        NAC_NAME(turn_run)(frames, sample, window, tile);
        return;
    }
    for (int k = 0; k < NAC_LANES; k++) tile[k] = (RUN){0};
    for (size_t k = 0; sample + k < count; k++) {
        float *column = (float *)tile + NAC_NAME(turned)(k) * NAC_LANES;
        for (int lane = 0; lane < NAC_LANES; lane++) {
            column[lane] = frames[lane][sample + k];
            if (sizeof(NAC_REAL) == sizeof(float)) column[lane] *= window[sample + k];
        }
    }
}

/// The first stage on `count` samples of each frame, zeros behind them, times half the window.
#define BEGIN(RADIX)                                                                                              \
    static void NAC_NAME(begin##RADIX)(                                                                           \
        const nac_transform *transform, const float *const *frames, size_t count, V *x) {                         \
        const uint32_t *position = transform->fft->position;                                                      \
        const NAC_REAL *window = transform->half_window;                                                          \
        const size_t part = transform->length / RADIX;                                                            \
        /* Frames overlap; what the next block adds to this one is a hop for each frame. */                       \
        const uintptr_t hop = (uintptr_t)frames[1] - (uintptr_t)frames[0];                                        \
        const size_t ahead = hop / sizeof(float) < count ? hop / sizeof(float) : 0;                               \
        RUN tile[RADIX][NAC_LANES];                                                                               \
        for (size_t run = 0; run < part; run += NAC_RUN) {                                                        \
            /* The last run may overlap the one before; its points are then computed twice. */                    \
            const size_t start = run + NAC_RUN <= part ? run : part - NAC_RUN;                                    \
            for (size_t k = 0; k < RADIX; k++) {                                                                  \
                const size_t sample = k * part + start;                                                           \
                if (sample < ahead) {                                                                             \
                    for (int lane = 0; lane < NAC_LANES; lane++) {                                                \
                        __builtin_prefetch((const void *)((uintptr_t)(frames[lane] + sample) + NAC_BLOCK * hop)); \
                    }                                                                                             \
                }                                                                                                 \
                NAC_NAME(fetch_run)(frames, count, sample, window, tile[k]);                                      \
            }                                                                                                     \
            for (size_t k = 0; k < NAC_RUN; k += 2) {                                                             \
                const size_t even = NAC_NAME(turned)(k) * NAC_LANES, odd = NAC_NAME(turned)(k + 1) * NAC_LANES;   \
                P a[RADIX];                                                                                       \
                _Pragma("clang loop unroll(full)")                                                                \
                for (size_t q = 0; q < RADIX; q++) {                                                              \
                    const float *column = (const float *)tile[q];                                                 \
                    a[q] = (P){NAC_NAME(load)(column + even), NAC_NAME(load)(column + odd)};                      \
                    if (sizeof(NAC_REAL) != sizeof(float)) {                                                      \
                        a[q].r *= window[q * part + start + k];                                                   \
                        a[q].i *= window[q * part + start + k + 1];                                               \
                    }                                                                                             \
                }                                                                                                 \
                NAC_NAME(turn##RADIX)(a);                                                                         \
                V *to = x + 2 * position[(start + k) / 2];                                                        \
                _Pragma("clang loop unroll(full)")                                                                \
                for (size_t q = 0; q < RADIX; q++) NAC_NAME(put)(to, 1, q, a[q]);                                 \
            }                                                                                                     \
        }                                                                                                         \
    }
BEGIN(4)
BEGIN(5)
BEGIN(8)
#undef BEGIN

/// Whether the samples between a first butterfly's points fill a run.
#define FILLS_RUN(transform) ((transform)->length / (transform)->fft->stages[0].radix >= NAC_RUN)

/// Lays out `count` samples of as many frames as there are lanes, zeros behind them, times half the window (where two
/// samples make a point) or the window.
///
/// Returns the number of stages that are done.
static size_t NAC_NAME(begin)(const nac_transform *transform, const float *const *frames, size_t count, V *x) {
    if (transform->packed && transform->fft->stage_count > 0 && FILLS_RUN(transform)) {
        switch (transform->fft->stages[0].radix) {
            case 4: NAC_NAME(begin4)(transform, frames, count, x); return 1;
            case 5: NAC_NAME(begin5)(transform, frames, count, x); return 1;
            case 8: NAC_NAME(begin8)(transform, frames, count, x); return 1;
        }
    }
    const uint32_t *slot = transform->slot;
    const NAC_REAL *window = transform->half_window;
    for (size_t k = 0; k < 2 * transform->fft->n; k++) x[k] = (V){0};
    for (size_t sample = 0; sample < count; sample++) {
        V column = {0};
        for (int lane = 0; lane < NAC_LANES; lane++) column[lane] = (NAC_REAL)frames[lane][sample];
        x[slot[sample]] = column * window[sample];
    }
    return 0;
}

#undef RUN
#undef FILLS_RUN
