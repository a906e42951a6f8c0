// Included once for each instruction set and precision, by kernels.h.
// In: NAC_REAL (float or double), NAC_LANES, NAC_NAME(x) (gives every name its suffix).
// Out: the vector type, and moving a square of samples from frames in rows to frames in lanes.

typedef NAC_REAL NAC_NAME(vector) __attribute__((vector_size(NAC_LANES * sizeof(NAC_REAL))));
typedef float NAC_NAME(floats) __attribute__((vector_size(NAC_LANES * sizeof(float)), aligned(4)));
typedef double NAC_NAME(doubles) __attribute__((vector_size(NAC_LANES * sizeof(double)), aligned(8)));

#define V NAC_NAME(vector)

/// As many neighbouring samples as there are lanes, from anywhere.
static inline __attribute__((always_inline)) V NAC_NAME(load)(const float *from) {
    return __builtin_convertvector(*(const NAC_NAME(floats) *)from, V);
}

static inline __attribute__((always_inline)) void NAC_NAME(store)(float *to, V value) {
    *(NAC_NAME(floats) *)to = __builtin_convertvector(value, NAC_NAME(floats));
}

#if NAC_LANES == 2
#define NAC_LOW(a, b) __builtin_shufflevector(a, b, 0, 2)
#define NAC_HIGH(a, b) __builtin_shufflevector(a, b, 1, 3)
#elif NAC_LANES == 4
#define NAC_LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define NAC_HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#elif NAC_LANES == 8
#define NAC_LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define NAC_HIGH(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#elif NAC_LANES == 16
#define NAC_LOW(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define NAC_HIGH(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#endif

/// Turns rows into columns: log2(lanes) rounds that interleave row i with row i + lanes / 2.
static inline __attribute__((always_inline)) void NAC_NAME(transpose)(V *rows) {
#pragma clang loop unroll(full)
    for (int round = 1; round < NAC_LANES; round *= 2) {
        V mixed[NAC_LANES];
#pragma clang loop unroll(full)
        for (int row = 0; row < NAC_LANES / 2; row++) {
            mixed[2 * row] = NAC_LOW(rows[row], rows[row + NAC_LANES / 2]);
            mixed[2 * row + 1] = NAC_HIGH(rows[row], rows[row + NAC_LANES / 2]);
        }
#pragma clang loop unroll(full)
        for (int row = 0; row < NAC_LANES; row++) rows[row] = mixed[row];
    }
}

#undef NAC_LOW
#undef NAC_HIGH
