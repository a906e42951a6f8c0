// Included once for each instruction set, by kernels.h, after median.h in single precision.
// How much levels rise, over many rows.

INLINE V NAC_NAME(rise)(const float *now, const float *before, const size_t width) {
    return NAC_NAME(larger)(NAC_NAME(take)(now, width) - NAC_NAME(take)(before, width), (V){0});
}

static void NAC_NAME(rise_mean)(
    const float *now, const float *before, size_t stride, size_t rows, size_t count, float *output) {
    for (size_t index = 0; index < count; index += NAC_LANES) {
        const size_t width = count - index < NAC_LANES ? count - index : NAC_LANES;
        V sum = {0};
        for (size_t row = 0; row < rows; row++) {
            sum += NAC_NAME(rise)(now + row * stride + index, before + row * stride + index, width);
        }
        NAC_NAME(give)(output + index, sum / (float)rows, width);
    }
}

/// Puts two rows in order.
INLINE void NAC_NAME(order)(V *low, V *high) {
    const V a = *low, b = *high;
    *low = NAC_NAME(smaller)(a, b);
    *high = NAC_NAME(larger)(a, b);
}

/// Sorts `count` rows, a power of two and at least 16: runs of sixteen in registers, which then merge (Batcher's bitonic
/// network).
static void NAC_NAME(sort)(V *rows, size_t count) {
    V x[16];
    for (size_t start = 0; start < count; start += 16) {
        memcpy(x, rows + start, sizeof(x));
        NAC_NAME(sort16)(x);
        memcpy(rows + start, x, sizeof(x));
    }
    for (size_t size = 32; size <= count; size *= 2) {
        for (V *run = rows; run < rows + count; run += size) {
            for (size_t k = 0; k < size / 2; k++) NAC_NAME(order)(run + k, run + size - 1 - k);
            for (size_t half = size / 4; half >= 16; half /= 2) {
                for (size_t start = 0; start < size; start += 2 * half) {
                    for (size_t k = start; k < start + half; k++) NAC_NAME(order)(run + k, run + k + half);
                }
            }
        }
        for (size_t start = 0; start < count; start += 16) {
            memcpy(x, rows + start, sizeof(x));
#pragma clang loop unroll(full)
            for (size_t half = 8; half > 0; half /= 2) {
#pragma clang loop unroll(full)
                for (size_t k = 0; k < 16; k++) {
                    if ((k & half) == 0) NAC_NAME(order)(x + k, x + k + half);
                }
            }
            memcpy(rows + start, x, sizeof(x));
        }
    }
}

/// The median of `count` rows of numbers that are not negative, behind which there is room for `whole` rows, a power of
/// two and at least 32. The rows are overwritten.
static V NAC_NAME(median_of)(V *rows, size_t count, size_t whole) {
    // As many zeros below and infinities above that the median is in the middle, or the lower one of two there.
    const size_t below = whole / 2 - (count + 1) / 2;
    for (size_t k = count; k < whole; k++) rows[k] = (V){0} + (k < count + below ? 0.0f : INFINITY);
    NAC_NAME(sort)(rows, whole / 2);
    NAC_NAME(sort)(rows + whole / 2, whole / 2);
    // Against each other's order, the smaller ones are the lower half of all.
    V lower = {0}, upper = (V){0} + INFINITY;
    for (size_t k = 0; k < whole / 2; k++) {
        const V a = rows[k], b = rows[whole - 1 - k];
        lower = NAC_NAME(larger)(NAC_NAME(smaller)(a, b), lower);
        upper = NAC_NAME(smaller)(NAC_NAME(larger)(a, b), upper);
    }
    return count % 2 ? lower : (lower + upper) / 2.0f;
}

static void NAC_NAME(rise_median)(
    const float *now, const float *before, size_t stride, size_t rows, size_t count, float *output, void *room) {
    V *rises = room;
    size_t whole = 32;
    while (whole < rows) whole *= 2;
    for (size_t index = 0; index < count; index += NAC_LANES) {
        const size_t width = count - index < NAC_LANES ? count - index : NAC_LANES;
        for (size_t row = 0; row < rows; row++) {
            rises[row] = NAC_NAME(rise)(now + row * stride + index, before + row * stride + index, width);
        }
        NAC_NAME(give)(output + index, NAC_NAME(median_of)(rises, rows, whole), width);
    }
}
