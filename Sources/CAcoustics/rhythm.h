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

#define N NAC_NAME(integers)

/// The median of numbers that are not negative: these are ordered as their bits are, so that the bits of the answer
/// can be found one after the other by counting how many numbers lie below.
INLINE V NAC_NAME(median_by_bits)(const V *values, size_t count) {
    const N rank = (N){0} + (int32_t)((count - 1) / 2);
    N answer = {0};
    for (int bit = 30; bit >= 0; bit--) {
        const N attempt = answer | (1 << bit);
        N below = {0};
        // Bits of the sign, since AVX-512 has to bring a comparison back from registers of its own.
        for (size_t k = 0; k < count; k++) below += ((N)values[k] - attempt) >> 31;
        answer = (N)NAC_NAME(select)(-below <= rank, (V)attempt, (V)answer);
    }
    const V lower = (V)answer;
    if (count % 2) return lower;
    // The next one up: as large where more numbers than half are at most so large, else the least above.
    N within = {0};
    V above = (V){0} + INFINITY;
    for (size_t k = 0; k < count; k++) {
        const N more = values[k] > lower;
        within -= ~more;
        above = NAC_NAME(select)(more & (values[k] < above), values[k], above);
    }
    const V upper = NAC_NAME(select)(within > rank + 1, lower, above);
    return (lower + upper) / 2.0f;
}

static void NAC_NAME(rise_median)(
    const float *now, const float *before, size_t stride, size_t rows, size_t count, float *output, void *room) {
    V *rises = room;
    for (size_t index = 0; index < count; index += NAC_LANES) {
        const size_t width = count - index < NAC_LANES ? count - index : NAC_LANES;
        for (size_t row = 0; row < rows; row++) {
            rises[row] = NAC_NAME(rise)(now + row * stride + index, before + row * stride + index, width);
        }
        NAC_NAME(give)(output + index, NAC_NAME(median_by_bits)(rises, rows), width);
    }
}

#undef N
