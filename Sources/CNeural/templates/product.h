// Matrix product: tiles of NK_TILE_ROWS rows and two registers of NK_WIDTH columns held in registers. Each element is
// summed over the inner index in order, in blocks of at most NK_INNER, so neither the tiling of the other two indices
// nor the number of threads changes a bit.

#define NK_TILE_COLUMNS (2 * NK_WIDTH)
/// Inner block: one panel of B then stays in the first-level cache.
#define NK_INNER 384

typedef float NK_NAME(register_t) __attribute__((ext_vector_type(NK_WIDTH)));
#define NK_REGISTER NK_NAME(register_t)

NK_INLINE NK_REGISTER NK_NAME(load_register)(const float *p) {
    NK_REGISTER x;
    __builtin_memcpy(&x, p, sizeof x);
    return x;
}

/// What to do with a finished tile.
typedef struct NK_NAME(tile_end) {
    const float *bias;
    long columns;
    int accumulate, relu;
} NK_NAME(tile_end);

NK_INLINE void NK_NAME(tile)(
    const int rows, const int registers, long inner, const float *a, long a_row, long a_inner, const float *b,
    long b_inner, float *c, long c_row, const NK_NAME(tile_end) *end) {
#pragma clang fp contract(fast)
    NK_REGISTER sums[NK_TILE_ROWS][2];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < registers; j++) sums[i][j] = (NK_REGISTER)0.f;
    for (long p = 0; p < inner; p++) {
        NK_REGISTER row[2];
        for (int j = 0; j < registers; j++) row[j] = NK_NAME(load_register)(b + p * b_inner + NK_WIDTH * j);
#pragma clang loop unroll(full)
        for (int i = 0; i < rows; i++) {
            NK_REGISTER factor = (NK_REGISTER)a[i * a_row + p * a_inner];
            for (int j = 0; j < registers; j++) sums[i][j] += factor * row[j];
        }
    }
    const NK_REGISTER zero = (NK_REGISTER)0.f;
    NK_REGISTER bias[2] = {zero, zero};
    if (end->bias)
        for (int j = 0; j < registers; j++) bias[j] = NK_NAME(load_register)(end->bias + NK_WIDTH * j);
    const int whole = end->columns == registers * NK_WIDTH;
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < registers; j++) {
            float *to = c + i * c_row + NK_WIDTH * j;
            NK_REGISTER value = sums[i][j];
            if (whole) {
                if (end->accumulate) value += NK_NAME(load_register)(to);
                value += bias[j];
                if (end->relu) value = __builtin_elementwise_max(value, zero);
                __builtin_memcpy(to, &value, sizeof value);
            } else {
                const long count = end->columns - NK_WIDTH * j;
                for (long l = 0; l < NK_WIDTH && l < count; l++) {
                    float x = value[l];
                    if (end->accumulate) x += to[l];
                    x += bias[j][l];
                    to[l] = end->relu && !(x > 0.f) && x == x ? 0.f : x;
                }
            }
        }
}

/// One tile with the row count made a constant; A is read along its rows (a_inner is 1) or down its columns.
static __attribute__((noinline)) void NK_NAME(tile_rows)(
    int rows, int registers, long inner, const float *a, long a_row, long a_inner, const float *b, long b_inner,
    float *c, long c_row, const NK_NAME(tile_end) *end) {
#define NK_TILE(R) \
    case R: \
        if (registers == 2 && a_row == 1) \
            NK_NAME(tile)(R, 2, inner, a, 1, a_inner, b, b_inner, c, c_row, end); \
        else if (registers == 2) \
            NK_NAME(tile)(R, 2, inner, a, a_row, 1, b, b_inner, c, c_row, end); \
        else \
            NK_NAME(tile)(R, 1, inner, a, a_row, a_inner, b, b_inner, c, c_row, end); \
        break;
    switch (rows) { NK_TILE_CASES(NK_TILE) }
#undef NK_TILE
}

NK_INLINE long NK_NAME(row_start)(long rows, long panels, long panel) {
    const long base = rows / panels, extra = rows % panels;
    return panel * base + (panel < extra ? panel : extra);
}

