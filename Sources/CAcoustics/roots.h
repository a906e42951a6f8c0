// Included once for each instruction set, by kernels.h, after lanes.h in double precision.
// The roots of many polynomials at once, one polynomial in each lane.

typedef int64_t NAC_NAME(truth) __attribute__((vector_size(NAC_LANES * sizeof(int64_t))));

#define N NAC_NAME(truth)

INLINE V NAC_NAME(either)(N mask, V a, V b) { return (V)((mask & (N)a) | (~mask & (N)b)); }

/// One over a number; zero over zero.
INLINE V NAC_NAME(inverse)(V x) { return NAC_NAME(either)(x > 0, 1.0 / NAC_NAME(either)(x > 0, x, (V){0} + 1.0), (V){0}); }

/// One round of the method of Aberth and Ehrlich: Newton's step for every root, each repelled by the others. Returns the
/// largest square of a step in each lane.
static V NAC_NAME(aberth)(const V *coefficients, size_t degree, P *roots) {
    V largest = {0};
    for (size_t index = 0; index < degree; index++) {
        const P z = roots[index];
        P value = {coefficients[0], (V){0}}, slope = {(V){0}, (V){0}};
        for (size_t k = 1; k <= degree; k++) {
            slope = (P){slope.r * z.r - slope.i * z.i + value.r, slope.r * z.i + slope.i * z.r + value.i};
            value = (P){value.r * z.r - value.i * z.i + coefficients[k], value.r * z.i + value.i * z.r};
        }
        const V scale = NAC_NAME(inverse)(slope.r * slope.r + slope.i * slope.i);
        const P newton = {
            (value.r * slope.r + value.i * slope.i) * scale, (value.i * slope.r - value.r * slope.i) * scale};
        P pull = {(V){0}, (V){0}};
        for (size_t other = 0; other < degree; other++) {
            if (other == index) continue;
            const P gap = {z.r - roots[other].r, z.i - roots[other].i};
            const V near = NAC_NAME(inverse)(gap.r * gap.r + gap.i * gap.i);
            pull = (P){pull.r + gap.r * near, pull.i - gap.i * near};
        }
        const P rest = {
            1.0 - (newton.r * pull.r - newton.i * pull.i), -(newton.r * pull.i + newton.i * pull.r)};
        const V share = NAC_NAME(inverse)(rest.r * rest.r + rest.i * rest.i);
        const P step = {
            (newton.r * rest.r + newton.i * rest.i) * share, (newton.i * rest.r - newton.r * rest.i) * share};
        roots[index] = (P){z.r - step.r, z.i - step.i};
        const V square = step.r * step.r + step.i * step.i;
        largest = NAC_NAME(either)(square > largest, square, largest);
    }
    return largest;
}

static void NAC_NAME(roots)(const double *coefficients, size_t degree, double *real, double *imaginary) {
    const double turn = 6.283185307179586 / (double)degree;
    for (size_t lane = 0; lane < NAC_BLOCK; lane += NAC_LANES) {
        V polynomial[NAC_MAX_DEGREE + 1];
        P roots[NAC_MAX_DEGREE];
        for (size_t k = 0; k <= degree; k++) {
            polynomial[k] = *(const NAC_NAME(doubles) *)(coefficients + k * NAC_BLOCK + lane);
        }
        // Points on a circle as large as the roots' geometric mean, out of symmetry with the real axis.
        V radius;
        for (int k = 0; k < NAC_LANES; k++) {
            const double last = fabs(polynomial[degree][k] / polynomial[0][k]);
            radius[k] = last > 0 && last < 1e300 ? pow(last, 1 / (double)degree) : 1;
        }
        for (size_t k = 0; k < degree; k++) {
            const double angle = turn * ((double)k + 0.25);
            roots[k] = (P){radius * cos(angle), radius * sin(angle)};
        }
        for (int round = 0; round < 60; round++) {
            const V largest = NAC_NAME(aberth)(polynomial, degree, roots);
            // Steps shrink by more than their square; the next would be lost in rounding.
            int moving = 0;
            for (int k = 0; k < NAC_LANES; k++) moving |= largest[k] > 1e-14;
            if (!moving) break;
        }
        for (size_t k = 0; k < degree; k++) {
            *(NAC_NAME(doubles) *)(real + k * NAC_BLOCK + lane) = roots[k].r;
            *(NAC_NAME(doubles) *)(imaginary + k * NAC_BLOCK + lane) = roots[k].i;
        }
    }
}

#undef N
