// Included once for each instruction set. In: NAC_SET (its name in identifiers), NAC_SET_NAME (for people),
// NAC_REGISTER_BYTES (of a SIMD register). Out: the table nac_kernels_<set>.

#define NAC_PASTE2(name, suffix) nac_##name##_##suffix
#define NAC_PASTE(name, suffix) NAC_PASTE2(name, suffix)

#define NAC_NAME(name) NAC_PASTE(name, single)
#define NAC_REAL float
#define NAC_LANES (NAC_REGISTER_BYTES / 4)
#include "lanes.h"
#include "butterflies.h"
#include "transform.h"
#include "begin.h"
#include "spectra.h"
#include "inverse.h"
#include "logarithm.h"
#include "reduce.h"
#include "cosine.h"
#include "median.h"
#include "separation.h"
#include "rhythm.h"
#include "peaks.h"
#include "voice.h"
#include "forget.h"

#define NAC_NAME(name) NAC_PASTE(name, double)
#define NAC_REAL double
#define NAC_LANES (NAC_REGISTER_BYTES / 8)
#include "lanes.h"
#include "butterflies.h"
#include "transform.h"
#include "begin.h"
#include "spectra.h"
#include "inverse.h"
#include "pitch.h"
#include "probable.h"
#include "energy.h"
#include "roots.h"
#include "forget.h"

static void nac_power(
    const nac_transform *transform, const float *const *frames, size_t count, float *power, void *workspace) {
    (transform->is_double ? nac_power_double : nac_power_single)(transform, frames, count, power, workspace);
}

static void nac_spectrum(
    const nac_transform *transform, const float *const *frames, size_t count, float *real, float *imaginary,
    void *workspace) {
    (transform->is_double ? nac_spectrum_double : nac_spectrum_single)(
        transform, frames, count, real, imaginary, workspace);
}

static void nac_autocorrelation(
    const nac_transform *transform, const float *const *frames, size_t count, size_t frame_length, size_t lags,
    double *correlation, void *workspace) {
    (transform->is_double ? nac_autocorrelation_double : nac_autocorrelation_single)(
        transform, frames, count, frame_length, lags, correlation, workspace);
}

static void nac_overlap_add(
    const nac_transform *transform, const float *real, const float *imaginary, size_t count, size_t hop, double *sum,
    void *workspace) {
    (transform->is_double ? nac_overlap_add_double : nac_overlap_add_single)(
        transform, real, imaginary, count, hop, sum, workspace);
}

const nac_kernels NAC_PASTE(kernels, NAC_SET) = {
    .name = NAC_SET_NAME,
    .power = nac_power,
    .spectrum = nac_spectrum,
    .autocorrelation = nac_autocorrelation,
    .yin = nac_yin_double,
    .banded = nac_banded_single,
    .dense = nac_dense_single,
    .place = nac_place_single,
    .square_root = nac_square_root_single,
    .decibels = nac_decibels_single,
    .raise = nac_raise_single,
    .moments = nac_moments_single,
    .rolloff = nac_rolloff_single,
    .extremes = nac_extremes_single,
    .flatness = nac_flatness_single,
    .sum_of_squares = nac_sum_of_squares_single,
    .zero_crossings = nac_zero_crossings_single,
    .first_non_finite = nac_first_non_finite_single,
    .overlap_add = nac_overlap_add,
    .gather = nac_gather_single,
    .add_energy = nac_add_energy_double,
    .median = nac_median_single,
    .turn = nac_turn_single,
    .soft_masks = nac_soft_masks_single,
    .first_non_magnitude = nac_first_non_magnitude_single,
    .magnitudes = nac_magnitudes_single,
    .rise_mean = nac_rise_mean_single,
    .rise_median = nac_rise_median_single,
    .peaks = nac_peaks_single,
    .troughs = nac_troughs_double,
    .share = nac_share_double,
    .viterbi = nac_viterbi_double,
    .product = nac_product_single,
    .sharpen = nac_sharpen_single,
    .spline = nac_spline_single,
    .shifted_sum = nac_shifted_sum_single,
    .cosine = nac_cosine_single,
    .summits = nac_summits_single,
    .roots = nac_roots_double,
};