static void NK_NAME(multiply)(const nk_product *q, long r0, long r1, long c0, long c1) {
    const long panels = (q->m + NK_TILE_ROWS - 1) / NK_TILE_ROWS;
    const long blocks = q->k > NK_INNER ? (q->k + NK_INNER - 1) / NK_INNER : 1;
    for (long block = 0; block < blocks; block++) {
        const long p0 = q->k * block / blocks, inner = q->k * (block + 1) / blocks - p0;
        for (long panel = c0; panel < c1; panel++) {
            const long j = panel * NK_TILE_COLUMNS;
            const long columns = q->n - j < NK_TILE_COLUMNS ? q->n - j : NK_TILE_COLUMNS;
            const int direct = panel < q->first_packed_panel;
            const float *b = direct
                ? q->b + j + p0 * q->b_inner
                : q->packed + ((panel - q->first_packed_panel) * q->k + p0) * NK_TILE_COLUMNS;
            float bias[NK_TILE_COLUMNS];
            const int last = block + 1 == blocks;
            NK_NAME(tile_end) end = {0, columns, block > 0 || q->accumulate, last && q->relu};
            if (last && q->bias) {
                for (long l = 0; l < NK_TILE_COLUMNS; l++) bias[l] = l < columns ? q->bias[j + l] : 0.f;
                end.bias = bias;
            }
            if (columns <= NK_WIDTH) end.columns = columns;
            for (long r = r0; r < r1; r++) {
                const long i = NK_NAME(row_start)(q->m, panels, r);
                const long rows = NK_NAME(row_start)(q->m, panels, r + 1) - i;
                NK_NAME(tile_rows)(
                    (int)rows, columns > NK_WIDTH ? 2 : 1, inner, q->a + i * q->a_row + p0 * q->a_inner, q->a_row,
                    q->a_inner, b, direct ? q->b_inner : NK_TILE_COLUMNS, q->c + i * q->c_row + j, q->c_row, &end);
            }
        }
    }
}

/// Copies 4 x 4 numbers from rows `from` apart to columns, rows `to` apart.
NK_INLINE void NK_NAME(transpose4)(const float *x, long from, float *y, long to) {
    typedef float v4 __attribute__((ext_vector_type(4)));
    v4 r[4];
    for (int i = 0; i < 4; i++) __builtin_memcpy(&r[i], x + i * from, sizeof r[i]);
    v4 a = __builtin_shufflevector(r[0], r[1], 0, 4, 1, 5), b = __builtin_shufflevector(r[2], r[3], 0, 4, 1, 5);
    v4 c = __builtin_shufflevector(r[0], r[1], 2, 6, 3, 7), d = __builtin_shufflevector(r[2], r[3], 2, 6, 3, 7);
    v4 t[4] = {
        __builtin_shufflevector(a, b, 0, 1, 4, 5), __builtin_shufflevector(a, b, 2, 3, 6, 7),
        __builtin_shufflevector(c, d, 0, 1, 4, 5), __builtin_shufflevector(c, d, 2, 3, 6, 7)};
    for (int i = 0; i < 4; i++) __builtin_memcpy(y + i * to, &t[i], sizeof t[i]);
}

static void NK_NAME(pack)(const nk_product *q, float *packed, long first, long last) {
    for (long panel = first; panel < last; panel++) {
        const long j = panel * NK_TILE_COLUMNS;
        const long columns = q->n - j < NK_TILE_COLUMNS ? q->n - j : NK_TILE_COLUMNS;
        const float *b = q->b + j * q->b_column;
        float *to = packed + (panel - q->first_packed_panel) * q->k * NK_TILE_COLUMNS;
        if (columns < NK_TILE_COLUMNS) memset(to, 0, (size_t)(q->k * NK_TILE_COLUMNS) * sizeof(float));
        if (q->b_column == 1) {
            for (long p = 0; p < q->k; p++)
                memcpy(to + p * NK_TILE_COLUMNS, b + p * q->b_inner, (size_t)columns * sizeof(float));
            continue;
        }
        long l = 0;
        for (; l + 4 <= columns; l += 4) {
            long p = 0;
            for (; p + 4 <= q->k; p += 4)
                NK_NAME(transpose4)(b + l * q->b_column + p, q->b_column, to + p * NK_TILE_COLUMNS + l, NK_TILE_COLUMNS);
            for (; p < q->k; p++)
                for (long e = l; e < l + 4; e++) to[p * NK_TILE_COLUMNS + e] = b[e * q->b_column + p];
        }
        for (; l < columns; l++)
            for (long p = 0; p < q->k; p++) to[p * NK_TILE_COLUMNS + l] = b[l * q->b_column + p];
    }
}
