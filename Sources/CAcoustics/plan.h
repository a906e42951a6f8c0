#pragma once

#include "CAcoustics.h"

// What a transform knows beforehand. Tables are `double` or `float` by the transform's precision.

#define NAC_MAX_STAGES 48

/// One pass of a mixed-radix transform: joins `radix` neighbouring spectra of `span` points into one.
typedef struct {
    size_t radix;
    size_t span;
    /// Index of the stage's first table value: for radices without a kernel of their own the `radix` roots of unity,
    /// then for each point 1 ..< span its `radix - 1` rotations, as (real, imaginary).
    size_t table;
} nac_stage;

/// A complex transform of `n` points, in place, input at digit-reversed positions.
typedef struct nac_complex_plan {
    size_t n;
    size_t stage_count;
    nac_stage stages[NAC_MAX_STAGES];
    void *tables;
    /// Where input point k has to be put. NULL for a chirp transform, which takes its input in order.
    uint32_t *position;
    /// Bluestein's chirp transform, for lengths with a large prime factor: the convolution's transform, the chirp
    /// (n complex values) and the spectrum of its conjugate, divided by the convolution's length.
    struct nac_complex_plan *convolution;
    void *chirp;
    void *chirp_spectrum;
} nac_complex_plan;

struct nac_transform {
    size_t length;
    int is_double;
    /// An even length is transformed as length / 2 complex points, then split; an odd one as complex with no
    /// imaginary part.
    int packed;
    nac_complex_plan *fft;
    /// Where sample s goes, in real values counted over (real, imaginary) pairs.
    uint32_t *slot;
    /// NULL when there is none.
    void *window;
    /// What samples are multiplied by: half the window where two of them make a point, which saves the split of their
    /// spectrum from halving; else the window. Ones where there is no window.
    void *half_window;
    /// exp(-2 pi i k / length) for k in 0 ... length / 4 (packed lengths only).
    void *rotation;
};

/// Number of complex points of workspace that a plan needs beside its own n: the convolution's, twice.
size_t nac_complex_extra(const nac_complex_plan *plan);
