// Compute kernels of the Neural room.
//
// Every kernel exists once in source (templates/) and is compiled for several instruction sets; a table of function
// pointers holds one such build. Sums run in sixteen explicit lanes or in index order, so a kernel gives the same
// bits whatever the number of threads that share the work. Pointers need float alignment only. `n` counts elements.
#pragma once

#include <stdint.h>

#pragma clang assume_nonnull begin

/// Instruction sets in rising order of speed.
typedef enum nk_instruction_set {
    /// SSE2 on x86-64, NEON on arm64.
    NK_BASELINE = 0,
    NK_AVX2 = 1,
    NK_AVX512 = 2,
} nk_instruction_set;

/// C[m,n] = A[m,k] * B[k,n], A and B with any strides, C row by row.
typedef struct nk_product {
    long m, n, k;
    /// A[i,p] is a[i * a_row + p * a_inner]; one of the two strides is 1.
    const float *a;
    long a_row, a_inner;
    /// B[p,j] is b[p * b_inner + j * b_column]; one of the two strides is 1.
    const float *b;
    long b_inner, b_column;
    float *c;
    long c_row;
    /// Added to each row of C, or null.
    const float *_Nullable bias;
    /// 1: max(0, x) is applied to the result.
    int relu;
    /// 1: the product is added to what C holds.
    int accumulate;
    /// Panels of tile_columns columns from this one on are read from `packed`, the ones before straight from B.
    long first_packed_panel;
    const float *_Nullable packed;
} nk_product;

/// What one element of a unary function needs.
typedef enum nk_function { NK_RELU = 0, NK_TANH = 1, NK_SIGMOID = 2, NK_GELU = 3 } nk_function;

/// Numbers of one Adam step (all moments are exponential means; see Optimizers/Adam.swift for the conventions).
typedef struct nk_adam {
    float beta1, beta2;
    /// One minus beta, rounded once from double.
    float one_minus_beta1, one_minus_beta2;
    /// p -= step * m / (sqrt(v) * root_scale + epsilon)
    float step, root_scale, epsilon;
    /// p *= decay before the step (1: none).
    float decay;
    /// g += penalty * p before the moments (0: none).
    float penalty;
} nk_adam;

/// Numbers of one SGD step: g += penalty * p; v = momentum * v + gain * g; then p -= rate * v, or with Nesterov's
/// momentum p -= gradient_rate * g + rate * momentum * v. Without momentum p -= gradient_rate * g.
typedef struct nk_sgd {
    float rate, gradient_rate, momentum, gain, penalty;
    int nesterov;
} nk_sgd;

/// One softmax cross-entropy over rows of logits.
typedef struct nk_cross_entropy {
    long rows, classes;
    const float *logits;
    /// The class of each row.
    const int32_t *targets;
    /// One weight for each class, for each row, and 1/0 for each row and class; each may be null.
    const float *_Nullable class_weights;
    const float *_Nullable row_weights;
    const float *_Nullable mask;
    float smoothing;
    /// Out: probabilities [rows, classes] and each row's weighted loss [rows].
    float *probabilities;
    float *losses;
} nk_cross_entropy;

/// Windows over images of any number of axes, channels last. A line is a run of windows along the last axis.
typedef struct nk_windows {
    /// Numbers of one place of the image.
    long channels;
    /// Windows of a line, and numbers from one window to the next.
    long width, step;
    /// Places of a window, and where each lies from the window's beginning, in numbers.
    long places;
    const long *offsets;
    /// Lines of one image, and where each begins, in numbers.
    long lines;
    const long *starts;
    /// Numbers of one image.
    long image;
    /// 1: a maximum is at least 0, and its gradient flows only where it is above 0.
    int rectified;
    /// 1: windows share no place, so that gradients need not be added.
    int apart;
} nk_windows;

/// A recurrent layer over sequences [rows, times, ...].
typedef struct nk_recurrence {
    long times, hidden;
    /// Real places of each row; at the others state, result and gradients are zero.
    const int32_t *lengths;
    /// LSTM: [rows, times, 4 hidden], sums going in, gates coming out. GRU: [rows, times, 3 hidden], the same.
    float *gates;
    /// LSTM: the cell's state. GRU: the hidden side's share of n before it is gated. [rows, times, hidden]
    float *inner;
    /// The result, [rows, times, hidden].
    float *output;
    /// GRU: the hidden side's sums, [rows, 3 hidden].
    float *_Nullable hidden_sums;
    /// Gradients: of the output, [rows, times, hidden]; of the sums, as `gates`; of a GRU's hidden sums, as `gates`.
    const float *_Nullable output_gradient;
    float *_Nullable gate_gradient;
    float *_Nullable hidden_gradient;
    /// What the later steps pass back: of the output and (LSTM) of the cell, [rows, hidden].
    float *_Nullable passed;
    float *_Nullable passed_cell;
} nk_recurrence;

