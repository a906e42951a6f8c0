// Included once for each instruction set and precision, by kernels.h.
// From the transform of a packed frame to the bins of its spectrum, and what is kept of them.

/// Bins k and n - k of a packed transform (n = length / 2, k <= n / 2), from halves of its points k and n - k.
INLINE void NAC_NAME(split)(const nac_transform *transform, size_t k, P a, P b, P *low, P *high) {
    const NAC_REAL *rotation = transform->rotation;
    const NAC_REAL c = rotation[2 * k], s = rotation[2 * k + 1];
    // The spectra of the even samples (e) and of the odd ones (with a factor of -i to come).
    P e = {a.r + b.r, a.i - b.i};
    V sum = a.i + b.i, gap = b.r - a.r;
    P turned = {sum * c - gap * s, sum * s + gap * c};
    *low = ADD(e, turned);
    *high = (P){e.r - turned.r, turned.i - e.i};
}

INLINE P NAC_NAME(point_at)(const V *x, size_t k) { return (P){x[2 * k], x[2 * k + 1]}; }

/// What is kept of a spectrum, and where.
typedef struct {
    enum { NAC_NAME(keep_power), NAC_NAME(keep_parts), NAC_NAME(keep_energy) } what;
    /// Powers or real parts; imaginary parts; powers in the transform's precision.
    float *first, *second;
    V *energy;
} NAC_NAME(keep);

INLINE void NAC_NAME(emit)(NAC_NAME(keep) keep, P p, size_t bin) {
    if (keep.what == NAC_NAME(keep_power)) {
        NAC_NAME(store)(keep.first + bin * NAC_BLOCK, p.r * p.r + p.i * p.i);
    } else if (keep.what == NAC_NAME(keep_energy)) {
        keep.energy[bin] = p.r * p.r + p.i * p.i;
    } else {
        NAC_NAME(store)(keep.first + bin * NAC_BLOCK, p.r);
        NAC_NAME(store)(keep.second + bin * NAC_BLOCK, p.i);
    }
}

/// Bins 0 and n, from half of point 0.
INLINE void NAC_NAME(emit_ends)(NAC_NAME(keep) keep, P zero, size_t n) {
    NAC_NAME(emit)(keep, (P){2 * (zero.r + zero.i), (V){0}}, 0);
    NAC_NAME(emit)(keep, (P){2 * (zero.r - zero.i), (V){0}}, n);
}

/// Bins k and n - k; k may be the greater of them.
INLINE void NAC_NAME(emit_pair)(NAC_NAME(keep) keep, const nac_transform *transform, size_t k, P a, P b) {
    P low, high;
    NAC_NAME(split)(transform, k, a, b, &low, &high);
    NAC_NAME(emit)(keep, low, k);
    NAC_NAME(emit)(keep, high, transform->fft->n - k);
}

