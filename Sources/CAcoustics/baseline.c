#include <float.h>
#include <math.h>
#include <string.h>

#include "plan.h"

#define NAC_SET baseline
#if defined(__aarch64__)
#define NAC_SET_NAME "NEON"
#elif defined(__x86_64__)
#define NAC_SET_NAME "SSE2"
#else
#define NAC_SET_NAME "generic"
#endif
#define NAC_REGISTER_BYTES 16
#include "kernels.h"
