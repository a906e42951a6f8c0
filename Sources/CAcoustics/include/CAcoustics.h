#pragma once

#include <stddef.h>
#include <stdint.h>

// The arithmetic under Acoustics: Fourier transforms of many frames at once and what is computed from their spectra.
//
// Everything works on blocks of NAC_BLOCK frames. A value of frame `l` at row `k` (a bin, a mel band, a lag) lies at
// `[k * NAC_BLOCK + l]`, so that one SIMD register holds the same row of several frames. No frame's result depends
// on its neighbours or on its place in a block.

#ifdef __cplusplus
extern "C" {
#endif

/// Frames in a block.
#define NAC_BLOCK 16

/// Summits that are looked for.
#define NAC_SUMMITS 6

/// The highest degree of a polynomial whose roots are looked for.
#define NAC_MAX_DEGREE 16

/// Sets of vector instructions that the kernels are compiled for, slowest first.
typedef enum {
    /// What every processor of the target has: SSE2 on x86-64, NEON on arm64.
    NAC_BASELINE = 0,
    NAC_AVX2 = 1,
    NAC_AVX512 = 2,
} nac_instruction_set;

/// A real-input Fourier transform of one length, with the window that is applied before it. Never changes once made,
/// so any number of threads may use it, each with its own workspace.
typedef struct nac_transform nac_transform;

/// Makes a transform of `length` samples, in double or single precision. `window` holds `length` values, or is NULL.
/// Returns NULL when the length is 0, too long to index, or memory is short.
nac_transform *nac_transform_create(size_t length, const double *window, int double_precision);
void nac_transform_destroy(nac_transform *transform);

/// Bytes of workspace that the kernels need; must be aligned to 64 bytes.
size_t nac_transform_workspace(const nac_transform *transform);

/// The rows of a sparse matrix whose non-zero columns are consecutive, such as a mel filter bank.
typedef struct {
    uint32_t first_column;
    uint32_t count;
    /// Index of the row's first weight.
    uint32_t first_weight;
} nac_band;

/// Sums over the bins of a block of magnitude spectra, one for each frame.
typedef struct {
    /// Sum of the magnitudes, and the frequency mean under them (0 where the sum is below FLT_MIN).
    double sum[NAC_BLOCK], centroid[NAC_BLOCK];
    /// Central moments 2, 3 and 4 of frequency, divided by the sum where that is at least FLT_MIN.
    double variance[NAC_BLOCK], third[NAC_BLOCK], fourth[NAC_BLOCK];
} nac_moments;

/// The period found in each frame of a block.
typedef struct {
    /// In samples, refined by a parabola.
    double period[NAC_BLOCK];
    /// YIN's normalised difference at that period: 0 for a perfectly periodic frame, 1 for noise.
    double aperiodicity[NAC_BLOCK];
    /// Correlation of the frame with itself one (whole) period later, -1 ... 1.
    double correlation[NAC_BLOCK];
    /// Sum of squares of the frame.
    double energy[NAC_BLOCK];
} nac_periods;

/// Two layers of states, a voiced and an unvoiced one, and the logarithms of the chances to go from state to state.
typedef struct {
    /// States of a layer; values from one layer to the next, at least as many and a multiple of 2 * NAC_BLOCK.
    size_t states, stride;
    /// Values before and behind a layer in the room of a search: at least every reach.
    size_t margin;
    /// Distances 0 ..< reach at which a state is reached from every state of its own layer, and of the other.
    size_t reach[2];
    /// By distance, from the own layer and from the other one.
    const double *step[2];
    /// Added for each state that is left: near the ends fewer states share what leads away from one.
    const double *gain;
    /// The reach from each state, which near the ends may be farther than the common one.
    const uint32_t *far[2];
    /// From any state to any other; -INFINITY for never.
    double anywhere;
} nac_lattice;
/// A natural cubic spline through values at fixed knots, drawn at fixed points.
typedef struct {
    size_t knots, points;
    /// Distances of neighbouring knots and their inverses: `knots - 1` values.
    const float *width, *inverse_width;
    /// Elimination of the system of second derivatives: `knots` values, the first and last unused.
    const float *pivot, *back;
    /// For each point the knot before it, and the weights of both knots' values and second derivatives.
    const uint32_t *interval;
    const float *coefficients;
} nac_spline;

/// The kernels compiled for one instruction set.
typedef struct {
    const char *name;

    /// Power spectra of NAC_BLOCK frames of `length` samples: `power[(length / 2 + 1) * NAC_BLOCK]`.
    /// All pointers in `frames` must be readable; only the first `count` frames are certain to be computed. Asks for
    /// the memory of the block that follows, taking it to continue at the same distance.
    void (*power)(
        const nac_transform *transform, const float *const *frames, size_t count, float *power, void *workspace);

    /// Complex spectra, real and imaginary parts apart, in the same layout.
    void (*spectrum)(
        const nac_transform *transform, const float *const *frames, size_t count, float *real, float *imaginary,
        void *workspace);

    /// Linear autocorrelation at lags 0 ..< `lags` of frames of `frame_length` samples. The transform's length must be
    /// at least `frame_length + lags - 1` and even. Written as double: `correlation[lags * NAC_BLOCK]`.
    void (*autocorrelation)(
        const nac_transform *transform, const float *const *frames, size_t count, size_t frame_length, size_t lags,
        double *correlation, void *workspace);

    /// YIN: the period of each frame between `min_period` and `max_period` (1 <= min <= max < frame_length), from its
    /// autocorrelation at lags 0 ... max_period. `difference[(max_period - min_period + 1) * NAC_BLOCK]` is filled.
    void (*yin)(
        const float *const *frames, size_t count, size_t frame_length, const double *correlation, size_t min_period,
        size_t max_period, double threshold, double *difference, nac_periods *periods);

    /// `output[row] = sum of weights * input[column]` for blocks of frames.
    void (*banded)(const nac_band *bands, size_t rows, const float *weights, const float *input, float *output);

    /// `output[row] = sum over columns of matrix[row * columns + column] * input[column]`, summed in double.
    void (*dense)(const float *matrix, size_t rows, size_t columns, const float *input, float *output);

    /// Puts the first `count` frames of a block's rows into rows that lie `stride` values apart, and asks for the
    /// memory where the next block will go.
    void (*place)(const float *block, size_t rows, size_t count, float *target, size_t stride);

    /// Square roots of `count` values.
    void (*square_root)(const float *input, size_t count, float *output);

    /// `10 log10(max(floor, x)) - offset` of `count` values, those below `least_level` raised to it. `input` may be
    /// `output`. `lowest` and `highest` are moved so that they take in all results.
    void (*decibels)(
        const float *input, size_t count, float floor, float offset, float least_level, float *output, float *lowest,
        float *highest);

    /// Raises values below `floor` to it.
    void (*raise)(float *values, size_t count, float floor);

    /// Moments of frequency under blocks of magnitude spectra; `frequencies` holds one value for each bin.
    void (*moments)(const float *magnitude, const double *frequencies, size_t bins, nac_moments *moments);

    /// The first bin at which the running sum of magnitudes reaches `share` of the whole, for each frame.
    void (*rolloff)(const float *magnitude, size_t bins, float share, int32_t *bin);

    /// Means of the `share` largest and of the `share` smallest values among `count` bins, for each frame.
    /// `room[2 * share * NAC_BLOCK]` is overwritten; it must be aligned to 64 bytes.
    void (*extremes)(
        const float *magnitude, size_t count, size_t share, float *room, float *largest, float *smallest);

    /// Geometric over arithmetic mean of `max(floor, power)`, for each frame.
    void (*flatness)(const float *power, size_t bins, float floor, float *flatness);

    /// Sum of the squares of `count` samples.
    double (*sum_of_squares)(const float *samples, size_t count);

    /// Neighbouring samples of opposite sign among `count`; values within the threshold count as positive zero.
    size_t (*zero_crossings)(const float *samples, size_t count, float threshold);

    /// Index of the first sample that is infinite or not a number; `count` if there is none.
    size_t (*first_non_finite)(const float *samples, size_t count);

    /// Undoes `spectrum`: the first `count` frames of complex spectra, times the transform's window, are added to `sum`,
    /// each `hop` values after the one before. `sum` holds at least `(count - 1) * hop + length` values.
    void (*overlap_add)(
        const nac_transform *transform, const float *real, const float *imaginary, size_t count, size_t hop,
        double *sum, void *workspace);

    /// Undoes `place`: takes the first `count` frames of a block from rows that lie `stride` values apart.
    void (*gather)(const float *source, size_t rows, size_t stride, size_t count, float *block);

    /// Adds the power spectra of frames of `frame_length` samples, each divided by the sum of the squares of the frame
    /// (times the window), to `sum[(length / 2 + 1) * NAC_BLOCK]`; silent frames add nothing. The transform must be one
    /// in double precision of even length.
    void (*add_energy)(
        const nac_transform *transform, const float *const *frames, size_t count, size_t frame_length, double *sum,
        void *workspace);

    /// Medians of `size` neighbouring rows, column by column: `medians[j][c]` is the median of `rows[j][c]` to
    /// `rows[j + size - 1][c]`, for `count` windows and `columns` columns. Of an even number the upper middle value is
    /// taken. Fast for 31 rows. `room` has space for `size * NAC_BLOCK` floats, aligned to 64 bytes.
    void (*median)(
        const float *const *rows, size_t count, size_t columns, size_t size, float *const *medians, void *room);

    /// Turns rows into columns: `to[c * to_stride + r] = from[r * from_stride + c]`.
    void (*turn)(const float *from, size_t from_stride, size_t rows, size_t columns, float *to, size_t to_stride);

    /// The shares of two values in the sum of their powers, each against the other times its margin; a power of
    /// infinity gives 1 to the larger and 0 to the smaller. `unknown` where both are below FLT_MIN. Multiplied by
    /// `scale` unless that is NULL. Outputs may be inputs.
    void (*soft_masks)(
        const float *first, const float *second, size_t count, float first_margin, float second_margin, float power,
        float unknown, const float *scale, float *first_output, float *second_output);

    /// Index of the first value that is negative, infinite or not a number; `count` if there is none.
    size_t (*first_non_magnitude)(const float *values, size_t count);

    /// Magnitudes of `count` complex values.
    void (*magnitudes)(const float *real, const float *imaginary, size_t count, float *output);

    /// The mean over `rows` rows, `stride` values apart, of `max(0, now - before)`, for each of `count` columns.
    void (*rise_mean)(
        const float *now, const float *before, size_t stride, size_t rows, size_t count, float *output);

    /// The same with the median; `room` has space for NAC_BLOCK floats times the next power of two from `rows` and 32 on,
    /// aligned to 64 bytes.
    void (*rise_median)(
        const float *now, const float *before, size_t stride, size_t rows, size_t count, float *output, void *room);
    /// Which of the bins `first ..< end` (first >= 1) of each frame exceed the bin below, are no less than the bin above
    /// and exceed `share` of the frame's highest bin: `found[(end - first) * NAC_BLOCK]` is -1 there and 0 elsewhere.
    void (*peaks)(
        const float *magnitude, size_t bins, size_t first, size_t end, float share, int8_t *found);
    /// YIN's normalised difference as `yin` fills it, and its troughs: bit l of `troughs[k]` is that of frame l at lag
    /// min_period + k.
    void (*troughs)(
        const float *const *frames, size_t count, const double *correlation, size_t min_period, size_t max_period,
        double *difference, uint16_t *troughs);

    /// The sum of the weights `first` ..< `count`, which are multiplied by `decay` afterwards.
    double (*share)(double *weights, size_t first, size_t count, double decay);

    /// A step of a Viterbi search: the best logarithm of each state's chance, from those before and from the logarithms
    /// of what was observed; each two layers. `room` holds each layer between margins of -INFINITY.
    void (*viterbi)(
        const nac_lattice *lattice, const double *before, const double *observed, double *room, double *after);
    /// As `dense`, summed in single precision.
    void (*product)(const float *matrix, size_t rows, size_t columns, const float *input, float *output);

    /// Magnitude spectra with zeros where no summit is within two bins (but not before the first and after the last),
    /// then smoothed by 1/4, 1/2, 1/4. `room` holds `bins * NAC_BLOCK` values.
    void (*sharpen)(const float *magnitude, size_t bins, float *room, float *output);

    /// Draws a spline; what is below zero becomes zero. `room` holds `knots * NAC_BLOCK` values.
    void (*spline)(const nac_spline *spline, const float *values, float *room, float *output);

    /// `output[row] = sum over k of weights[k] * values[row + shifts[k]]`; shifts ascend.
    void (*shifted_sum)(
        const float *values, size_t rows, const uint32_t *shifts, const float *weights, size_t count, float *output);

    /// A cosine transform of the second kind: `output[row] = sum over columns of matrix[row * columns + column] *
    /// input[column]`, where row r of the matrix is a multiple of cos(pi r (column + 1/2) / columns). Only the first half
    /// of a row is read where the rows are folded. `room` has space for `2 * columns * NAC_BLOCK` doubles, aligned to 64
    /// bytes.
    void (*cosine)(
        const double *matrix, size_t rows, size_t columns, const float *input, float *output, void *room);

    /// The NAC_SUMMITS highest values above zero that exceed both neighbours, highest first, and their rows (-1 where
    /// there are fewer); and the sums of all values.
    void (*summits)(const float *values, size_t rows, float *heights, int32_t *places, double *sums);

    /// All complex roots of NAC_BLOCK polynomials of a degree from 1 to NAC_MAX_DEGREE with real coefficients, highest
    /// power first. The first coefficients must not be zero.
    void (*roots)(const double *coefficients, size_t degree, double *real, double *imaginary);
} nac_kernels;

/// The kernels of an instruction set, or NULL where this processor lacks it.
const nac_kernels *nac_kernels_for(nac_instruction_set set);

/// The fastest instruction set that this processor has.
nac_instruction_set nac_best_instruction_set(void);

#ifdef __cplusplus
}
#endif
