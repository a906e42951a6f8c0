#include "plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/// Primes above this are transformed by convolution: a butterfly of p points costs p * p.
static const size_t largest_prime = 31;

typedef struct {
    double real, imaginary;
} complex_value;

/// The n roots of unity exp(-2 pi i k / n), from which all tables of a transform are taken. The angle is folded into
/// the first octant, so that symmetric points are exactly symmetric. Returns NULL when memory is short.
static complex_value *roots_of_unity(size_t n) {
    complex_value *roots = malloc(n * sizeof(complex_value));
    if (!roots) return NULL;
    for (size_t k = 0; 2 * k <= n; k++) {
        if (n % 4 == 0 && 8 * k > n) {
            // Beyond the first octant another root has the same values.
            const int left = 4 * k > n;
            const complex_value known = roots[left ? n / 2 - k : n / 4 - k];
            roots[k] = left ? (complex_value){-known.real, known.imaginary}
                            : (complex_value){-known.imaginary, -known.real};
            if (k > 0) roots[n - k] = (complex_value){roots[k].real, -roots[k].imaginary};
            continue;
        }
        // In the first quadrant the angle is pi / n times this, which is whole.
        int left = 4 * k > n;
        size_t twice = left ? n - 2 * k : 2 * k;
        int steep = 4 * twice > n;
        double angle = M_PI * (steep ? (double)n / 2 - (double)twice : (double)twice) / (double)n;
        double c = steep ? sin(angle) : cos(angle), s = steep ? cos(angle) : sin(angle);
        roots[k] = (complex_value){left ? -c : c, -s};
        if (k > 0) roots[n - k] = (complex_value){left ? -c : c, s};
    }
    return roots;
}

static void put(void *table, size_t index, double value, int is_double) {
    if (is_double) {
        ((double *)table)[index] = value;
    } else {
        ((float *)table)[index] = (float)value;
    }
}

static void put_complex(void *table, size_t index, complex_value value, int is_double) {
    put(table, 2 * index, value.real, is_double);
    put(table, 2 * index + 1, value.imaginary, is_double);
}

static void *table_of(size_t count, int is_double) {
    size_t bytes = count * (is_double ? sizeof(double) : sizeof(float));
    return aligned_alloc(64, (bytes + 63) / 64 * 64 + 64);
}

/// Whether a radix has a kernel of its own, which knows its roots of unity.
static int has_kernel(size_t radix) {
    return radix == 2 || radix == 3 || radix == 4 || radix == 5 || radix == 8;
}

/// Moves the factor at `from` to `to`, and those between by one.
static void move(size_t *radices, size_t from, size_t to) {
    const size_t radix = radices[from];
    for (; from > to; from--) radices[from] = radices[from - 1];
    for (; from < to; from++) radices[from] = radices[from + 1];
    radices[to] = radix;
}

/// Puts factors of n first and last that the kernels join with the reading of samples (4, 5, 8) and with the split of
/// the spectrum (4, 5).
static void order(size_t *radices, size_t count, size_t n) {
    size_t first = count, last = count;
    for (size_t index = 0; index < count; index++) {
        const size_t radix = radices[index];
        const int reads = radix == 4 || radix == 5 || radix == 8;
        // Best if the samples between its points (two to a point) fill vectors of 16.
        if (reads && n / radix % 8 == 0 && (first == count || radix > radices[first])) first = index;
    }
    if (first < count) move(radices, first, 0);
    for (size_t index = 1; index < count; index++) {
        if (radices[index] == 4 || radices[index] == 5) last = index;
    }
    if (last < count) move(radices, last, count - 1);
}

/// Factors of n in the order of the stages. Returns their number, or 0 if a prime factor is too large.
static size_t factorise(size_t n, size_t *radices) {
    const size_t whole = n;
    size_t count = 0;
    size_t twos = 0;
    while (n % 2 == 0) {
        n /= 2;
        twos += 1;
    }
    // Eights make the fewest passes; two fours serve better than an eight and a two.
    while (twos >= 5 || twos == 3) {
        radices[count++] = 8;
        twos -= 3;
    }
    while (twos >= 2) {
        radices[count++] = 4;
        twos -= 2;
    }
    if (twos == 1) radices[count++] = 2;
    for (size_t prime = 3; prime <= largest_prime; prime += 2) {
        while (n % prime == 0) {
            radices[count++] = prime;
            n /= prime;
        }
    }
    if (n != 1) return 0;
    order(radices, count, whole);
    return count;
}

