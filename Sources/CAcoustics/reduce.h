// Included once for each instruction set, by kernels.h, after lanes.h in single precision.
// What is computed from blocks of spectra, and from runs of samples.

typedef NAC_NAME(doubles) NAC_NAME(wide);

#define D NAC_NAME(wide)
#define WIDEN(v) __builtin_convertvector(v, D)

static void NAC_NAME(banded)(
    const nac_band *bands, size_t rows, const float *weights, const float *input, float *output) {
    for (size_t row = 0; row < rows; row++) {
        const nac_band band = bands[row];
        const float *weight = weights + band.first_weight, *column = input + (size_t)band.first_column * NAC_BLOCK;
        for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
            V sum = {0};
            for (size_t k = 0; k < band.count; k++) sum += NAC_NAME(load)(column + k * NAC_BLOCK + lane) * weight[k];
            NAC_NAME(store)(output + row * NAC_BLOCK + lane, sum);
        }
    }
}

static void NAC_NAME(dense)(const float *matrix, size_t rows, size_t columns, const float *input, float *output) {
    // Four rows at a time, so that an input is widened once for four products; their weights are widened beforehand, many
    // at once.
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        size_t row = 0;
        for (; row + 4 <= rows; row += 4) {
            D sums[4] = {{0}, {0}, {0}, {0}};
            for (size_t start = 0; start < columns; start += 64) {
                const size_t count = columns - start < 64 ? columns - start : 64;
                double weights[4][64];
                for (size_t part = 0; part < 4; part++) {
                    const float *from = matrix + (row + part) * columns + start;
                    for (size_t k = 0; k < count; k++) weights[part][k] = from[k];
                }
                for (size_t k = 0; k < count; k++) {
                    D x = WIDEN(NAC_NAME(load)(input + (start + k) * NAC_BLOCK + lane));
                    for (size_t part = 0; part < 4; part++) sums[part] += x * weights[part][k];
                }
            }
            for (size_t part = 0; part < 4; part++) {
                NAC_NAME(store)(output + (row + part) * NAC_BLOCK + lane, __builtin_convertvector(sums[part], V));
            }
        }
        for (; row < rows; row++) {
            const float *a = matrix + row * columns;
            D sum = {0};
            for (size_t k = 0; k < columns; k++) {
                sum += WIDEN(NAC_NAME(load)(input + k * NAC_BLOCK + lane)) * (double)a[k];
            }
            NAC_NAME(store)(output + row * NAC_BLOCK + lane, __builtin_convertvector(sum, V));
        }
    }
}

static void NAC_NAME(place)(const float *block, size_t rows, size_t count, float *target, size_t stride) {
    // Rows are often more than a page apart: without being asked for, each store would wait for its line.
    for (size_t row = 0; row < rows; row++) {
        const float *from = block + row * NAC_BLOCK;
        float *to = target + row * stride;
        if (count == NAC_BLOCK) {
            for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
                NAC_NAME(store)(to + lane, NAC_NAME(load)(from + lane));
            }
            __builtin_prefetch(to + 2 * NAC_BLOCK, 1);
        } else {
            memcpy(to, from, count * sizeof(float));
        }
    }
}

static void NAC_NAME(gather)(const float *source, size_t rows, size_t stride, size_t count, float *block) {
    for (size_t row = 0; row < rows; row++) {
        const float *from = source + row * stride;
        float *to = block + row * NAC_BLOCK;
        if (count == NAC_BLOCK) {
            for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
                NAC_NAME(store)(to + lane, NAC_NAME(load)(from + lane));
            }
            // As in `place`: the next block's values, which lie in as many lines as there are rows.
            __builtin_prefetch(from + 2 * NAC_BLOCK);
        } else {
            memcpy(to, from, count * sizeof(float));
        }
    }
}

static void NAC_NAME(square_root)(const float *input, size_t count, float *output) {
    size_t index = 0;
    for (; index + NAC_LANES <= count; index += NAC_LANES) {
        NAC_NAME(store)(output + index, __builtin_elementwise_sqrt(NAC_NAME(load)(input + index)));
    }
    for (; index < count; index++) output[index] = __builtin_elementwise_sqrt(input[index]);
}

static void NAC_NAME(raise)(float *values, size_t count, float floor) {
    for (size_t index = 0; index < count; index++) values[index] = values[index] < floor ? floor : values[index];
}

static void NAC_NAME(moments)(
    const float *magnitude, const double *frequencies, size_t bins, nac_moments *moments) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        D sum = {0}, first = {0};
        for (size_t bin = 0; bin < bins; bin++) {
            D m = WIDEN(NAC_NAME(load)(magnitude + bin * NAC_BLOCK + lane));
            sum += m;
            first += m * frequencies[bin];
        }
        D scale;
        for (int k = 0; k < NAC_LANES; k++) scale[k] = sum[k] < FLT_MIN ? 1 : 1 / sum[k];
        D centroid = first * scale, second = {0}, third = {0}, fourth = {0};
        for (size_t bin = 0; bin < bins; bin++) {
            D m = WIDEN(NAC_NAME(load)(magnitude + bin * NAC_BLOCK + lane));
            D away = frequencies[bin] - centroid, square = away * away, weighted = m * square;
            second += weighted;
            third += weighted * away;
            fourth += weighted * square;
        }
        second *= scale;
        third *= scale;
        fourth *= scale;
        *(NAC_NAME(doubles) *)(moments->sum + lane) = sum;
        *(NAC_NAME(doubles) *)(moments->centroid + lane) = centroid;
        *(NAC_NAME(doubles) *)(moments->variance + lane) = second;
        *(NAC_NAME(doubles) *)(moments->third + lane) = third;
        *(NAC_NAME(doubles) *)(moments->fourth + lane) = fourth;
    }
}

