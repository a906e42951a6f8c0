// Included once for each instruction set, by kernels.h, after lanes.h in single precision.
// Where spectra have their peaks.

typedef int8_t NAC_NAME(flags) __attribute__((vector_size(NAC_LANES), aligned(1)));

static void NAC_NAME(peaks)(
    const float *magnitude, size_t bins, size_t first, size_t end, float share, int8_t *found) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        V highest = NAC_NAME(load)(magnitude + lane);
        for (size_t bin = 1; bin < bins; bin++) {
            V here = NAC_NAME(load)(magnitude + bin * NAC_BLOCK + lane);
            highest = __builtin_elementwise_max(highest, here);
        }
        const V floor = highest * share;
        for (size_t bin = first; bin < end; bin++) {
            const float *at = magnitude + bin * NAC_BLOCK + lane;
            // Above the last bin there is nothing.
            V here = NAC_NAME(load)(at), below = NAC_NAME(load)(at - NAC_BLOCK);
            V above = bin + 1 < bins ? NAC_NAME(load)(at + NAC_BLOCK) : (V){0};
            *(NAC_NAME(flags) *)(found + (bin - first) * NAC_BLOCK + lane) =
                __builtin_convertvector((here > floor) & (here > below) & (here >= above), NAC_NAME(flags));
        }
    }
}
