// All kernels for one instruction set, and their table. The including file defines
//   NK_SET          name of the set, used in names
//   NK_WIDTH        floats in a register
//   NK_TILE_ROWS    rows of a tile
//   NK_TILE_CASES   the numbers 1...NK_TILE_ROWS
// and switches the instruction set on for the functions that follow.

#define NK_JOIN_(a, b) a##_##b
#define NK_JOIN(a, b) NK_JOIN_(a, b)
#define NK_NAME(name) NK_JOIN(name, NK_SET)

// Functions that pass sixteen lanes are always inlined: the calling convention that this warns of is never used.
#pragma clang diagnostic ignored "-Wpsabi"

#include "lanes.h"
#include "mathematics.h"
#include "product.h"
#include "dots.h"
#include "elementwise.h"
#include "columns.h"
#include "rows.h"
#include "cross_entropy.h"
#include "random.h"
#include "windows.h"
#include "recurrent.h"
#include "optimizers.h"

const nk_kernels NK_JOIN(nk_kernels, NK_SET) = {
    .tile_rows = NK_TILE_ROWS,
    .tile_columns = NK_TILE_COLUMNS,
    .pack = NK_NAME(pack),
    .multiply = NK_NAME(multiply),
    .multiply_dots = NK_NAME(multiply_dots),
    .add = NK_NAME(add),
    .multiply_elements = NK_NAME(multiply_elements),
    .scale = NK_NAME(scale),
    .add_scaled = NK_NAME(add_scaled),
    .clamp = NK_NAME(clamp),
    .sum = NK_NAME(sum),
    .sum_of_squares = NK_NAME(sum_of_squares),
    .apply = NK_NAME(apply),
    .apply_gradient = NK_NAME(apply_gradient),
    .column_sums = NK_NAME(column_sums),
    .column_dots = NK_NAME(column_dots),
    .column_moments = NK_NAME(column_moments),
    .normalise_columns = NK_NAME(normalise_columns),
    .scale_columns = NK_NAME(scale_columns),
    .combine_columns = NK_NAME(combine_columns),
    .layer_norm = NK_NAME(layer_norm),
    .layer_norm_gradient = NK_NAME(layer_norm_gradient),
    .softmax = NK_NAME(softmax),
    .softmax_gradient = NK_NAME(softmax_gradient),
    .cross_entropy = NK_NAME(cross_entropy),
    .cross_entropy_gradient = NK_NAME(cross_entropy_gradient),
    .dropout = NK_NAME(dropout),
    .window_max = NK_NAME(window_max),
    .window_max_gradient = NK_NAME(window_max_gradient),
    .window_mean = NK_NAME(window_mean),
    .window_mean_gradient = NK_NAME(window_mean_gradient),
    .depthwise = NK_NAME(depthwise),
    .depthwise_input_gradient = NK_NAME(depthwise_input_gradient),
    .depthwise_weight_gradient = NK_NAME(depthwise_weight_gradient),
    .lstm_step = NK_NAME(lstm_step),
    .lstm_step_gradient = NK_NAME(lstm_step_gradient),
    .gru_step = NK_NAME(gru_step),
    .gru_step_gradient = NK_NAME(gru_step_gradient),
    .adam = NK_NAME(adam),
    .sgd = NK_NAME(sgd),
};
