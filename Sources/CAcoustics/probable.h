// Included once for each instruction set, by kernels.h, after pitch.h in double precision.
// What probabilistic YIN needs: all troughs of a block of frames, shares of thresholds, and a step of a Viterbi search.

#define N NAC_NAME(integers)

/// The normalised difference of a block, and where it has troughs: bit l of `troughs[k]` is that of frame l at lag
/// min_period + k.
static void NAC_NAME(troughs)(
    const float *const *frames, size_t count, const double *correlation, size_t min_period, size_t max_period,
    double *difference, uint16_t *troughs) {
    const size_t lags = max_period - min_period + 1;
    N bits;
    for (int lane = 0; lane < NAC_LANES; lane++) bits[lane] = (int64_t)1 << lane;
    memset(troughs, 0, lags * sizeof(uint16_t));
    for (size_t group = 0; group < NAC_BLOCK && group < count; group += NAC_LANES) {
        double *here = difference + group;
        NAC_NAME(difference)(frames + group, correlation + group, min_period, max_period, here);
        V before = NAC_NAME(wide_load)(here), value = before;
        for (size_t index = 0; index < lags; index++) {
            const V after = index + 1 < lags ? NAC_NAME(wide_load)(here + (index + 1) * NAC_BLOCK) : value;
            const N found = index == 0 ? value < after : (value < before) & (value <= after);
            troughs[index] |= (uint16_t)((uint64_t)__builtin_reduce_or(found & bits) << group);
            before = value;
            value = after;
        }
    }
}

/// The sum of the weights `first` ..< `count`, which are multiplied by `decay` afterwards.
static double NAC_NAME(share)(double *weights, size_t first, size_t count, double decay) {
    V sums = {0};
    double sum = 0;
    for (; first < count && first % NAC_LANES != 0; first++) {
        sum += weights[first];
        weights[first] *= decay;
    }
    for (; first + NAC_LANES <= count; first += NAC_LANES) {
        const V weight = NAC_NAME(wide_load)(weights + first);
        sums += weight;
        NAC_NAME(wide_store)(weights + first, weight * decay);
    }
    for (; first < count; first++) {
        sum += weights[first];
        weights[first] *= decay;
    }
    for (int lane = 0; lane < NAC_LANES; lane++) sum += sums[lane];
    return sum;
}

INLINE V NAC_NAME(greater)(V a, V b) {
    V result;
#pragma clang loop unroll(full)
    for (int lane = 0; lane < NAC_LANES; lane++) result[lane] = a[lane] > b[lane] ? a[lane] : b[lane];
    return result;
}

/// Raises `best` to what is reached in one step of 0 ..< `reach` states to either side. The larger of two neighbours
/// plus a step is the larger of both sums, in floating point too.
INLINE void NAC_NAME(reach)(const double *from, const double *step, size_t reach, V *best) {
    enum { WIDE = 4 };
    if (reach == 0) return;
    for (int part = 0; part < WIDE; part++) {
        best[part] = NAC_NAME(greater)(best[part], NAC_NAME(wide_load)(from + part * NAC_LANES) + step[0]);
    }
    for (size_t distance = 1; distance < reach; distance++) {
        const V cost = (V){0} + step[distance];
#pragma clang loop unroll(full)
        for (int part = 0; part < WIDE; part++) {
            const double *centre = from + part * NAC_LANES;
            const V either = NAC_NAME(greater)(
                NAC_NAME(wide_load)(centre - distance), NAC_NAME(wide_load)(centre + distance));
            best[part] = NAC_NAME(greater)(best[part], either + cost);
        }
    }
}

/// States near the ends reach farther than others: the steps beyond the common reach.
INLINE void NAC_NAME(reach_beyond)(
    const double *from, const double *step, size_t reach, const uint32_t *far, size_t states, double *best) {
    for (size_t state = 0; state < states; state++) {
        for (size_t distance = reach; distance < far[state]; distance++) {
            const double value = from[state] + step[distance];
            if (state >= distance && value > best[state - distance]) best[state - distance] = value;
            if (state + distance < states && value > best[state + distance]) best[state + distance] = value;
        }
    }
}

static void NAC_NAME(viterbi)(
    const nac_lattice *lattice, const double *before, const double *observed, double *room, double *after) {
    const size_t states = lattice->states, stride = lattice->stride, margin = lattice->margin;
    double anywhere = -INFINITY;
    for (size_t layer = 0; layer < 2; layer++) {
        double *from = room + layer * (stride + 2 * margin) + margin;
        for (size_t state = 0; state < states; state++) {
            const double value = before[layer * stride + state];
            from[state] = value + lattice->gain[state];
            anywhere = value > anywhere ? value : anywhere;
        }
    }
    anywhere += lattice->anywhere;
    for (size_t layer = 0; layer < 2; layer++) {
        double *best = after + layer * stride;
        const double *own = room + layer * (stride + 2 * margin) + margin;
        const double *other = room + (1 - layer) * (stride + 2 * margin) + margin;
        for (size_t state = 0; state < states; state += 4 * NAC_LANES) {
            V values[4];
            for (int part = 0; part < 4; part++) values[part] = (V){0} + anywhere;
            NAC_NAME(reach)(own + state, lattice->step[0], lattice->reach[0], values);
            NAC_NAME(reach)(other + state, lattice->step[1], lattice->reach[1], values);
            for (int part = 0; part < 4; part++) NAC_NAME(wide_store)(best + state + part * NAC_LANES, values[part]);
        }
        NAC_NAME(reach_beyond)(own, lattice->step[0], lattice->reach[0], lattice->far[0], states, best);
        NAC_NAME(reach_beyond)(other, lattice->step[1], lattice->reach[1], lattice->far[1], states, best);
        for (size_t state = 0; state < states; state++) best[state] += observed[layer * stride + state];
    }
}

#undef N
