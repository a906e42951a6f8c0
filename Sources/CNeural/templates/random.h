// Dropout by a counter-based generator: whether an element is kept depends on its index, the key and the stream only,
// so neither the order of threads nor the size of the pieces matters.

/// Sixteen blocks of Philox 4x32-10 at once; lane l has the counter `block` + l.
NK_INLINE void NK_NAME(philox16)(uint64_t block, const uint32_t *stream, const uint32_t *key, u16 words[4]) {
    const u16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    // `block` is a multiple of sixteen: adding a lane never carries into the second word.
    u16 c0 = (u16)(uint32_t)block + lanes, c1 = (u16)(uint32_t)(block >> 32);
    u16 c2 = (u16)stream[0], c3 = (u16)stream[1];
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; round++) {
        const w16 a = __builtin_convertvector(c0, w16) * (w16)(uint64_t)NK_PHILOX_M0;
        const w16 b = __builtin_convertvector(c2, w16) * (w16)(uint64_t)NK_PHILOX_M1;
        const u16 a_high = __builtin_convertvector(a >> 32, u16), b_high = __builtin_convertvector(b >> 32, u16);
        c0 = b_high ^ c1 ^ (u16)k0;
        c2 = a_high ^ c3 ^ (u16)k1;
        c1 = __builtin_convertvector(b, u16);
        c3 = __builtin_convertvector(a, u16);
        k0 += NK_PHILOX_W0;
        k1 += NK_PHILOX_W1;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
}

static void NK_NAME(dropout)(
    const float *x, float *y, uint32_t threshold, float scale, const uint32_t *key, const uint32_t *stream, long first,
    long last) {
    for (long i = first; i < last; i += 4 * NK_LANES) {
        u16 words[4];
        NK_NAME(philox16)((uint64_t)(i / 4), stream, key, words);
        for (int w = 0; w < 4; w++) {
            const long at = i + w * NK_LANES;
            if (at >= last) break;
            const long count = nk_count(at, last);
            const v16 value = nk_load(x + at, count) * (v16)scale;
            nk_store(nk_select(words[w] < (u16)threshold, value, (v16)0.f), y + at, count);
        }
    }
}
