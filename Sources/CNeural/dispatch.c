#include "tables.h"

const nk_kernels *nk_kernels_for(nk_instruction_set set) {
    switch (set) {
    case NK_BASELINE: return &nk_kernels_baseline;
#if defined(__x86_64__)
    case NK_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &nk_kernels_avx2 : 0;
    case NK_AVX512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
                && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")
            ? &nk_kernels_avx512
            : 0;
#endif
    default: return 0;
    }
}

void nk_philox(const uint32_t *counter, const uint32_t *key, uint32_t *words) {
    uint32_t c[4] = {counter[0], counter[1], counter[2], counter[3]};
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; round++) {
        const uint64_t a = (uint64_t)NK_PHILOX_M0 * c[0], b = (uint64_t)NK_PHILOX_M1 * c[2];
        c[0] = (uint32_t)(b >> 32) ^ c[1] ^ k0;
        c[2] = (uint32_t)(a >> 32) ^ c[3] ^ k1;
        c[1] = (uint32_t)b;
        c[3] = (uint32_t)a;
        k0 += NK_PHILOX_W0;
        k1 += NK_PHILOX_W1;
    }
    for (int i = 0; i < 4; i++) words[i] = c[i];
}
