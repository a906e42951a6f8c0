// What every machine of the architecture has: SSE2 (16 registers) or NEON (32 registers).
#include "tables.h"

#define NK_SET baseline
#define NK_WIDTH 4
#if defined(__aarch64__)
#define NK_TILE_ROWS 8
#define NK_TILE_CASES(X) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8)
#else
#define NK_TILE_ROWS 4
#define NK_TILE_CASES(X) X(1) X(2) X(3) X(4)
#endif

#include "templates/kernels.h"
