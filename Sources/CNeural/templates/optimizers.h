// One step of the optimisers over all elements of one parameter.

/// Moments that have decayed below the smallest normal number are zero: arithmetic on subnormal numbers is slow on
/// some processors, and no digit of the result can depend on them.
NK_INLINE v16 NK_NAME(flushed)(v16 x) {
    return nk_select(__builtin_elementwise_abs(x) < (v16)1.17549435e-38f, (v16)0.f, x);
}

static void NK_NAME(adam)(const nk_adam *s, const float *gradient, float *parameter, float *m, float *v, long n) {
#pragma clang fp contract(fast)
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        v16 p = nk_load(parameter + i, count), g = nk_load(gradient + i, count);
        if (s->penalty != 0.f) g += p * (v16)s->penalty;
        if (s->decay != 1.f) p *= (v16)s->decay;
        const v16 mean = NK_NAME(flushed)(
            nk_load(m + i, count) * (v16)s->beta1 + g * (v16)s->one_minus_beta1);
        const v16 square = NK_NAME(flushed)(
            nk_load(v + i, count) * (v16)s->beta2 + (g * g) * (v16)s->one_minus_beta2);
        const v16 root = __builtin_elementwise_sqrt(square) * (v16)s->root_scale + (v16)s->epsilon;
        p -= (v16)s->step * (mean / root);
        nk_store(p, parameter + i, count);
        nk_store(mean, m + i, count);
        nk_store(square, v + i, count);
    }
}

static void NK_NAME(sgd)(const nk_sgd *s, const float *gradient, float *parameter, float *velocity, long n) {
#pragma clang fp contract(fast)
    for (long i = 0; i < n; i += NK_LANES) {
        const long count = nk_count(i, n);
        v16 p = nk_load(parameter + i, count), g = nk_load(gradient + i, count);
        if (s->penalty != 0.f) g += p * (v16)s->penalty;
        if (velocity) {
            const v16 value = NK_NAME(flushed)(nk_load(velocity + i, count) * (v16)s->momentum + g * (v16)s->gain);
            nk_store(value, velocity + i, count);
            if (s->nesterov)
                p -= g * (v16)s->gradient_rate + value * (v16)(s->rate * s->momentum);
            else
                p -= value * (v16)s->rate;
        } else {
            p -= g * (v16)s->gradient_rate;
        }
        nk_store(p, parameter + i, count);
    }
}
