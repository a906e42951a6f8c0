#pragma once

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "CNeural.h"

#define NK_PHILOX_M0 0xD2511F53u
#define NK_PHILOX_M1 0xCD9E8D57u
#define NK_PHILOX_W0 0x9E3779B9u
#define NK_PHILOX_W1 0xBB67AE85u

extern const nk_kernels nk_kernels_baseline;
#if defined(__x86_64__)
extern const nk_kernels nk_kernels_avx2;
extern const nk_kernels nk_kernels_avx512;
#endif
