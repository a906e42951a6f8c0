// Included once for each instruction set, by kernels.h, after lanes.h in single precision.

typedef int32_t NAC_NAME(integers) __attribute__((vector_size(NAC_LANES * sizeof(int32_t))));

#define N NAC_NAME(integers)

/// Registers that are worked on in turns: a logarithm is one long chain, in which a processor would wait. Together they
/// hold whole rows of a block of frames.
#define NAC_TURNS 4
#define NAC_TOGETHER (NAC_TURNS * NAC_LANES)

#define EACH _Pragma("clang loop unroll(full)") for (int k = 0; k < NAC_TURNS; k++)

/// `a` where the mask is all ones, `b` where it is zero.
INLINE V NAC_NAME(select)(N mask, V a, V b) { return (V)((mask & (N)a) | (~mask & (N)b)); }
INLINE V NAC_NAME(larger)(V a, V b) { return NAC_NAME(select)(a > b, a, b); }
INLINE V NAC_NAME(smaller)(V a, V b) { return NAC_NAME(select)(a < b, a, b); }

/// Splits normal positive numbers: x = 2^exponent * mantissa, the mantissa between sqrt(1/2) and sqrt(2).
INLINE V NAC_NAME(mantissa)(V x, N *exponent) {
    const N bits = (N)x;
    // The bits of sqrt(1/2): subtracting them moves the range of the mantissa.
    const N whole = (bits - 0x3f3504f3) >> 23;
    *exponent = whole;
    return (V)(bits - (whole << 23));
}

/// p = p x + term
INLINE void NAC_NAME(step)(V *p, const V *x, float term) {
    EACH p[k] = p[k] * x[k] + term;
}

/// Natural logarithms of what `mantissa` gives, as f - f^2 / 2 + f^3 P(f) of f one below it; P was fitted (Lawson) to
/// 6e-9 relative to f.
INLINE void NAC_NAME(logarithms)(V *mantissas) {
    V f[NAC_TURNS], p[NAC_TURNS];
    EACH f[k] = mantissas[k] - 1.0f;
    EACH p[k] = f[k] * -0.07865497469902039f + 0.1287926882505417f;
    NAC_NAME(step)(p, f, -0.13125309348106384f);
    NAC_NAME(step)(p, f, 0.14181411266326904f);
    NAC_NAME(step)(p, f, -0.16624967753887177f);
    NAC_NAME(step)(p, f, 0.2000228315591812f);
    NAC_NAME(step)(p, f, -0.2500079572200775f);
    NAC_NAME(step)(p, f, 0.33333316445350647f);
    NAC_NAME(step)(p, f, -0.5f);
    EACH mantissas[k] = f[k] + f[k] * f[k] * p[k];
}

/// 10 log10 of normal positive numbers; infinity stays what it is.
#if NAC_REGISTER_BYTES == 64
INLINE void NAC_NAME(levels)(V *x) {
    // One over about the middle of each sixteenth between 1 and 2, which brings a mantissa close to 1, and its level. The
    // first and the last are exact, so that levels near 0 dB are as well.
    const __m512 inverses = {
        1,           0.914285719f, 0.864864886f, 0.820512831f, 0.780487776f, 0.744186044f, 0.711111128f, 0.680851042f,
        0.653061211f, 0.627451003f, 0.603773594f, 0.581818163f, 0.561403513f, 0.542372882f, 0.524590135f, 0.5f,
    };
    const __m512 levels = {
        0,           0.38918063f, 0.630517364f, 0.859146237f, 1.07633889f, 1.28318477f, 1.48062527f, 1.66947889f,
        1.85046113f, 2.02420187f, 2.19125891f,  2.35212731f,  2.50724864f, 2.65702033f, 2.80179882f, 3.01029992f,
    };
    V f[NAC_TURNS], p[NAC_TURNS];
    EACH {
        // Four bits of the mantissa say where to look; those above are ignored. An infinite exponent stays.
        const __m512i place = _mm512_srli_epi32(_mm512_castps_si512(x[k]), 19);
        const V mantissa = _mm512_getmant_ps(x[k], _MM_MANT_NORM_1_2, _MM_MANT_SIGN_src);
        f[k] = mantissa * _mm512_permutexvar_ps(place, inverses) - 1.0f;
        x[k] = _mm512_getexp_ps(x[k]) * 3.0102999566398120f + _mm512_permutexvar_ps(place, levels);
    }
    // f P(f), where P was fitted (Lawson) to 3e-9 relative to the logarithm.
    EACH p[k] = f[k] * 0.8174944163744815f - 1.0861266476388869f;
    NAC_NAME(step)(p, f, 1.4477103210201294f);
    NAC_NAME(step)(p, f, -2.171472457663585f);
    NAC_NAME(step)(p, f, 4.3429448092219785f);
    EACH x[k] += f[k] * p[k];
}
#else
INLINE void NAC_NAME(levels)(V *x) {
    V fraction[NAC_TURNS];
    N exponent[NAC_TURNS];
    EACH fraction[k] = NAC_NAME(mantissa)(x[k], &exponent[k]);
    NAC_NAME(logarithms)(fraction);
    EACH {
        const V whole = __builtin_convertvector(exponent[k], V);
        const V level = fraction[k] * 4.3429448190325183f + whole * 3.0102999566398120f;
        x[k] = NAC_NAME(select)(x[k] > FLT_MAX, x[k], level);
    }
}
#endif

