// Sums down the columns of a [rows, columns] array, and functions with one number for each column. Rows are added in
// order; threads share columns, never rows.

NK_INLINE void NK_NAME(column_sum_block)(
    const float *x, const float *z, long rows, long columns, float *out, const int vectors, long tail) {
#pragma clang fp contract(fast)
    v16 sums[4] = {(v16)0.f, (v16)0.f, (v16)0.f, (v16)0.f};
    for (long r = 0; r < rows; r++)
        for (int v = 0; v < vectors; v++) {
            const long at = r * columns + v * NK_LANES;
            const v16 value = nk_load(x + at, tail);
            sums[v] += z ? value * nk_load(z + at, tail) : value;
        }
    for (int v = 0; v < vectors; v++) nk_store(sums[v], out + v * NK_LANES, tail);
}

NK_INLINE void NK_NAME(column_sums_of)(
    const float *x, const float *z, long rows, long columns, long c0, long c1, float *out) {
    long c = c0;
    for (; c + 4 * NK_LANES <= c1; c += 4 * NK_LANES)
        NK_NAME(column_sum_block)(x + c, z ? z + c : 0, rows, columns, out + c, 4, NK_LANES);
    for (; c < c1; c += NK_LANES)
        NK_NAME(column_sum_block)(x + c, z ? z + c : 0, rows, columns, out + c, 1, nk_count(c, c1));
}

static void NK_NAME(column_sums)(const float *x, long rows, long columns, long c0, long c1, float *out) {
    NK_NAME(column_sums_of)(x, 0, rows, columns, c0, c1, out);
}

static void NK_NAME(column_dots)(
    const float *x, const float *z, long rows, long columns, long c0, long c1, float *out) {
    NK_NAME(column_sums_of)(x, z, rows, columns, c0, c1, out);
}

static void NK_NAME(column_moments)(
    const float *x, long rows, long columns, long c0, long c1, float *mean, float *variance) {
#pragma clang fp contract(fast)
    NK_NAME(column_sums)(x, rows, columns, c0, c1, mean);
    const v16 share = (v16)(1.f / (float)rows);
    for (long c = c0; c < c1; c += NK_LANES) {
        const long count = nk_count(c, c1);
        const v16 centre = nk_load(mean + c, count) * share;
        v16 sum = (v16)0.f;
        for (long r = 0; r < rows; r++) {
            const v16 offset = nk_load(x + r * columns + c, count) - centre;
            sum += offset * offset;
        }
        nk_store(centre, mean + c, count);
        nk_store(sum * share, variance + c, count);
    }
}

static void NK_NAME(normalise_columns)(
    const float *x, const float *centre, const float *scale, float *y, long rows, long columns) {
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            nk_store((nk_load(x + at, count) - nk_load(centre + c, count)) * nk_load(scale + c, count), y + at, count);
        }
}

static void NK_NAME(scale_columns)(
    const float *x, const float *scale, const float *shift, float *y, long rows, long columns) {
#pragma clang fp contract(fast)
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            nk_store(nk_load(x + at, count) * nk_load(scale + c, count) + nk_load(shift + c, count), y + at, count);
        }
}

static void NK_NAME(combine_columns)(
    const float *dy, const float *x, const float *a, const float *b, const float *d, float *dx, long rows,
    long columns) {
#pragma clang fp contract(fast)
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            v16 value = nk_load(x + at, count) * nk_load(b + c, count) + nk_load(d + c, count);
            nk_store(nk_load(dy + at, count) * nk_load(a + c, count) + value, dx + at, count);
        }
}
