// Included once for each instruction set, by kernels.h, after reduce.h in single precision.
// The cosine transform of the second kind of blocks of frames.
//
// Cosines of even order are the same at both ends of a row, those of odd order of opposite sign there: sums of the
// inputs from both ends serve the even outputs, differences the odd ones. The even outputs are a transform of the sums,
// which fold again, as long as their number is even.

typedef NAC_NAME(doubles) NAC_NAME(wide);
#define D NAC_NAME(wide)

/// The outputs `first`, `first + step`, …: products of a row of weights each with the first `count` of `x`.
INLINE void NAC_NAME(cosine_products)(
    const double *matrix, size_t rows, size_t columns, size_t first, size_t step, const D *x, size_t count,
    float *output) {
    size_t row = first;
    // Four rows at a time: their sums do not wait for each other.
    for (; row + 3 * step < rows; row += 4 * step) {
        const double *a = matrix + row * columns, *b = a + step * columns;
        const double *c = b + step * columns, *d = c + step * columns;
        D sums[4] = {{0}, {0}, {0}, {0}};
        for (size_t k = 0; k < count; k++) {
            sums[0] += x[k] * a[k];
            sums[1] += x[k] * b[k];
            sums[2] += x[k] * c[k];
            sums[3] += x[k] * d[k];
        }
        for (size_t part = 0; part < 4; part++) {
            NAC_NAME(store)(output + (row + part * step) * NAC_BLOCK, __builtin_convertvector(sums[part], V));
        }
    }
    for (; row < rows; row += step) {
        const double *a = matrix + row * columns;
        D sum = {0};
        for (size_t k = 0; k < count; k++) sum += x[k] * a[k];
        NAC_NAME(store)(output + row * NAC_BLOCK, __builtin_convertvector(sum, V));
    }
}

static void NAC_NAME(cosine)(
    const double *matrix, size_t rows, size_t columns, const float *input, float *output, void *room) {
    D *sums = room, *differences = sums + columns;
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        for (size_t k = 0; k < columns; k++) {
            sums[k] = __builtin_convertvector(NAC_NAME(load)(input + k * NAC_BLOCK + lane), D);
        }
        size_t step = 1, count = columns;
        for (; count % 2 == 0 && step < rows; step *= 2) {
            for (size_t k = 0; 2 * k < count; k++) {
                const D low = sums[k], high = sums[count - 1 - k];
                sums[k] = low + high;
                differences[k] = low - high;
            }
            count /= 2;
            NAC_NAME(cosine_products)(
                matrix, rows, columns, step, 2 * step, differences, count, output + lane);
        }
        NAC_NAME(cosine_products)(matrix, rows, columns, 0, step, sums, count, output + lane);
    }
}

#undef D
