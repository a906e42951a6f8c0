// Included once for each instruction set, by kernels.h, after logarithm.h in single precision.
// What voice parameters are computed from: spectra sharpened to their peaks, drawn over a logarithmic axis and summed
// at harmonic distances, and products with a matrix.

typedef int32_t NAC_NAME(whole) __attribute__((vector_size(NAC_LANES * sizeof(int32_t))));

#define N NAC_NAME(whole)
#define D NAC_NAME(wide)
#define WIDEN(v) __builtin_convertvector(v, D)
#define ROW(base, row) NAC_NAME(load)((base) + (row) * NAC_BLOCK + lane)

/// Eight rows at a time, so that their sums stay in registers.
static void NAC_NAME(product)(const float *matrix, size_t rows, size_t columns, const float *input, float *output) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        for (size_t row = 0; row < rows; row += 8) {
            const size_t count = rows - row < 8 ? rows - row : 8;
            const float *from[8];
            for (size_t k = 0; k < 8; k++) from[k] = matrix + (row + (k < count ? k : 0)) * columns;
            V sums[8] = {{0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}};
            for (size_t column = 0; column < columns; column++) {
                const V x = ROW(input, column);
#pragma clang loop unroll(full)
                for (size_t k = 0; k < 8; k++) sums[k] += x * from[k][column];
            }
            for (size_t k = 0; k < count; k++) NAC_NAME(store)(output + (row + k) * NAC_BLOCK + lane, sums[k]);
        }
    }
}

/// All ones where a value is above both neighbours; an end has only one.
INLINE N NAC_NAME(summit)(const float *values, size_t rows, size_t row, size_t lane) {
    const V here = ROW(values, row);
    N is = ~(N){0};
    if (row > 0) is &= here > ROW(values, row - 1);
    if (row + 1 < rows) is &= here > ROW(values, row + 1);
    return is;
}

static void NAC_NAME(sharpen)(const float *magnitude, size_t bins, float *room, float *output) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        // What is farther than two bins from every summit becomes zero, except before the first and after the last.
        N passed = {0};
        N recent[5] = {{0}, {0}, {0}, {0}, {0}};
        for (size_t row = 0; row < 2 && row < bins; row++) recent[3 + row] = NAC_NAME(summit)(magnitude, bins, row, lane);
        for (size_t row = 0; row < bins; row++) {
            for (size_t k = 0; k < 4; k++) recent[k] = recent[k + 1];
            recent[4] = row + 2 < bins ? NAC_NAME(summit)(magnitude, bins, row + 2, lane) : (N){0};
            passed |= recent[2];
            const N kept = recent[0] | recent[1] | recent[2] | recent[3] | recent[4] | ~passed;
            NAC_NAME(store)(room + row * NAC_BLOCK + lane, (V)(kept & (N)ROW(magnitude, row)));
        }
        N open = ~(N){0};
        for (size_t row = bins; row-- > 0;) {
            const N summit = NAC_NAME(summit)(magnitude, bins, row, lane);
            open &= ~summit;
            N any = {0};
            for (int k = 0; k < NAC_LANES; k++) any[0] |= open[k];
            if (any[0] == 0) break;
            const V value = (V)((open & (N)ROW(magnitude, row)) | (~open & (N)ROW(room, row)));
            NAC_NAME(store)(room + row * NAC_BLOCK + lane, value);
        }
        V before = {0}, here = ROW(room, 0);
        for (size_t row = 0; row + 1 < bins; row++) {
            const V after = ROW(room, row + 1);
            NAC_NAME(store)(output + row * NAC_BLOCK + lane, (before + after) * 0.25f + here * 0.5f);
            before = here;
            here = after;
        }
        NAC_NAME(store)(output + (bins - 1) * NAC_BLOCK + lane, here);
    }
}

static void NAC_NAME(spline)(const nac_spline *spline, const float *values, float *room, float *output) {
    const size_t count = spline->knots;
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        // Second derivatives at the knots: a tridiagonal system whose elimination is known beforehand.
        V before = {0}, here = ROW(values, 0), after = ROW(values, 1);
        V slope = (after - here) * spline->inverse_width[0];
        NAC_NAME(store)(room + lane, before);
        for (size_t k = 1; k + 1 < count; k++) {
            here = after;
            after = ROW(values, k + 1);
            const V next = (after - here) * spline->inverse_width[k];
            before = ((next - slope) * 6.0f - before * spline->width[k - 1]) * spline->pivot[k];
            NAC_NAME(store)(room + k * NAC_BLOCK + lane, before);
            slope = next;
        }
        V last = {0};
        NAC_NAME(store)(room + (count - 1) * NAC_BLOCK + lane, last);
        for (size_t k = count - 1; k-- > 1;) {
            last = ROW(room, k) - last * spline->back[k];
            NAC_NAME(store)(room + k * NAC_BLOCK + lane, last);
        }
        for (size_t point = 0; point < spline->points; point++) {
            const size_t k = spline->interval[point];
            const float *c = spline->coefficients + 4 * point;
            V value = ROW(values, k) * c[0] + ROW(values, k + 1) * c[1] + ROW(room, k) * c[2] + ROW(room, k + 1) * c[3];
            NAC_NAME(store)(output + point * NAC_BLOCK + lane, (V)((N)value & (value > 0)));
        }
    }
}

static void NAC_NAME(shifted_sum)(
    const float *values, size_t rows, const uint32_t *shifts, const float *weights, size_t count, float *output) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        for (size_t row = 0; row < rows; row++) {
            V sum = {0};
            for (size_t k = 0; k < count && row + shifts[k] < rows; k++) sum += ROW(values, row + shifts[k]) * weights[k];
            NAC_NAME(store)(output + row * NAC_BLOCK + lane, sum);
        }
    }
}

static void NAC_NAME(summits)(const float *values, size_t rows, float *heights, int32_t *places, double *sums) {
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        V height[NAC_SUMMITS];
        N place[NAC_SUMMITS];
        for (int k = 0; k < NAC_SUMMITS; k++) height[k] = (V){0}, place[k] = (N){0} - 1;
        V before = ROW(values, 0), here = ROW(values, 1);
        D sum = WIDEN(before) + WIDEN(here);
        for (size_t row = 1; row + 1 < rows; row++) {
            const V after = ROW(values, row + 1);
            sum += WIDEN(after);
            // Zero is below every height, so what is no summit is not taken in. Each place keeps the higher of two.
            V rest = (V)((here > before) & (here > after) & (N)here);
            N at = (N){0} + (int32_t)row;
#pragma clang loop unroll(full)
            for (int k = 0; k < NAC_SUMMITS; k++) {
                const N higher = rest > height[k];
                const V lower = NAC_NAME(select)(higher, height[k], rest);
                const N other = (higher & place[k]) | (~higher & at);
                height[k] = NAC_NAME(select)(higher, rest, height[k]);
                place[k] = (higher & at) | (~higher & place[k]);
                rest = lower;
                at = other;
            }
            before = here;
            here = after;
        }
        for (int k = 0; k < NAC_SUMMITS; k++) {
            NAC_NAME(store)(heights + k * NAC_BLOCK + lane, height[k]);
            memcpy(places + k * NAC_BLOCK + lane, &place[k], sizeof(N));
        }
        memcpy(sums + lane, &sum, sizeof(D));
    }
}

#undef ROW
#undef WIDEN
#undef D
#undef N
