// Included once for each instruction set and precision, by kernels.h, after spectra.h.
// From spectra back to frames: one frame in each lane, then added where it lies in time.

/// A bin of as many frames as there are lanes.
INLINE P NAC_NAME(bin_at)(const float *real, const float *imaginary, size_t bin) {
    return (P){NAC_NAME(load)(real + bin * NAC_BLOCK), NAC_NAME(load)(imaginary + bin * NAC_BLOCK)};
}

/// Puts a point where the transform wants it, real and imaginary parts exchanged: the forward transform then serves as
/// the inverse, whose parts come out exchanged as well.
INLINE void NAC_NAME(put_exchanged)(const nac_complex_plan *plan, size_t point, P p, V *x) {
    V *to = x + 2 * (plan->position ? plan->position[point] : (uint32_t)point);
    to[0] = p.i;
    to[1] = p.r;
}

/// The packed points k and n - k of frames whose bins k and n - k are `low` and `high`, times two: undoes `split`.
INLINE void NAC_NAME(join)(
    const nac_transform *transform, size_t k, P low, P high, NAC_NAME(point) *a, NAC_NAME(point) *b) {
    const NAC_REAL *rotation = transform->rotation;
    const NAC_REAL c = rotation[2 * k], s = rotation[2 * k + 1];
    P even = {low.r + high.r, low.i - high.i}, gap = {low.r - high.r, low.i + high.i};
    // The odd samples' spectrum times i: the gap turned back by k steps, then by a quarter.
    P odd = {gap.r * s - gap.i * c, gap.r * c + gap.i * s};
    *a = ADD(even, odd);
    *b = (P){even.r - odd.r, odd.i - even.i};
}

/// The frames of spectra, in lanes, times `length` (packed) or as many: point k holds samples 2 k + 1 and 2 k, or k.
static void NAC_NAME(frames_of)(const nac_transform *transform, const float *real, const float *imaginary, V *x) {
    const nac_complex_plan *plan = transform->fft;
    const size_t n = plan->n;
    // A real frame's first and middle bins have no imaginary part; whatever is given there is left out.
    V first = NAC_NAME(load)(real);
    if (transform->packed) {
        V last = NAC_NAME(load)(real + n * NAC_BLOCK);
        NAC_NAME(put_exchanged)(plan, 0, (P){first + last, first - last}, x);
        for (size_t k = 1; 2 * k <= n; k++) {
            P a, b;
            NAC_NAME(join)(
                transform, k, NAC_NAME(bin_at)(real, imaginary, k), NAC_NAME(bin_at)(real, imaginary, n - k), &a, &b);
            NAC_NAME(put_exchanged)(plan, k, a, x);
            NAC_NAME(put_exchanged)(plan, n - k, b, x);
        }
    } else {
        NAC_NAME(put_exchanged)(plan, 0, (P){first, (V){0}}, x);
        for (size_t k = 1; 2 * k < n; k++) {
            P p = NAC_NAME(bin_at)(real, imaginary, k);
            NAC_NAME(put_exchanged)(plan, k, p, x);
            NAC_NAME(put_exchanged)(plan, n - k, (P){p.r, -p.i}, x);
        }
    }
    NAC_NAME(fft)(plan, x);
}

static void NAC_NAME(overlap_add)(
    const nac_transform *transform, const float *real, const float *imaginary, size_t count, size_t hop, double *sum,
    void *workspace) {
    V *x = workspace;
    const size_t length = transform->length;
    const NAC_REAL *window = transform->window;
    const NAC_REAL scale = (NAC_REAL)(1 / (double)length);
    for (size_t lane = 0; lane < NAC_BLOCK && lane < count; lane += NAC_LANES) {
        NAC_NAME(frames_of)(transform, real + lane, imaginary + lane, x);
        const size_t frames = count - lane < NAC_LANES ? count - lane : NAC_LANES;
        double *target = sum + lane * hop;
        for (size_t start = 0; start < length; start += NAC_LANES) {
            const size_t samples = length - start < NAC_LANES ? length - start : NAC_LANES;
            V square[NAC_LANES];
            for (size_t k = 0; k < NAC_LANES; k++) {
                const size_t sample = start + k;
                if (k >= samples) {
                    square[k] = (V){0};
                    continue;
                }
                // Of exchanged parts the second is real: an even sample, or any of an odd length.
                V value = x[transform->packed ? sample ^ 1 : 2 * sample + 1];
                square[k] = value * (window ? window[sample] * scale : scale);
            }
            NAC_NAME(transpose)(square);
            for (size_t frame = 0; frame < frames; frame++) {
                double *to = target + frame * hop + start;
                if (samples == NAC_LANES) {
                    *(NAC_NAME(doubles) *)to += __builtin_convertvector(square[frame], NAC_NAME(doubles));
                } else {
                    for (size_t k = 0; k < samples; k++) to[k] += square[frame][k];
                }
            }
        }
    }
}
