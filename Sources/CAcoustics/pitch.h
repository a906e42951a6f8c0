// Included once for each instruction set, by kernels.h, after lanes.h in double precision.

typedef int64_t NAC_NAME(integers) __attribute__((vector_size(NAC_LANES * sizeof(int64_t))));

#define N NAC_NAME(integers)

INLINE V NAC_NAME(wide_load)(const double *from) { return *(const NAC_NAME(doubles) *)from; }
INLINE void NAC_NAME(wide_store)(double *to, V value) { *(NAC_NAME(doubles) *)to = value; }

/// The cumulative mean normalised difference of YIN at the lags min ... max, as librosa 1.0 defines it:
/// d(k) = 2 (r(0) - r(k)) - sum of the first k squares, over the mean of d(1) ... d(k).
static void NAC_NAME(difference)(
    const float *const *frames, const double *correlation, size_t min_period, size_t max_period, double *difference) {
    const V tiny = (V){0} + DBL_MIN, whole = NAC_NAME(wide_load)(correlation);
    V energy = {0}, sum = {0};
    for (size_t start = 0; start < max_period; start += NAC_LANES) {
        V square[NAC_LANES];
        if (start + NAC_LANES <= max_period) {
            for (int lane = 0; lane < NAC_LANES; lane++) square[lane] = NAC_NAME(load)(frames[lane] + start);
            NAC_NAME(transpose)(square);
        } else {
            for (size_t k = 0; start + k < max_period; k++) {
                for (int lane = 0; lane < NAC_LANES; lane++) square[k][lane] = frames[lane][start + k];
            }
        }
        for (size_t k = 0; k < NAC_LANES && start + k < max_period; k++) {
            const size_t lag = start + k + 1;
            energy += square[k] * square[k];
            V d = 2 * (whole - NAC_NAME(wide_load)(correlation + lag * NAC_BLOCK));
            // librosa has cleared the first sample's energy by the time that lag 1 would subtract it.
            if (lag > 1) d -= energy;
            sum += d;
            if (lag >= min_period) {
                NAC_NAME(wide_store)(
                    difference + (lag - min_period) * NAC_BLOCK, d / (sum / (double)lag + tiny));
            }
        }
    }
}

/// The first trough below the threshold in each lane, or else the lowest value, as indices.
static N NAC_NAME(trough)(const double *difference, size_t count, double threshold) {
    V lowest = NAC_NAME(wide_load)(difference), before = lowest;
    N found = {0}, lowest_index = {0}, first = {0};
    for (size_t index = 0; index < count; index++) {
        const N here = (N){0} + (int64_t)index;
        V value = NAC_NAME(wide_load)(difference + index * NAC_BLOCK);
        V after = index + 1 < count ? NAC_NAME(wide_load)(difference + (index + 1) * NAC_BLOCK) : value;
        // librosa's edges: the first value is a trough if the second is higher, the last if the one before is.
        N trough = index == 0 ? value < after : (value < before) & (value <= after);
        N hit = trough & (value < threshold) & ~found;
        first = (hit & here) | (~hit & first);
        found |= hit;
        N lower = value < lowest;
        lowest_index = (lower & here) | (~lower & lowest_index);
        lowest = (V)(((N)value & lower) | ((N)lowest & ~lower));
        before = value;
    }
    return (found & first) | (~found & lowest_index);
}

static void NAC_NAME(yin)(
    const float *const *frames, size_t count, size_t frame_length, const double *correlation, size_t min_period,
    size_t max_period, double threshold, double *difference, nac_periods *periods) {
    const size_t lags = max_period - min_period + 1;
    for (size_t group = 0; group < NAC_BLOCK && group < count; group += NAC_LANES) {
        NAC_NAME(difference)(frames + group, correlation + group, min_period, max_period, difference + group);
        N chosen = NAC_NAME(trough)(difference + group, lags, threshold);
        for (size_t k = 0; k < NAC_LANES; k++) {
            const size_t lane = group + k, index = (size_t)chosen[k], lag = min_period + index;
            const double *here = difference + index * NAC_BLOCK + lane;
            double shift = 0;
            if (index > 0 && index + 1 < lags) {
                double bend = here[NAC_BLOCK] + here[-NAC_BLOCK] - 2 * here[0];
                double tilt = (here[NAC_BLOCK] - here[-NAC_BLOCK]) / 2;
                if (fabs(tilt) < fabs(bend)) shift = -tilt / bend;
            }
            periods->period[lane] = (double)lag + shift;
            periods->aperiodicity[lane] = here[0];
            // The energies of what overlaps at this lag: the frame without its last and without its first samples.
            const float *frame = frames[lane];
            double head = 0, tail = 0;
            for (size_t sample = 0; sample < lag; sample++) {
                head += (double)frame[sample] * frame[sample];
                tail += (double)frame[frame_length - 1 - sample] * frame[frame_length - 1 - sample];
            }
            double energy = correlation[lane], both = (energy - head) * (energy - tail);
            periods->energy[lane] = energy;
            periods->correlation[lane] = both > 0 ? correlation[lag * NAC_BLOCK + lane] / sqrt(both) : 0;
        }
    }
}

#undef N
