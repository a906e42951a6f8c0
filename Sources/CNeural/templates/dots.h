// The product of few rows by dot products along the inner index, four columns at a time: nothing is packed. The order
// of a sum does not depend on the number of rows, so one row gives the same bits alone and in a pair.

static void NK_NAME(multiply_dots)(const nk_product *q, long c0, long c1) {
#pragma clang fp contract(fast)
    for (long i = 0; i < q->m; i++) {
        const float *a = q->a + i * q->a_row;
        float *c = q->c + i * q->c_row;
        for (long j = c0; j < c1; j += 4) {
            const int width = c1 - j < 4 ? (int)(c1 - j) : 4;
            const float *b[4];
            for (int l = 0; l < 4; l++) b[l] = q->b + (j + (l < width ? l : 0)) * q->b_column;
            v16 sums[4] = {(v16)0.f, (v16)0.f, (v16)0.f, (v16)0.f};
            for (long p = 0; p < q->k; p += NK_LANES) {
                const long count = nk_count(p, q->k);
                const v16 x = nk_load(a + p, count);
                for (int l = 0; l < 4; l++) sums[l] += x * nk_load(b[l] + p, count);
            }
            for (int l = 0; l < width; l++) {
                float value = nk_lane_sum(sums[l]);
                if (q->bias) value += q->bias[j + l];
                c[j + l] = q->relu && value < 0.f ? 0.f : value;
            }
        }
    }
}
