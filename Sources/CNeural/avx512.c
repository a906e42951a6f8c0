#include "tables.h"

#if defined(__x86_64__)
#define NK_SET avx512
#define NK_WIDTH 16
#define NK_TILE_ROWS 14
#define NK_TILE_CASES(X) \
    X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14)

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#include "templates/kernels.h"
#pragma clang attribute pop
#endif
