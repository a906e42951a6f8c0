// Included once for each instruction set, by kernels.h, after lanes.h in single precision.
// Medians of neighbouring rows, column by column: one column in each lane.
//
// Sixteen windows of 31 rows that follow each other share sixteen rows, of which each could be a median. These are
// sorted once; then the windows part into halves, each of which takes in the rows that it shares besides and lets go
// of the ones that are too low or too high by now, until one row is left for each window. That takes 30 instructions
// for a register of medians, where a sorted window that moves down takes 120.

/// Puts two rows in order.
#define ORDER(low, high)                                       \
    do {                                                       \
        const V least = NAC_NAME(smaller)(x[low], x[high]);    \
        x[high] = NAC_NAME(larger)(x[low], x[high]);           \
        x[low] = least;                                        \
    } while (0)

// Batcher's networks.
INLINE void NAC_NAME(sort1)(V *x) { (void)x; }
INLINE void NAC_NAME(sort2)(V *x) { ORDER(0, 1); }
INLINE void NAC_NAME(sort4)(V *x) {
    ORDER(0, 1); ORDER(2, 3);
    ORDER(0, 2); ORDER(1, 3);
    ORDER(1, 2);
}
INLINE void NAC_NAME(sort8)(V *x) {
    NAC_NAME(sort4)(x);
    NAC_NAME(sort4)(x + 4);
    ORDER(0, 4); ORDER(1, 5); ORDER(2, 6); ORDER(3, 7);
    ORDER(2, 4); ORDER(3, 5);
    ORDER(1, 2); ORDER(3, 4); ORDER(5, 6);
}
INLINE void NAC_NAME(sort16)(V *x) {
    NAC_NAME(sort8)(x);
    NAC_NAME(sort8)(x + 8);
    ORDER(0, 8); ORDER(1, 9); ORDER(2, 10); ORDER(3, 11); ORDER(4, 12); ORDER(5, 13); ORDER(6, 14); ORDER(7, 15);
    ORDER(4, 8); ORDER(5, 9); ORDER(6, 10); ORDER(7, 11);
    ORDER(2, 4); ORDER(3, 5); ORDER(6, 8); ORDER(7, 9); ORDER(10, 12); ORDER(11, 13);
    ORDER(1, 2); ORDER(3, 4); ORDER(5, 6); ORDER(7, 8); ORDER(9, 10); ORDER(11, 12); ORDER(13, 14);
}

/// Of `2 n` sorted rows and `n` more, sorted as well, the middle `n`, sorted.
INLINE void NAC_NAME(middle)(const V *core, const V *more, const size_t n, V *x) {
    // Against each other's order, the larger ones are the largest 2 n; of these the smaller ones are the middle.
#pragma clang loop unroll(full)
    for (size_t k = 0; k < n; k++) {
        x[k] = NAC_NAME(smaller)(NAC_NAME(larger)(core[k], more[n - 1 - k]), core[n + k]);
    }
    // They rise and fall at most once in turn, which this sorts (Batcher's bitonic merge).
#pragma clang loop unroll(full)
    for (size_t half = n / 2; half > 0; half /= 2) {
#pragma clang loop unroll(full)
        for (size_t k = 0; k < n; k++) {
            if ((k & half) == 0) ORDER(k, k + half);
        }
    }
}
#undef ORDER

/// `width` columns of a row; zeros in the lanes behind them.
INLINE V NAC_NAME(take)(const float *from, const size_t width) {
    if (width == NAC_LANES) return NAC_NAME(load)(from);
    float part[NAC_LANES] = {0};
    memcpy(part, from, width * sizeof(float));
    return NAC_NAME(load)(part);
}

INLINE void NAC_NAME(give)(float *to, V value, const size_t width) {
    if (width == NAC_LANES) return NAC_NAME(store)(to, value);
    float part[NAC_LANES];
    NAC_NAME(store)(part, value);
    memcpy(to, part, width * sizeof(float));
}

/// Rows in a window that `medians16` works on.
#define WINDOW 31

INLINE void NAC_NAME(medians1)(const float *const *rows, size_t column, const size_t width, const V *core, V *medians) {
    (void)rows, (void)column, (void)width;
    medians[0] = core[0];
}

