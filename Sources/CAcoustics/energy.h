// Included once for each instruction set, by kernels.h, after spectra.h in double precision.

static void NAC_NAME(add_energy)(
    const nac_transform *transform, const float *const *frames, size_t count, size_t frame_length, double *sum,
    void *workspace) {
    const size_t n = transform->fft->n;
    V *x = workspace, *energy = x + 2 * (n + nac_complex_extra(transform->fft));
    for (size_t lane = 0; lane < NAC_BLOCK && lane < count; lane += NAC_LANES) {
        NAC_NAME(keep) keep = {.what = NAC_NAME(keep_energy), .energy = energy};
        NAC_NAME(bins)(keep, transform, frames + lane, frame_length, x);
        // By Parseval's theorem the samples' energy; all bins but the first and the last stand for two.
        V total = {0};
        for (size_t k = 1; k < n; k++) total += energy[k];
        total = (total + total + energy[0] + energy[n]) / (double)transform->length;
        V scale;
        for (size_t k = 0; k < NAC_LANES; k++) scale[k] = lane + k < count && total[k] >= DBL_MIN ? 1 / total[k] : 0;
        for (size_t k = 0; k <= n; k++) {
            NAC_NAME(doubles) *to = (NAC_NAME(doubles) *)(sum + k * NAC_BLOCK + lane);
            *to += energy[k] * scale;
        }
    }
}