static void NAC_NAME(rolloff)(const float *magnitude, size_t bins, float share, int32_t *bin) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        V total = {0}, running = {0};
        NAC_NAME(integers) below = {0};
        for (size_t k = 0; k < bins; k++) total += NAC_NAME(load)(magnitude + k * NAC_BLOCK + lane);
        const V threshold = total * share;
        for (size_t k = 0; k < bins; k++) {
            running += NAC_NAME(load)(magnitude + k * NAC_BLOCK + lane);
            below -= (NAC_NAME(integers))(running < threshold);
        }
        for (int k = 0; k < NAC_LANES; k++) bin[lane + k] = below[k];
    }
}

/// The means of the `share` largest and smallest values. Where `share` is a constant the lists stay in registers.
INLINE void NAC_NAME(extremes_of)(
    const float *magnitude, size_t count, const size_t share, V *high, V *low, float *largest, float *smallest) {
    for (size_t k = 0; k < share; k++) {
        high[k] = (V){0} - INFINITY;
        low[k] = (V){0} + INFINITY;
    }
    for (size_t bin = 0; bin < count; bin++) {
        // Both lists are sorted; a value falls through them until it finds its place.
        V up = NAC_NAME(load)(magnitude + bin * NAC_BLOCK), down = up;
        for (size_t k = 0; k < share; k++) {
            V top = high[k], bottom = low[k];
            high[k] = NAC_NAME(larger)(top, up);
            up = NAC_NAME(select)(top > up, up, top);
            low[k] = NAC_NAME(select)(bottom < down, bottom, down);
            down = NAC_NAME(larger)(bottom, down);
        }
    }
    V above = {0}, below = {0};
    for (size_t k = 0; k < share; k++) {
        above += high[k];
        below += low[k];
    }
    NAC_NAME(store)(largest, above / (float)share);
    NAC_NAME(store)(smallest, below / (float)share);
}

static void NAC_NAME(extremes)(
    const float *magnitude, size_t count, size_t share, float *room, float *largest, float *smallest) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        const float *from = magnitude + lane;
        float *top = largest + lane, *bottom = smallest + lane;
        V high[10], low[10];
        switch (share) {
#define SHARE(n)                                                                  \
    case n: NAC_NAME(extremes_of)(from, count, n, high, low, top, bottom); break;
            SHARE(1)
            SHARE(2)
            SHARE(3)
            SHARE(4)
            SHARE(5)
            SHARE(6)
            SHARE(7)
            SHARE(8)
            SHARE(9)
            SHARE(10)
#undef SHARE
            default: {
                V *lists = (V *)room;
                NAC_NAME(extremes_of)(from, count, share, lists, lists + share, top, bottom);
            }
        }
    }
}

static double NAC_NAME(sum_of_squares)(const float *samples, size_t count) {
    // Four squares are added in single precision, everything else in double.
    D sums = {0};
    size_t index = 0;
    for (; index + 4 * NAC_LANES <= count; index += 4 * NAC_LANES) {
        V a = NAC_NAME(load)(samples + index), b = NAC_NAME(load)(samples + index + NAC_LANES);
        V c = NAC_NAME(load)(samples + index + 2 * NAC_LANES), d = NAC_NAME(load)(samples + index + 3 * NAC_LANES);
        sums += WIDEN((a * a + b * b) + (c * c + d * d));
    }
    double sum = 0;
    for (int k = 0; k < NAC_LANES; k++) sum += sums[k];
    for (; index < count; index++) sum += (double)samples[index] * samples[index];
    return sum;
}

static size_t NAC_NAME(zero_crossings)(const float *samples, size_t count, float threshold) {
    size_t crossings = 0;
    // Counted in pieces whose count fits 32 bits, so that as many counters as possible share a register.
    for (size_t start = 1; start < count;) {
        size_t end = count - start > 65536 ? start + 65536 : count;
        uint32_t piece = 0;
        for (size_t index = start; index < end; index++) {
            piece += (samples[index] < -threshold) != (samples[index - 1] < -threshold);
        }
        crossings += piece;
        start = end;
    }
    return crossings;
}

static size_t NAC_NAME(first_non_finite)(const float *samples, size_t count) {
    size_t start = 0;
    while (start < count) {
        size_t end = count - start > 4096 ? start + 4096 : count;
        uint32_t bad = 0;
        for (size_t index = start; index < end; index++) bad |= !(fabsf(samples[index]) <= FLT_MAX);
        if (bad) {
            while (fabsf(samples[start]) <= FLT_MAX) start += 1;
            return start;
        }
        start = end;
    }
    return count;
}

#undef D
#undef WIDEN