/// Puts the points start, start + stride, … at `offset` onwards, as the stages 0 ..< stage join them.
static void place(const nac_complex_plan *plan, size_t stage, size_t start, size_t stride, size_t offset) {
    if (stage == 0) {
        plan->position[start] = (uint32_t)offset;
        return;
    }
    const nac_stage *last = &plan->stages[stage - 1];
    for (size_t part = 0; part < last->radix; part++) {
        place(plan, stage - 1, start + part * stride, stride * last->radix, offset + part * last->span);
    }
}

static void complex_destroy(nac_complex_plan *plan) {
    if (!plan) return;
    complex_destroy(plan->convolution);
    free(plan->tables);
    free(plan->position);
    free(plan->chirp);
    free(plan->chirp_spectrum);
    free(plan);
}

/// Transform of a power of two in double precision, for the chirp's spectrum only. `stride` walks over the input, and
/// over the roots of the whole transform's length.
static void small_transform(
    const complex_value *input, complex_value *output, size_t n, size_t stride, const complex_value *roots) {
    if (n == 1) {
        output[0] = input[0];
        return;
    }
    small_transform(input, output, n / 2, 2 * stride, roots);
    small_transform(input + stride, output + n / 2, n / 2, 2 * stride, roots);
    for (size_t k = 0; k < n / 2; k++) {
        complex_value w = roots[k * stride], a = output[k], b = output[k + n / 2];
        complex_value t = {b.real * w.real - b.imaginary * w.imaginary, b.real * w.imaginary + b.imaginary * w.real};
        output[k] = (complex_value){a.real + t.real, a.imaginary + t.imaginary};
        output[k + n / 2] = (complex_value){a.real - t.real, a.imaginary - t.imaginary};
    }
}

static nac_complex_plan *complex_create(size_t n, int is_double, const complex_value *roots, size_t order);

/// Makes `plan` a chirp transform. Returns 0 when memory is short.
static int make_chirp(nac_complex_plan *plan, int is_double) {
    size_t n = plan->n, m = 1;
    while (m < 2 * n - 1) m *= 2;
    complex_value *around = roots_of_unity(m), *half_steps = roots_of_unity(2 * n);
    plan->convolution = around ? complex_create(m, is_double, around, m) : NULL;
    plan->chirp = table_of(2 * n, is_double);
    plan->chirp_spectrum = table_of(2 * m, is_double);
    complex_value *conjugate = calloc(m, sizeof(complex_value));
    complex_value *spectrum = calloc(m, sizeof(complex_value));
    int made = plan->convolution && half_steps && plan->chirp && plan->chirp_spectrum && conjugate && spectrum;
    if (made) {
        size_t square = 0;  // k * k modulo 2 n, kept small so that it stays exact.
        for (size_t k = 0; k < n; k++) {
            complex_value w = half_steps[square];
            put_complex(plan->chirp, k, w, is_double);
            w.imaginary = -w.imaginary;
            conjugate[k] = w;
            if (k > 0) conjugate[m - k] = w;
            square = (square + 2 * k + 1) % (2 * n);
        }
        small_transform(conjugate, spectrum, m, 1, around);
        for (size_t k = 0; k < m; k++) {
            complex_value w = {spectrum[k].real / (double)m, spectrum[k].imaginary / (double)m};
            put_complex(plan->chirp_spectrum, k, w, is_double);
        }
    }
    free(around);
    free(half_steps);
    free(conjugate);
    free(spectrum);
    return made;
}

