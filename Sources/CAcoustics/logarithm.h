// Included once for each instruction set, by kernels.h, after lanes.h in single precision.

typedef int32_t NAC_NAME(integers) __attribute__((vector_size(NAC_LANES * sizeof(int32_t))));

#define N NAC_NAME(integers)

/// `a` where the mask is all ones, `b` where it is zero.
INLINE V NAC_NAME(select)(N mask, V a, V b) { return (V)((mask & (N)a) | (~mask & (N)b)); }
INLINE V NAC_NAME(larger)(V a, V b) { return NAC_NAME(select)(a > b, a, b); }

/// Natural logarithm of a normal positive number as `exponent * ln 2 + fraction`. x = 2^exponent (1 + f) with 1 + f
/// between sqrt(1/2) and sqrt(2); ln(1 + f) = f - f^2 / 2 + f^3 P(f), P fitted (Lawson) to 6e-9 relative to f.
INLINE void NAC_NAME(logarithm)(V x, V *exponent, V *fraction) {
    const N bits = (N)x;
    // The bits of sqrt(1/2): subtracting them moves the range of the mantissa.
    const N shifted = bits - 0x3f3504f3;
    const N whole = shifted >> 23;
    const V f = (V)(bits - (whole << 23)) - 1.0f;
    V p = f * -0.07865497469902039f + 0.1287926882505417f;
    p = p * f - 0.13125309348106384f;
    p = p * f + 0.14181411266326904f;
    p = p * f - 0.16624967753887177f;
    p = p * f + 0.2000228315591812f;
    p = p * f - 0.2500079572200775f;
    p = p * f + 0.33333316445350647f;
    *exponent = __builtin_convertvector(whole, V);
    *fraction = f + f * f * (f * p - 0.5f);
}

/// 10 log10 of a normal positive number; infinity stays what it is.
INLINE V NAC_NAME(decibel)(V x) {
    V exponent, fraction;
    NAC_NAME(logarithm)(x, &exponent, &fraction);
    V value = fraction * 4.3429448190325183f + exponent * 3.0102999566398120f;
    return NAC_NAME(select)(x > FLT_MAX, x, value);
}

static void NAC_NAME(decibels)(
    const float *input, size_t count, float floor, float offset, float *output, float *lowest, float *highest) {
    // Below the smallest normal number the exponent is not where the logarithm looks for it.
    const V least = (V){0} + (floor < FLT_MIN ? FLT_MIN : floor);
    V low = (V){0} + *lowest, high = (V){0} + *highest;
    size_t index = 0;
    while (index < count) {
        float rest[NAC_LANES];
        const float *from = input + index;
        float *to = output + index;
        const size_t left = count - index;
        if (left < NAC_LANES) {
            // The last values, the very last of them repeated.
            for (size_t k = 0; k < NAC_LANES; k++) rest[k] = from[k < left ? k : left - 1];
            from = to = rest;
        }
        V level = NAC_NAME(decibel)(NAC_NAME(larger)(NAC_NAME(load)(from), least)) - offset;
        low = NAC_NAME(select)(level < low, level, low);
        high = NAC_NAME(larger)(level, high);
        NAC_NAME(store)(to, level);
        if (left < NAC_LANES) memcpy(output + index, rest, left * sizeof(float));
        index += NAC_LANES;
    }
    for (int k = 0; k < NAC_LANES; k++) {
        *lowest = low[k] < *lowest ? low[k] : *lowest;
        *highest = high[k] > *highest ? high[k] : *highest;
    }
}

static void NAC_NAME(flatness)(const float *power, size_t bins, float floor, float *flatness) {
    typedef NAC_NAME(doubles) D;
    const V least = (V){0} + (floor < FLT_MIN ? FLT_MIN : floor);
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        D logarithms = {0}, sum = {0};
        for (size_t bin = 0; bin < bins; bin++) {
            V x = NAC_NAME(larger)(NAC_NAME(load)(power + bin * NAC_BLOCK + lane), least), exponent, fraction;
            NAC_NAME(logarithm)(x, &exponent, &fraction);
            logarithms += __builtin_convertvector(exponent * 0.69314718055994531f + fraction, D);
            sum += __builtin_convertvector(x, D);
        }
        for (int k = 0; k < NAC_LANES; k++) {
            flatness[lane + k] = (float)(exp(logarithms[k] / (double)bins) / (sum[k] / (double)bins));
        }
    }
}

#undef N