/// The last stage and the split in one pass: butterflies `point` and span - point give bins that belong together.
#define LAST(RADIX)                                                                                               \
    INLINE void NAC_NAME(last##RADIX)(NAC_NAME(keep) keep, const nac_transform *transform, const V *x) {          \
        const nac_complex_plan *plan = transform->fft;                                                            \
        const nac_stage *stage = &plan->stages[plan->stage_count - 1];                                            \
        const NAC_REAL *table = (const NAC_REAL *)plan->tables + stage->table;                                    \
        const size_t span = stage->span;                                                                          \
        P a[RADIX], b[RADIX];                                                                                     \
        NAC_NAME(points##RADIX)(x, span, NULL, a);                                                                \
        NAC_NAME(emit_ends)(keep, a[0], plan->n);                                                                 \
        for (size_t k = 1; 2 * k <= RADIX; k++) {                                                                 \
            NAC_NAME(emit_pair)(keep, transform, k * span, a[k], a[RADIX - k]);                                   \
        }                                                                                                         \
        for (size_t point = 1; 2 * point < span; point++) {                                                       \
            const size_t mirror = span - point;                                                                   \
            NAC_NAME(points##RADIX)(x + 2 * point, span, table + 2 * (point - 1) * (RADIX - 1), a);               \
            NAC_NAME(points##RADIX)(x + 2 * mirror, span, table + 2 * (mirror - 1) * (RADIX - 1), b);             \
            _Pragma("clang loop unroll(full)")                                                                    \
            for (size_t k = 0; k < RADIX; k++) {                                                                  \
                if (2 * k < RADIX) {                                                                              \
                    NAC_NAME(emit_pair)(keep, transform, point + k * span, a[k], b[RADIX - 1 - k]);               \
                } else {                                                                                          \
                    NAC_NAME(emit_pair)(                                                                          \
                        keep, transform, mirror + (RADIX - 1 - k) * span, b[RADIX - 1 - k], a[k]);                \
                }                                                                                                 \
            }                                                                                                     \
        }                                                                                                         \
        if (span % 2 == 0) {                                                                                      \
            const size_t point = span / 2;                                                                        \
            NAC_NAME(points##RADIX)(x + 2 * point, span, table + 2 * (point - 1) * (RADIX - 1), a);               \
            for (size_t k = 0; 2 * k < RADIX; k++) {                                                              \
                NAC_NAME(emit_pair)(keep, transform, point + k * span, a[k], a[RADIX - 1 - k]);                   \
            }                                                                                                     \
        }                                                                                                         \
    }
LAST(4)
LAST(5)
#undef LAST

/// Transforms `count` samples of each frame, zeros behind them, and keeps the bins.
INLINE void NAC_NAME(bins)(
    NAC_NAME(keep) keep, const nac_transform *transform, const float *const *frames, size_t count, V *x) {
    const nac_complex_plan *plan = transform->fft;
    const size_t done = NAC_NAME(begin)(transform, frames, count, x);
    const size_t n = plan->n;
    const size_t radix = plan->stage_count > 0 ? plan->stages[plan->stage_count - 1].radix : 0;
    if (transform->packed && (radix == 4 || radix == 5)) {
        NAC_NAME(stages)(plan, done, plan->stage_count - 1, x);
        if (radix == 4) {
            NAC_NAME(last4)(keep, transform, x);
        } else {
            NAC_NAME(last5)(keep, transform, x);
        }
        return;
    }
    if (done > 0) {
        NAC_NAME(stages)(plan, done, plan->stage_count, x);
    } else {
        NAC_NAME(fft)(plan, x);
    }
    if (transform->packed) {
        NAC_NAME(emit_ends)(keep, NAC_NAME(point_at)(x, 0), n);
        for (size_t k = 1; 2 * k <= n; k++) {
            NAC_NAME(emit_pair)(keep, transform, k, NAC_NAME(point_at)(x, k), NAC_NAME(point_at)(x, n - k));
        }
    } else {
        for (size_t k = 0; 2 * k <= n; k++) NAC_NAME(emit)(keep, NAC_NAME(point_at)(x, k), k);
    }
}

static void NAC_NAME(power)(
    const nac_transform *transform, const float *const *frames, size_t count, float *power, void *workspace) {
    for (size_t lane = 0; lane < NAC_BLOCK && lane < count; lane += NAC_LANES) {
        NAC_NAME(keep) keep = {.what = NAC_NAME(keep_power), .first = power + lane};
        NAC_NAME(bins)(keep, transform, frames + lane, transform->length, workspace);
    }
}

static void NAC_NAME(spectrum)(
    const nac_transform *transform, const float *const *frames, size_t count, float *real, float *imaginary,
    void *workspace) {
    for (size_t lane = 0; lane < NAC_BLOCK && lane < count; lane += NAC_LANES) {
        NAC_NAME(keep) keep = {.what = NAC_NAME(keep_parts), .first = real + lane, .second = imaginary + lane};
        NAC_NAME(bins)(keep, transform, frames + lane, transform->length, workspace);
    }
}

INLINE void NAC_NAME(put_wide)(double *to, V value) {
    *(NAC_NAME(doubles) *)to = __builtin_convertvector(value, NAC_NAME(doubles));
}

/// The power spectrum is real and even, so its forward transform is the inverse one times the length.
static void NAC_NAME(autocorrelation)(
    const nac_transform *transform, const float *const *frames, size_t count, size_t frame_length, size_t lags,
    double *correlation, void *workspace) {
    const size_t n = transform->fft->n, length = transform->length;
    V *x = workspace, *energy = x + 2 * (n + nac_complex_extra(transform->fft));
    const NAC_REAL scale = (NAC_REAL)(0.5 / (double)length);
    for (size_t lane = 0; lane < NAC_BLOCK && lane < count; lane += NAC_LANES) {
        NAC_NAME(keep) keep = {.what = NAC_NAME(keep_energy), .energy = energy};
        NAC_NAME(bins)(keep, transform, frames + lane, frame_length, x);
        x[transform->slot[0]] = energy[0] * scale;
        for (size_t k = 1; k < n; k++) {
            V value = energy[k] * scale;
            x[transform->slot[k]] = value;
            x[transform->slot[length - k]] = value;
        }
        x[transform->slot[n]] = energy[n] * scale;
        NAC_NAME(fft)(transform->fft, x);
        NAC_NAME(put_wide)(correlation + lane, 2 * (x[0] + x[1]));
        for (size_t k = 1; 2 * k <= n && k < lags; k++) {
            P low, high;
            NAC_NAME(split)(transform, k, NAC_NAME(point_at)(x, k), NAC_NAME(point_at)(x, n - k), &low, &high);
            NAC_NAME(put_wide)(correlation + k * NAC_BLOCK + lane, low.r);
            if (n - k < lags) NAC_NAME(put_wide)(correlation + (n - k) * NAC_BLOCK + lane, high.r);
        }
        if (n < lags) NAC_NAME(put_wide)(correlation + n * NAC_BLOCK + lane, 2 * (x[0] - x[1]));
    }
}
