#include "tables.h"

#if defined(__x86_64__)
#define NK_SET avx2
#define NK_WIDTH 8
#define NK_TILE_ROWS 6
#define NK_TILE_CASES(X) X(1) X(2) X(3) X(4) X(5) X(6)

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "templates/kernels.h"
#pragma clang attribute pop
#endif
