// Functions of whole rows: layer normalisation and softmax.

static void NK_NAME(layer_norm)(
    const float *x, const float *scale, const float *shift, float epsilon, float *y, float *normalised,
    float *inverse_deviation, long rows, long columns) {
#pragma clang fp contract(fast)
    const float share = 1.f / (float)columns;
    for (long r = 0; r < rows; r++) {
        const float *from = x + r * columns;
        v16 sum = (v16)0.f, squares = (v16)0.f;
        for (long c = 0; c < columns; c += NK_LANES) sum += nk_load(from + c, nk_count(c, columns));
        const float mean = nk_lane_sum(sum) * share;
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns);
            v16 offset = nk_load(from + c, count) - (v16)mean;
            if (count < NK_LANES)
                for (long l = count; l < NK_LANES; l++) offset[l] = 0.f;
            squares += offset * offset;
        }
        const float inverse = 1.f / __builtin_sqrtf(nk_lane_sum(squares) * share + epsilon);
        inverse_deviation[r] = inverse;
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            const v16 value = (nk_load(from + c, count) - (v16)mean) * (v16)inverse;
            nk_store(value, normalised + at, count);
            nk_store(value * nk_load(scale + c, count) + nk_load(shift + c, count), y + at, count);
        }
    }
}

static void NK_NAME(layer_norm_gradient)(
    const float *dy, const float *scale, const float *normalised, const float *inverse_deviation, float *dx,
    long rows, long columns) {
#pragma clang fp contract(fast)
    const float share = 1.f / (float)columns;
    for (long r = 0; r < rows; r++) {
        v16 sum = (v16)0.f, dots = (v16)0.f;
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            const v16 d = nk_load(dy + at, count) * nk_load(scale + c, count);
            sum += d;
            dots += d * nk_load(normalised + at, count);
        }
        const v16 mean = (v16)(nk_lane_sum(sum) * share), dot = (v16)(nk_lane_sum(dots) * share);
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            const v16 d = nk_load(dy + at, count) * nk_load(scale + c, count);
            const v16 value = d - mean - nk_load(normalised + at, count) * dot;
            nk_store(value * (v16)inverse_deviation[r], dx + at, count);
        }
    }
}

/// Replaces x[0..<n] by its exponentials.
NK_INLINE void NK_NAME(exponentials)(float *x, long n) {
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        nk_store(nk_exp(nk_load(x + i, count)), x + i, count);
    }
}

/// Lanes summed as in nk_lane_sum, so that long rows run at full width and short ones in index order.
NK_INLINE float NK_NAME(row_sum)(const float *x, long n) {
    if (n < 2 * NK_LANES) {
        float sum = 0.f;
        for (long i = 0; i < n; i++) sum += x[i];
        return sum;
    }
    v16 sums = (v16)0.f;
    for (long i = 0; i < n; i += NK_LANES) sums += nk_load(x + i, nk_count(i, n));
    return nk_lane_sum(sums);
}

/// The largest number of a row; NaN may be passed over.
NK_INLINE float NK_NAME(row_top)(const float *x, long n) {
    float top = x[0];
    if (n >= 2 * NK_LANES) {
        v16 best = nk_load(x, NK_LANES);
        for (long i = NK_LANES; i + NK_LANES <= n; i += NK_LANES) {
            const v16 value = nk_load(x + i, NK_LANES);
            best = nk_select(value > best, value, best);
        }
        for (int l = 0; l < NK_LANES; l++) top = best[l] > top ? best[l] : top;
    }
    for (long i = n >= 2 * NK_LANES ? n - n % NK_LANES : 1; i < n; i++) top = x[i] > top ? x[i] : top;
    return top;
}

/// Rows to shift and exponentiate at once: few enough to stay in the first-level cache.
NK_INLINE long NK_NAME(row_block)(long columns) { return columns < 4096 ? 4096 / columns : 1; }

static void NK_NAME(softmax)(const float *x, float *y, long rows, long columns) {
    const long step = NK_NAME(row_block)(columns);
    for (long r0 = 0; r0 < rows; r0 += step) {
        const long r1 = r0 + step < rows ? r0 + step : rows;
        for (long r = r0; r < r1; r++) {
            const float *from = x + r * columns;
            const float top = NK_NAME(row_top)(from, columns);
            for (long c = 0; c < columns; c++) y[r * columns + c] = from[c] - top;
        }
        NK_NAME(exponentials)(y + r0 * columns, (r1 - r0) * columns);
        for (long r = r0; r < r1; r++) {
            float *to = y + r * columns;
            const float share = 1.f / NK_NAME(row_sum)(to, columns);
            for (long c = 0; c < columns; c++) to[c] *= share;
        }
    }
}

static void NK_NAME(softmax_gradient)(const float *y, const float *dy, float *dx, long rows, long columns) {
#pragma clang fp contract(fast)
    for (long r = 0; r < rows; r++) {
        v16 dots = (v16)0.f;
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            dots += nk_load(y + at, count) * nk_load(dy + at, count);
        }
        const v16 dot = (v16)nk_lane_sum(dots);
        for (long c = 0; c < columns; c += NK_LANES) {
            const long count = nk_count(c, columns), at = r * columns + c;
            nk_store(nk_load(y + at, count) * (nk_load(dy + at, count) - dot), dx + at, count);
        }
    }
}