/// The medians of `2 N` windows, the first of which begins at row 0: `core` holds what is left of the rows that all of
/// them share.
#define MEDIANS(TWICE, N)                                                                                      \
    INLINE void NAC_NAME(medians##TWICE)(                                                                      \
        const float *const *rows, size_t column, const size_t width, const V *core, V *medians) {              \
        V more[N], kept[N];                                                                                    \
        for (size_t k = 0; k < N; k++) more[k] = NAC_NAME(take)(rows[N - 1 + k] + column, width);              \
        NAC_NAME(sort##N)(more);                                                                               \
        NAC_NAME(middle)(core, more, N, kept);                                                                 \
        NAC_NAME(medians##N)(rows, column, width, kept, medians);                                              \
        for (size_t k = 0; k < N; k++) more[k] = NAC_NAME(take)(rows[WINDOW + k] + column, width);             \
        NAC_NAME(sort##N)(more);                                                                               \
        NAC_NAME(middle)(core, more, N, kept);                                                                 \
        NAC_NAME(medians##N)(rows + N, column, width, kept, medians + N);                                      \
    }
MEDIANS(2, 1)
MEDIANS(4, 2)
MEDIANS(8, 4)
MEDIANS(16, 8)
#undef MEDIANS

INLINE void NAC_NAME(sixteen_medians)(
    const float *const *rows, size_t column, const size_t width, float *const *medians) {
    V core[16], found[16];
    for (size_t k = 0; k < 16; k++) core[k] = NAC_NAME(take)(rows[15 + k] + column, width);
    NAC_NAME(sort16)(core);
    NAC_NAME(medians16)(rows, column, width, core, found);
    for (size_t k = 0; k < 16; k++) NAC_NAME(give)(medians[k] + column, found[k], width);
}

/// Takes `old` out of a sorted list and puts `value` in.
INLINE void NAC_NAME(replace)(V *list, size_t size, V old, V value) {
    V before = (V){0} - INFINITY;
    for (size_t k = 0; k + 1 < size; k++) {
        const V kept = NAC_NAME(select)(list[k] < old, list[k], list[k + 1]);
        list[k] = NAC_NAME(larger)(before, NAC_NAME(smaller)(kept, value));
        before = kept;
    }
    list[size - 1] = NAC_NAME(larger)(before, value);
}

/// Medians of windows of any size: the window is kept sorted while it moves down.
INLINE void NAC_NAME(moving_medians)(
    const float *const *rows, size_t count, size_t column, const size_t width, size_t size, V *list,
    float *const *medians) {
    const V none = (V){0} + INFINITY;
    for (size_t k = 0; k < size; k++) list[k] = none;
    for (size_t k = 0; k < size; k++) {
        NAC_NAME(replace)(list, size, none, NAC_NAME(take)(rows[k] + column, width));
    }
    for (size_t k = 0; k < count; k++) {
        NAC_NAME(give)(medians[k] + column, list[size / 2], width);
        if (k + 1 < count) {
            NAC_NAME(replace)(
                list, size, NAC_NAME(take)(rows[k] + column, width), NAC_NAME(take)(rows[k + size] + column, width));
        }
    }
}

static void NAC_NAME(median)(
    const float *const *rows, size_t count, size_t columns, size_t size, float *const *medians, void *room) {
    const size_t whole = columns - columns % NAC_LANES;
    size_t done = 0;
    if (size == WINDOW) {
        for (; done + 16 <= count; done += 16) {
            for (size_t column = 0; column < whole; column += NAC_LANES) {
                NAC_NAME(sixteen_medians)(rows + done, column, NAC_LANES, medians + done);
            }
            if (whole < columns) NAC_NAME(sixteen_medians)(rows + done, whole, columns - whole, medians + done);
        }
    }
    if (done == count) return;
    for (size_t column = 0; column < columns; column += NAC_LANES) {
        const size_t width = column < whole ? NAC_LANES : columns - whole;
        NAC_NAME(moving_medians)(rows + done, count - done, column, width, size, room, medians + done);
    }
}

#undef WINDOW
