// Sixteen lanes of floats, whatever the width of the machine's registers: the compiler splits them. Sums therefore
// run in the same order on every instruction set.

#define NK_LANES 16
#define NK_INLINE static inline __attribute__((always_inline))

typedef float v16 __attribute__((ext_vector_type(16)));
typedef int32_t i16 __attribute__((ext_vector_type(16)));
typedef uint32_t u16 __attribute__((ext_vector_type(16)));
typedef uint64_t w16 __attribute__((ext_vector_type(16)));

/// The lanes that a loop step at i of n may touch.
NK_INLINE long nk_count(long i, long n) { return n - i < NK_LANES ? n - i : NK_LANES; }

/// Loads `count` floats; the other lanes are zero.
NK_INLINE v16 nk_load(const float *p, long count) {
    v16 x;
    if (__builtin_expect(count == NK_LANES, 1)) {
        __builtin_memcpy(&x, p, sizeof x);
        return x;
    }
    x = (v16)0.f;
    for (long i = 0; i < count; i++) x[i] = p[i];
    return x;
}

NK_INLINE void nk_store(v16 x, float *p, long count) {
    if (__builtin_expect(count == NK_LANES, 1)) {
        __builtin_memcpy(p, &x, sizeof x);
        return;
    }
    for (long i = 0; i < count; i++) p[i] = x[i];
}

/// Sum of the lanes as a fixed tree: 16, 8, 4, 2, 1.
NK_INLINE float nk_lane_sum(v16 x) {
    typedef float v8 __attribute__((ext_vector_type(8)));
    typedef float v4 __attribute__((ext_vector_type(4)));
    v8 a = x.lo + x.hi;
    v4 b = a.lo + a.hi;
    return (b[0] + b[2]) + (b[1] + b[3]);
}

/// mask lane ? x : y, where a mask lane is all ones or all zeros.
NK_INLINE v16 nk_select(i16 mask, v16 x, v16 y) {
    i16 a, b;
    __builtin_memcpy(&a, &x, sizeof a);
    __builtin_memcpy(&b, &y, sizeof b);
    a = (a & mask) | (b & ~mask);
    __builtin_memcpy(&x, &a, sizeof x);
    return x;
}