/// The kernels, compiled for one instruction set.
typedef struct nk_kernels {
    /// Rows and columns of one tile of the matrix product.
    long tile_rows, tile_columns;

    /// Copies panels first..<last of B, tile_columns wide and zero-padded, to packed + panel * k * tile_columns.
    void (*pack)(const nk_product *product, float *packed, long first, long last);
    /// Computes the tiles of C in rows panels r0..<r1 and column panels c0..<c1.
    void (*multiply)(const nk_product *product, long r0, long r1, long c0, long c1);
    /// The same product by dot products, for few rows: a_inner and b_inner are 1. Columns c0..<c1.
    void (*multiply_dots)(const nk_product *product, long c0, long c1);

    /// y = x + z; y = x * z; y = scale * x + shift; y += scale * x.
    void (*add)(const float *x, const float *z, float *y, long n);
    void (*multiply_elements)(const float *x, const float *z, float *y, long n);
    void (*scale)(const float *x, float scale, float shift, float *y, long n);
    void (*add_scaled)(const float *x, float scale, float *y, long n);
    /// Each element limited to -bound...bound.
    void (*clamp)(float *x, float bound, long n);
    /// Sum of x, and of x squared, in double.
    double (*sum)(const float *x, long n);
    double (*sum_of_squares)(const float *x, long n);

    /// y = f(x); dx = dy * f'(x), given y too.
    void (*apply)(nk_function function, const float *x, float *y, long n);
    void (*apply_gradient)(nk_function function, const float *x, const float *y, const float *dy, float *dx, long n);

    /// out[c] = sum over rows of x[r,c], for columns c0..<c1.
    void (*column_sums)(const float *x, long rows, long columns, long c0, long c1, float *out);
    /// out[c] = sum over rows of x[r,c] * z[r,c].
    void (*column_dots)(const float *x, const float *z, long rows, long columns, long c0, long c1, float *out);
    /// mean[c] and biased variance[c] over the rows.
    void (*column_moments)(
        const float *x, long rows, long columns, long c0, long c1, float *mean, float *variance);
    /// y[r,c] = (x[r,c] - centre[c]) * scale[c].
    void (*normalise_columns)(
        const float *x, const float *centre, const float *scale, float *y, long rows, long columns);
    /// y[r,c] = x[r,c] * scale[c] + shift[c].
    void (*scale_columns)(
        const float *x, const float *scale, const float *shift, float *y, long rows, long columns);
    /// dx[r,c] = a[c] * dy[r,c] + b[c] * x[r,c] + d[c].
    void (*combine_columns)(
        const float *dy, const float *x, const float *a, const float *b, const float *d, float *dx, long rows,
        long columns);

    /// Layer normalisation of each row; keeps normalised rows and 1/deviation for the gradient.
    void (*layer_norm)(
        const float *x, const float *scale, const float *shift, float epsilon, float *y, float *normalised,
        float *inverse_deviation, long rows, long columns);
    void (*layer_norm_gradient)(
        const float *dy, const float *scale, const float *normalised, const float *inverse_deviation, float *dx,
        long rows, long columns);

    /// Softmax of each row.
    void (*softmax)(const float *x, float *y, long rows, long columns);
    void (*softmax_gradient)(const float *y, const float *dy, float *dx, long rows, long columns);
    void (*cross_entropy)(const nk_cross_entropy *call, long r0, long r1);
    /// Gradient of the sum of losses times `scale` with respect to the logits.
    void (*cross_entropy_gradient)(const nk_cross_entropy *call, float scale, float *dx, long r0, long r1);

    /// y = kept ? x * scale : 0; an element is kept when its word of Philox 4x32-10 is below `threshold`.
    /// Elements first..<last of a whole; `first` is a multiple of 64. Key and counter are {low, high} words.
    void (*dropout)(
        const float *x, float *y, uint32_t threshold, float scale, const uint32_t *key, const uint32_t *stream,
        long first, long last);

    /// Pooling over windows, channels last: see nk_windows. The gradient of a maximum goes to the first of equals; dx
    /// must be zero, in a maximum's gradient only outside of windows that are apart.
    void (*window_max)(const nk_windows *windows, const float *x, float *y, long l0, long l1);
    void (*window_max_gradient)(
        const nk_windows *windows, const float *x, const float *y, const float *dy, float *dx, long l0, long l1);
    void (*window_mean)(const nk_windows *windows, const float *x, float *y, long l0, long l1);
    void (*window_mean_gradient)(const nk_windows *windows, const float *dy, float *dx, long l0, long l1);
    /// Each channel with taps of its own: y = sum over places t of x[t] * w[t, channel], plus bias; and its gradients
    /// (both are added to dx, dw).
    void (*depthwise)(
        const nk_windows *windows, const float *x, const float *w, const float *_Nullable bias, float *y, long l0,
        long l1);
    void (*depthwise_input_gradient)(
        const nk_windows *windows, const float *dy, const float *w, float *dx, long l0, long l1);
    void (*depthwise_weight_gradient)(
        const nk_windows *windows, const float *x, const float *dy, float *dw, long l0, long l1);

    /// One step of an LSTM (gates i, f, g, o) or a GRU (gates r, z, n): see nk_recurrence. `place` is the step's place in
    /// time, `previous` that of the step before it in the direction of reading, or -1.
    void (*lstm_step)(const nk_recurrence *call, long place, long previous, long r0, long r1);
    void (*lstm_step_gradient)(const nk_recurrence *call, long place, long previous, long r0, long r1);
    void (*gru_step)(const nk_recurrence *call, long place, long previous, long r0, long r1);
    void (*gru_step_gradient)(const nk_recurrence *call, long place, long previous, long r0, long r1);

    void (*adam)(const nk_adam *step, const float *gradient, float *parameter, float *m, float *v, long n);
    void (*sgd)(const nk_sgd *step, const float *gradient, float *parameter, float *_Nullable velocity, long n);
} nk_kernels;

/// The kernels for an instruction set, or null where this processor or build lacks it.
const nk_kernels *_Nullable nk_kernels_for(nk_instruction_set set);

/// One block of Philox 4x32-10 (Salmon et al., SC11): four random words from a counter of four and a key of two.
void nk_philox(const uint32_t *counter, const uint32_t *key, uint32_t *words);

/// Gives pages that were freed but are still held by the allocator back to the system, where it can be told to.
void nk_give_back_memory(void);

#pragma clang assume_nonnull end
