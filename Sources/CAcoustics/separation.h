// Included once for each instruction set, by kernels.h, after median.h in single precision.

static void NAC_NAME(turn)(
    const float *from, size_t from_stride, size_t rows, size_t columns, float *to, size_t to_stride) {
    for (size_t row = 0; row < rows; row += NAC_LANES) {
        for (size_t column = 0; column < columns; column += NAC_LANES) {
            const size_t high = rows - row < NAC_LANES ? rows - row : NAC_LANES;
            const size_t wide = columns - column < NAC_LANES ? columns - column : NAC_LANES;
            V square[NAC_LANES];
            if (high == NAC_LANES && wide == NAC_LANES) {
#pragma clang loop unroll(full)
                for (int k = 0; k < NAC_LANES; k++) {
                    square[k] = NAC_NAME(load)(from + (row + k) * from_stride + column);
                }
                NAC_NAME(transpose)(square);
#pragma clang loop unroll(full)
                for (int k = 0; k < NAC_LANES; k++) {
                    NAC_NAME(store)(to + (column + k) * to_stride + row, square[k]);
                }
            } else {
                for (size_t k = 0; k < high; k++) {
                    for (size_t l = 0; l < wide; l++) {
                        to[(column + l) * to_stride + row + k] = from[(row + k) * from_stride + column + l];
                    }
                }
            }
        }
    }
}

/// `a^power` of numbers in 0 ... 1.
INLINE V NAC_NAME(raised)(V a, float power) {
    if (power == 2) return a * a;
    if (power != 1) {
        for (int k = 0; k < NAC_LANES; k++) a[k] = powf(a[k], power);
    }
    return a;
}

/// The shares of `a` and `b` in the sum of their powers; `unknown` where both are too small to tell.
INLINE void NAC_NAME(shares)(V a, V b, float power, float unknown, V *share_a, V *share_b) {
    const V larger = NAC_NAME(larger)(a, b);
    if (isinf(power)) {
        *share_a = NAC_NAME(select)(a > b, (V){0} + 1.0f, (V){0});
        *share_b = NAC_NAME(select)(b > a, (V){0} + 1.0f, (V){0});
        return;
    }
    // Statements of their own: a fused multiplication and addition would round otherwise than NumPy.
    const V x = NAC_NAME(raised)(a / larger, power);
    const V y = NAC_NAME(raised)(b / larger, power);
    const V sum = x + y;
    *share_a = NAC_NAME(select)(larger < FLT_MIN, (V){0} + unknown, x / sum);
    *share_b = NAC_NAME(select)(larger < FLT_MIN, (V){0} + unknown, y / sum);
}

static void NAC_NAME(soft_masks)(
    const float *first, const float *second, size_t count, float first_margin, float second_margin, float power,
    float unknown, const float *scale, float *first_output, float *second_output) {
    for (size_t index = 0; index < count; index += NAC_LANES) {
        const size_t width = count - index < NAC_LANES ? count - index : NAC_LANES;
        const V a = NAC_NAME(take)(first + index, width), b = NAC_NAME(take)(second + index, width);
        V share_a, share_b, other;
        if (first_margin == 1 && second_margin == 1) {
            NAC_NAME(shares)(a, b, power, unknown, &share_a, &share_b);
        } else {
            NAC_NAME(shares)(a, b * first_margin, power, unknown, &share_a, &other);
            NAC_NAME(shares)(b, a * second_margin, power, unknown, &share_b, &other);
        }
        if (scale) {
            const V s = NAC_NAME(take)(scale + index, width);
            share_a *= s;
            share_b *= s;
        }
        NAC_NAME(give)(first_output + index, share_a, width);
        NAC_NAME(give)(second_output + index, share_b, width);
    }
}

static size_t NAC_NAME(first_non_magnitude)(const float *values, size_t count) {
    size_t start = 0;
    while (start < count) {
        const size_t end = count - start > 4096 ? start + 4096 : count;
        uint32_t bad = 0;
        for (size_t index = start; index < end; index++) bad |= !(values[index] >= 0) | !(values[index] <= FLT_MAX);
        if (bad) {
            while (values[start] >= 0 && values[start] <= FLT_MAX) start += 1;
            return start;
        }
        start = end;
    }
    return count;
}

static void NAC_NAME(magnitudes)(const float *real, const float *imaginary, size_t count, float *output) {
    typedef NAC_NAME(doubles) D;
    for (size_t index = 0; index < count; index += NAC_LANES) {
        const size_t width = count - index < NAC_LANES ? count - index : NAC_LANES;
        // In double precision no square of a single one overflows.
        const D a = __builtin_convertvector(NAC_NAME(take)(real + index, width), D);
        const D b = __builtin_convertvector(NAC_NAME(take)(imaginary + index, width), D);
        NAC_NAME(give)(output + index, __builtin_convertvector(__builtin_elementwise_sqrt(a * a + b * b), V), width);
    }
}
