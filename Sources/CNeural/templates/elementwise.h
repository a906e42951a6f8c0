// Functions of single elements, and sums over all of them.

static void NK_NAME(add)(const float *x, const float *z, float *y, long n) {
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        nk_store(nk_load(x + i, count) + nk_load(z + i, count), y + i, count);
    }
}

static void NK_NAME(multiply_elements)(const float *x, const float *z, float *y, long n) {
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        nk_store(nk_load(x + i, count) * nk_load(z + i, count), y + i, count);
    }
}

static void NK_NAME(scale)(const float *x, float scale, float shift, float *y, long n) {
#pragma clang fp contract(fast)
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        nk_store(nk_load(x + i, count) * (v16)scale + (v16)shift, y + i, count);
    }
}

static void NK_NAME(add_scaled)(const float *x, float scale, float *y, long n) {
#pragma clang fp contract(fast)
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        nk_store(nk_load(x + i, count) * (v16)scale + nk_load(y + i, count), y + i, count);
    }
}

static void NK_NAME(clamp)(float *x, float bound, long n) {
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        v16 value = nk_load(x + i, count);
        value = nk_select(value > (v16)bound, (v16)bound, value);
        nk_store(nk_select(value < (v16)-bound, (v16)-bound, value), x + i, count);
    }
}

typedef double NK_NAME(d8) __attribute__((ext_vector_type(8)));

NK_INLINE double NK_NAME(sum_powers)(const float *x, long n, const int square) {
#pragma clang fp contract(fast)
    NK_NAME(d8) low = 0, high = 0;
    for (long i = 0; i < n; i += NK_LANES) {
        const v16 value = nk_load(x + i, nk_count(i, n));
        const NK_NAME(d8) a = __builtin_convertvector(value.lo, NK_NAME(d8));
        const NK_NAME(d8) b = __builtin_convertvector(value.hi, NK_NAME(d8));
        low += square ? a * a : a;
        high += square ? b * b : b;
    }
    low += high;
    double total = 0;
    for (int l = 0; l < 8; l++) total += low[l];
    return total;
}

static double NK_NAME(sum)(const float *x, long n) { return NK_NAME(sum_powers)(x, n, 0); }
static double NK_NAME(sum_of_squares)(const float *x, long n) { return NK_NAME(sum_powers)(x, n, 1); }

NK_INLINE void NK_NAME(apply_one)(const nk_function function, const float *x, float *y, long n) {
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        const v16 value = nk_load(x + i, count);
        v16 result, density;
        switch (function) {
        // Written so that NaN stays NaN: a fault upstream must not look like silence.
        case NK_RELU: result = nk_select(value < (v16)0.f, (v16)0.f, value); break;
        case NK_TANH: result = nk_tanh(value); break;
        case NK_SIGMOID: result = nk_sigmoid(value); break;
        case NK_GELU: result = value * nk_normal(value, &density); break;
        }
        nk_store(result, y + i, count);
    }
}

NK_INLINE void NK_NAME(apply_gradient_one)(
    const nk_function function, const float *x, const float *y, const float *dy, float *dx, long n) {
    const v16 one = (v16)1.f;
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        const v16 d = nk_load(dy + i, count);
        v16 result, cumulative, density;
        switch (function) {
        case NK_RELU: result = nk_select(nk_load(y + i, count) > (v16)0.f, d, (v16)0.f); break;
        case NK_TANH: {
            const v16 value = nk_load(y + i, count);
            result = d * (one - value * value);
            break;
        }
        case NK_SIGMOID: {
            const v16 value = nk_load(y + i, count);
            result = d * value * (one - value);
            break;
        }
        case NK_GELU: {
            const v16 value = nk_load(x + i, count);
            cumulative = nk_normal(value, &density);
            result = d * (cumulative + value * density);
            break;
        }
        }
        nk_store(result, dx + i, count);
    }
}

static void NK_NAME(apply)(nk_function function, const float *x, float *y, long n) {
    switch (function) {
    case NK_RELU: NK_NAME(apply_one)(NK_RELU, x, y, n); break;
    case NK_TANH: NK_NAME(apply_one)(NK_TANH, x, y, n); break;
    case NK_SIGMOID: NK_NAME(apply_one)(NK_SIGMOID, x, y, n); break;
    case NK_GELU: NK_NAME(apply_one)(NK_GELU, x, y, n); break;
    }
}

static void NK_NAME(apply_gradient)(
    nk_function function, const float *x, const float *y, const float *dy, float *dx, long n) {
    switch (function) {
    case NK_RELU: NK_NAME(apply_gradient_one)(NK_RELU, x, y, dy, dx, n); break;
    case NK_TANH: NK_NAME(apply_gradient_one)(NK_TANH, x, y, dy, dx, n); break;
    case NK_SIGMOID: NK_NAME(apply_gradient_one)(NK_SIGMOID, x, y, dy, dx, n); break;
    case NK_GELU: NK_NAME(apply_gradient_one)(NK_GELU, x, y, dy, dx, n); break;
    }
}
