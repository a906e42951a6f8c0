// Included once for each instruction set and precision, by kernels.h.
// The stages of a transform: one frame in each lane.

/// Complex values that a run of stages works on before the next run: 32 KiB, so that it stays in the nearest cache.
#define RUN_POINTS (32768 / (2 * sizeof(V)))

#define STAGE(RADIX)                                                                                          \
    INLINE void NAC_NAME(stage##RADIX)(V *x, size_t n, size_t span, const NAC_REAL *table) {                  \
        for (V *group = x; group < x + 2 * n; group += 2 * span * RADIX) {                                    \
            NAC_NAME(butterfly##RADIX)(group, span, NULL);                                                    \
            for (size_t point = 1; point < span; point++) {                                                   \
                NAC_NAME(butterfly##RADIX)(group + 2 * point, span, table + 2 * (point - 1) * (RADIX - 1));   \
            }                                                                                                 \
        }                                                                                                     \
    }
STAGE(2)
STAGE(3)
STAGE(4)
STAGE(5)
STAGE(8)
#undef STAGE

static void NAC_NAME(stage)(const nac_stage *stage, const NAC_REAL *tables, V *x, size_t n) {
    const NAC_REAL *table = tables + stage->table;
    size_t radix = stage->radix, span = stage->span;
    switch (radix) {
        case 2: NAC_NAME(stage2)(x, n, span, table); return;
        case 3: NAC_NAME(stage3)(x, n, span, table); return;
        case 4: NAC_NAME(stage4)(x, n, span, table); return;
        case 5: NAC_NAME(stage5)(x, n, span, table); return;
        case 8: NAC_NAME(stage8)(x, n, span, table); return;
    }
    const NAC_REAL *rotations = table + 2 * radix;
    for (V *group = x; group < x + 2 * n; group += 2 * span * radix) {
        NAC_NAME(butterfly_odd)(group, span, radix, table, NULL);
        for (size_t point = 1; point < span; point++) {
            const NAC_REAL *w = rotations + 2 * (point - 1) * (radix - 1);
            NAC_NAME(butterfly_odd)(group + 2 * point, span, radix, table, w);
        }
    }
}

/// The stages `first` ..< `end`, in place. They go through the data piece by piece, as long as a piece fits the cache.
static void NAC_NAME(stages)(const nac_complex_plan *plan, size_t first, size_t end, V *x) {
    size_t inner = 0, piece = 1;
    while (inner < end && piece * plan->stages[inner].radix <= RUN_POINTS) {
        piece *= plan->stages[inner].radix;
        inner += 1;
    }
    for (size_t start = 0; inner > first && start < plan->n; start += piece) {
        for (size_t index = first; index < inner; index++) {
            NAC_NAME(stage)(&plan->stages[index], plan->tables, x + 2 * start, piece);
        }
    }
    for (size_t index = inner > first ? inner : first; index < end; index++) {
        NAC_NAME(stage)(&plan->stages[index], plan->tables, x, plan->n);
    }
}

/// Bluestein: a transform of any length as a convolution with a chirp. `room` holds twice the convolution's points.
static void NAC_NAME(chirp)(const nac_complex_plan *plan, V *x, V *room) {
    const nac_complex_plan *inner = plan->convolution;
    const NAC_REAL *chirp = plan->chirp, *filter = plan->chirp_spectrum;
    size_t n = plan->n, m = inner->n;
    V *a = room, *b = room + 2 * m;
    for (size_t k = 0; k < 2 * m; k++) a[k] = (V){0};
    for (size_t k = 0; k < n; k++) {
        V *to = a + 2 * inner->position[k];
        to[0] = x[2 * k] * chirp[2 * k] - x[2 * k + 1] * chirp[2 * k + 1];
        to[1] = x[2 * k] * chirp[2 * k + 1] + x[2 * k + 1] * chirp[2 * k];
    }
    NAC_NAME(stages)(inner, 0, inner->stage_count, a);
    for (size_t k = 0; k < m; k++) {
        V *to = b + 2 * inner->position[k];
        // Real and imaginary parts change places: the forward transform then serves as the inverse.
        to[1] = a[2 * k] * filter[2 * k] - a[2 * k + 1] * filter[2 * k + 1];
        to[0] = a[2 * k] * filter[2 * k + 1] + a[2 * k + 1] * filter[2 * k];
    }
    NAC_NAME(stages)(inner, 0, inner->stage_count, b);
    for (size_t k = 0; k < n; k++) {
        V real = b[2 * k + 1], imaginary = b[2 * k];
        x[2 * k] = real * chirp[2 * k] - imaginary * chirp[2 * k + 1];
        x[2 * k + 1] = real * chirp[2 * k + 1] + imaginary * chirp[2 * k];
    }
}

static void NAC_NAME(fft)(const nac_complex_plan *plan, V *x) {
    if (plan->convolution) {
        NAC_NAME(chirp)(plan, x, x + 2 * plan->n);
    } else {
        NAC_NAME(stages)(plan, 0, plan->stage_count, x);
    }
}