static void NAC_NAME(decibels)(
    const float *input, size_t count, float floor, float offset, float least_level, float *output, float *lowest,
    float *highest) {
    // Below the smallest normal number the exponent is not where the logarithm looks for it.
    const V least = (V){0} + (floor < FLT_MIN ? FLT_MIN : floor);
    V low = (V){0} + *lowest, high = (V){0} + *highest;
    for (size_t index = 0; index < count; index += NAC_TOGETHER) {
        float rest[NAC_TOGETHER];
        const float *from = input + index;
        float *to = output + index;
        const size_t left = count - index;
        if (left < NAC_TOGETHER) {
            // The last values, the very last of them repeated.
            for (size_t k = 0; k < NAC_TOGETHER; k++) rest[k] = from[k < left ? k : left - 1];
            from = to = rest;
        }
        V x[NAC_TURNS];
        EACH x[k] = NAC_NAME(larger)(NAC_NAME(load)(from + k * NAC_LANES), least);
        NAC_NAME(levels)(x);
        EACH {
            const V level = NAC_NAME(larger)(x[k] - offset, (V){0} + least_level);
            low = NAC_NAME(smaller)(level, low);
            high = NAC_NAME(larger)(level, high);
            NAC_NAME(store)(to + k * NAC_LANES, level);
        }
        if (left < NAC_TOGETHER) memcpy(output + index, rest, left * sizeof(float));
    }
    for (int k = 0; k < NAC_LANES; k++) {
        *lowest = low[k] < *lowest ? low[k] : *lowest;
        *highest = high[k] > *highest ? high[k] : *highest;
    }
}

/// Rounds of bins that share one logarithm: their mantissas are multiplied, which stays between 1/16 and 16.
#define NAC_SHARED 8

/// Geometric over arithmetic mean of as many frames as there are lanes.
INLINE void NAC_NAME(flatness_of)(const float *power, size_t bins, float floor, float *flatness) {
    typedef NAC_NAME(doubles) D;
    const V least = (V){0} + (floor < FLT_MIN ? FLT_MIN : floor);
    D sum = {0}, logarithm = {0};
    N exponents[NAC_TURNS] = {{0}};
    for (size_t bin = 0; bin < bins;) {
        V product[NAC_TURNS], part[NAC_TURNS];
        EACH {
            product[k] = (V){0} + 1.0f;
            part[k] = (V){0};
        }
        for (size_t round = 0; round < NAC_SHARED && bin < bins; round++) {
            const int turns = bins - bin < NAC_TURNS ? (int)(bins - bin) : NAC_TURNS;
            for (int k = 0; k < turns; k++, bin++) {
                const V x = NAC_NAME(larger)(NAC_NAME(load)(power + bin * NAC_BLOCK), least);
                N exponent;
                product[k] *= NAC_NAME(mantissa)(x, &exponent);
                exponents[k] += exponent;
                part[k] += x;
            }
        }
        EACH {
            N exponent;
            product[k] = NAC_NAME(mantissa)(product[k], &exponent);
            exponents[k] += exponent;
        }
        NAC_NAME(logarithms)(product);
        EACH {
            logarithm += __builtin_convertvector(product[k], D);
            sum += __builtin_convertvector(part[k], D);
        }
    }
    for (size_t k = 1; k < NAC_TURNS; k++) exponents[0] += exponents[k];
    for (int k = 0; k < NAC_LANES; k++) {
        const double total = logarithm[k] + exponents[0][k] * 0.69314718055994531;
        flatness[k] = (float)(exp(total / (double)bins) / (sum[k] / (double)bins));
    }
}

static void NAC_NAME(flatness)(const float *power, size_t bins, float floor, float *flatness) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        NAC_NAME(flatness_of)(power + lane, bins, floor, flatness + lane);
    }
}

#undef EACH
#undef NAC_TURNS
#undef NAC_TOGETHER
#undef NAC_SHARED
#undef N
