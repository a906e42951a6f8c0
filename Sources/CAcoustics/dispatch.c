#include "CAcoustics.h"

extern const nac_kernels nac_kernels_baseline;

#if defined(__x86_64__)
extern const nac_kernels nac_kernels_avx2, nac_kernels_avx512;

const nac_kernels *nac_kernels_for(nac_instruction_set set) {
    __builtin_cpu_init();
    int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    int avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    switch (set) {
        case NAC_BASELINE: return &nac_kernels_baseline;
        case NAC_AVX2: return avx2 ? &nac_kernels_avx2 : NULL;
        case NAC_AVX512: return avx512 ? &nac_kernels_avx512 : NULL;
    }
    return NULL;
}
#else
const nac_kernels *nac_kernels_for(nac_instruction_set set) {
    return set == NAC_BASELINE ? &nac_kernels_baseline : NULL;
}
#endif

nac_instruction_set nac_best_instruction_set(void) {
    if (nac_kernels_for(NAC_AVX512)) return NAC_AVX512;
    if (nac_kernels_for(NAC_AVX2)) return NAC_AVX2;
    return NAC_BASELINE;
}
