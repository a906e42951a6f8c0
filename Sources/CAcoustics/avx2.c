#if defined(__x86_64__)
#include <float.h>
#include <math.h>
#include <string.h>

#include "plan.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAC_SET avx2
#define NAC_SET_NAME "AVX2"
#define NAC_REGISTER_BYTES 32
#include "kernels.h"
#pragma clang attribute pop
#endif
