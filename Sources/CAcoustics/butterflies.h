// Included once for each instruction set and precision, by kernels.h.
// Butterflies of the mixed-radix transform. Each takes its points `span` complex values apart, turns all but the first
// by the rotations `w` (NULL: no rotation), and puts the transform of the points in their place.

typedef struct {
    V r, i;
} NAC_NAME(point);

#define P NAC_NAME(point)
#define INLINE static inline __attribute__((always_inline))

INLINE P NAC_NAME(add)(P a, P b) { return (P){a.r + b.r, a.i + b.i}; }
INLINE P NAC_NAME(subtract)(P a, P b) { return (P){a.r - b.r, a.i - b.i}; }

/// The point at `index` spans, rotated.
INLINE P NAC_NAME(fetch)(const V *x, size_t span, size_t index, const NAC_REAL *w) {
    P p = {x[2 * index * span], x[2 * index * span + 1]};
    if (!w || index == 0) return p;
    NAC_REAL c = w[2 * index - 2], s = w[2 * index - 1];
    return (P){p.r * c - p.i * s, p.r * s + p.i * c};
}

INLINE void NAC_NAME(put)(V *x, size_t span, size_t index, P p) {
    x[2 * index * span] = p.r;
    x[2 * index * span + 1] = p.i;
}

/// a - i b
INLINE P NAC_NAME(minus_i)(P a, P b) { return (P){a.r + b.i, a.i - b.r}; }
/// a + i b
INLINE P NAC_NAME(plus_i)(P a, P b) { return (P){a.r - b.i, a.i + b.r}; }

#define ADD NAC_NAME(add)
#define SUB NAC_NAME(subtract)
#define MINUS_I NAC_NAME(minus_i)
#define PLUS_I NAC_NAME(plus_i)

/// The transform of two points.
INLINE void NAC_NAME(turn2)(P *a) {
    P sum = ADD(a[0], a[1]), difference = SUB(a[0], a[1]);
    a[0] = sum;
    a[1] = difference;
}

INLINE void NAC_NAME(turn3)(P *a) {
    const NAC_REAL sine = (NAC_REAL)0.86602540378443864676;
    P sum = ADD(a[1], a[2]), difference = SUB(a[1], a[2]);
    P middle = {a[0].r - (NAC_REAL)0.5 * sum.r, a[0].i - (NAC_REAL)0.5 * sum.i};
    P turned = {difference.r * sine, difference.i * sine};
    a[0] = ADD(a[0], sum);
    a[1] = MINUS_I(middle, turned);
    a[2] = PLUS_I(middle, turned);
}

INLINE void NAC_NAME(turn4)(P *a) {
    P even = ADD(a[0], a[2]), odd = ADD(a[1], a[3]), even_gap = SUB(a[0], a[2]), odd_gap = SUB(a[1], a[3]);
    a[0] = ADD(even, odd);
    a[2] = SUB(even, odd);
    a[1] = MINUS_I(even_gap, odd_gap);
    a[3] = PLUS_I(even_gap, odd_gap);
}

INLINE void NAC_NAME(turn5)(P *a) {
    // cos and sin of one and two fifths of a turn.
    const NAC_REAL c1 = (NAC_REAL)0.30901699437494742410, c2 = (NAC_REAL)-0.80901699437494742410;
    const NAC_REAL s1 = (NAC_REAL)0.95105651629515357212, s2 = (NAC_REAL)0.58778525229247312917;
    P outer = ADD(a[1], a[4]), inner = ADD(a[2], a[3]), outer_gap = SUB(a[1], a[4]), inner_gap = SUB(a[2], a[3]);
    P first = {a[0].r + c1 * outer.r + c2 * inner.r, a[0].i + c1 * outer.i + c2 * inner.i};
    P second = {a[0].r + c2 * outer.r + c1 * inner.r, a[0].i + c2 * outer.i + c1 * inner.i};
    P first_turn = {s1 * outer_gap.r + s2 * inner_gap.r, s1 * outer_gap.i + s2 * inner_gap.i};
    P second_turn = {s2 * outer_gap.r - s1 * inner_gap.r, s2 * outer_gap.i - s1 * inner_gap.i};
    a[0] = ADD(a[0], ADD(outer, inner));
    a[1] = MINUS_I(first, first_turn);
    a[4] = PLUS_I(first, first_turn);
    a[2] = MINUS_I(second, second_turn);
    a[3] = PLUS_I(second, second_turn);
}