/// A plan for n points; `roots` are the roots of unity of an `order` that n divides.
static nac_complex_plan *complex_create(size_t n, int is_double, const complex_value *roots, size_t order) {
    nac_complex_plan *plan = calloc(1, sizeof(nac_complex_plan));
    if (!plan) return NULL;
    plan->n = n;
    if (n == 1) {
        plan->position = calloc(1, sizeof(uint32_t));
        if (plan->position) return plan;
        complex_destroy(plan);
        return NULL;
    }
    size_t radices[NAC_MAX_STAGES];
    plan->stage_count = factorise(n, radices);
    if (plan->stage_count == 0) {
        if (make_chirp(plan, is_double)) return plan;
        complex_destroy(plan);
        return NULL;
    }
    size_t span = 1, values = 0;
    for (size_t index = 0; index < plan->stage_count; index++) {
        size_t radix = radices[index];
        plan->stages[index] = (nac_stage){radix, span, values};
        values += 2 * ((has_kernel(radix) ? 0 : radix) + (span - 1) * (radix - 1));
        span *= radix;
    }
    plan->tables = table_of(values, is_double);
    plan->position = malloc(n * sizeof(uint32_t));
    if (!plan->tables || !plan->position) {
        complex_destroy(plan);
        return NULL;
    }
    for (size_t index = 0; index < plan->stage_count; index++) {
        nac_stage stage = plan->stages[index];
        size_t at = stage.table / 2;
        if (!has_kernel(stage.radix)) {
            for (size_t k = 0; k < stage.radix; k++) {
                put_complex(plan->tables, at++, roots[k * (order / stage.radix)], is_double);
            }
        }
        const size_t step = order / (stage.radix * stage.span);
        for (size_t point = 1; point < stage.span; point++) {
            for (size_t part = 1; part < stage.radix; part++) {
                put_complex(plan->tables, at++, roots[point * part * step], is_double);
            }
        }
    }
    place(plan, plan->stage_count, 0, 1, 0);
    return plan;
}

size_t nac_complex_extra(const nac_complex_plan *plan) {
    return plan->convolution ? 2 * plan->convolution->n : 0;
}

nac_transform *nac_transform_create(size_t length, const double *window, int double_precision) {
    // Positions are kept in 32 bits, and a chirp needs up to four times the length.
    if (length == 0 || length > (size_t)1 << 28) return NULL;
    nac_transform *transform = calloc(1, sizeof(nac_transform));
    if (!transform) return NULL;
    int is_double = double_precision != 0;
    transform->length = length;
    transform->is_double = is_double;
    transform->packed = length % 2 == 0;
    complex_value *roots = roots_of_unity(length);
    transform->fft = roots ? complex_create(transform->packed ? length / 2 : length, is_double, roots, length) : NULL;
    transform->slot = malloc(length * sizeof(uint32_t));
    transform->window = window ? table_of(length, is_double) : NULL;
    transform->half_window = table_of(length, is_double);
    transform->rotation = transform->packed ? table_of(2 * (length / 4 + 1), is_double) : NULL;
    if (!transform->fft || !transform->slot || !transform->half_window || (window && !transform->window)
        || (transform->packed && !transform->rotation)) {
        free(roots);
        nac_transform_destroy(transform);
        return NULL;
    }
    const uint32_t *position = transform->fft->position;
    for (size_t sample = 0; sample < length; sample++) {
        size_t point = transform->packed ? sample / 2 : sample;
        uint32_t place = position ? position[point] : (uint32_t)point;
        transform->slot[sample] = 2 * place + (uint32_t)(transform->packed ? sample % 2 : 0);
        if (window) put(transform->window, sample, window[sample], is_double);
        put(transform->half_window, sample, (window ? window[sample] : 1) * (transform->packed ? 0.5 : 1), is_double);
    }
    if (transform->packed) {
        for (size_t k = 0; k <= length / 4; k++) {
            put_complex(transform->rotation, k, roots[k], is_double);
        }
    }
    free(roots);
    return transform;
}

void nac_transform_destroy(nac_transform *transform) {
    if (!transform) return;
    complex_destroy(transform->fft);
    free(transform->slot);
    free(transform->window);
    free(transform->half_window);
    free(transform->rotation);
    free(transform);
}

size_t nac_transform_workspace(const nac_transform *transform) {
    // Two values to a point, beside them a power spectrum; at most 64 bytes to a value of all lanes.
    return (3 * transform->fft->n + 2 * nac_complex_extra(transform->fft) + 2) * 64;
}
