#if defined(__x86_64__)
#include <float.h>
#include <immintrin.h>
#include <math.h>
#include <string.h>

#include "plan.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#pragma clang attribute push(__attribute__((min_vector_width(512))), apply_to = function)
#define NAC_SET avx512
#define NAC_SET_NAME "AVX-512"
#define NAC_REGISTER_BYTES 64
#include "kernels.h"
#pragma clang attribute pop
#pragma clang attribute pop
#endif