INLINE void NAC_NAME(turn8)(P *a) {
    const NAC_REAL half = (NAC_REAL)0.70710678118654752440;
    P even[4], odd[4];
#pragma clang loop unroll(full)
    for (size_t k = 0; k < 4; k++) {
        even[k] = ADD(a[k], a[k + 4]);
        odd[k] = SUB(a[k], a[k + 4]);
    }
    // The odd outputs are the transform of the differences, turned by k eighths.
    odd[1] = (P){(odd[1].r + odd[1].i) * half, (odd[1].i - odd[1].r) * half};
    odd[2] = (P){odd[2].i, -odd[2].r};
    odd[3] = (P){(odd[3].i - odd[3].r) * half, -(odd[3].i + odd[3].r) * half};
    NAC_NAME(turn4)(even);
    NAC_NAME(turn4)(odd);
#pragma clang loop unroll(full)
    for (size_t k = 0; k < 4; k++) {
        a[2 * k] = even[k];
        a[2 * k + 1] = odd[k];
    }
}

/// Fetches a butterfly's points and transforms them.
#define POINTS(RADIX)                                                                                   \
    INLINE void NAC_NAME(points##RADIX)(const V *x, size_t span, const NAC_REAL *w, P *a) {             \
        _Pragma("clang loop unroll(full)")                                                              \
        for (size_t k = 0; k < RADIX; k++) a[k] = NAC_NAME(fetch)(x, span, k, w);                       \
        NAC_NAME(turn##RADIX)(a);                                                                       \
    }                                                                                                   \
    INLINE void NAC_NAME(butterfly##RADIX)(V *x, size_t span, const NAC_REAL *w) {                      \
        P a[RADIX];                                                                                     \
        NAC_NAME(points##RADIX)(x, span, w, a);                                                         \
        _Pragma("clang loop unroll(full)")                                                              \
        for (size_t k = 0; k < RADIX; k++) NAC_NAME(put)(x, span, k, a[k]);                             \
    }
POINTS(2)
POINTS(3)
POINTS(4)
POINTS(5)
POINTS(8)
#undef POINTS

/// Any odd radix, pairing the points k and radix - k. `roots` are the radix roots of unity.
static void NAC_NAME(butterfly_odd)(V *x, size_t span, size_t radix, const NAC_REAL *roots, const NAC_REAL *w) {
    P sum[16], gap[16];
    P first = NAC_NAME(fetch)(x, span, 0, w), total = first;
    size_t half = radix / 2;
    for (size_t k = 1; k <= half; k++) {
        P a = NAC_NAME(fetch)(x, span, k, w), b = NAC_NAME(fetch)(x, span, radix - k, w);
        sum[k] = ADD(a, b);
        gap[k] = SUB(a, b);
        total = ADD(total, sum[k]);
    }
    NAC_NAME(put)(x, span, 0, total);
    for (size_t k = 1; k <= half; k++) {
        P even = first, turned = {(V){0}, (V){0}};
        for (size_t q = 1, turn = k; q <= half; q++, turn = (turn + k) % radix) {
            NAC_REAL c = roots[2 * turn], s = -roots[2 * turn + 1];
            even = (P){even.r + sum[q].r * c, even.i + sum[q].i * c};
            turned = (P){turned.r + gap[q].r * s, turned.i + gap[q].i * s};
        }
        NAC_NAME(put)(x, span, k, MINUS_I(even, turned));
        NAC_NAME(put)(x, span, radix - k, PLUS_I(even, turned));
    }
}
