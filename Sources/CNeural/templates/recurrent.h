// Single steps of recurrent layers: all gates of a step at once. Rows r0..<r1 of the batch.

static void NK_NAME(lstm_step)(const nk_recurrence *q, long place, long previous, long r0, long r1) {
#pragma clang fp contract(fast)
    const long h = q->hidden;
    for (long r = r0; r < r1; r++) {
        const long at = (r * q->times + place) * h, before = (r * q->times + previous) * h;
        float *gates = q->gates + 4 * at;
        const int real = place < q->lengths[r];
        for (long c = 0; c < h; c += NK_LANES) {
            const long count = nk_count(c, h);
            v16 i = (v16)0.f, f = (v16)0.f, g = (v16)0.f, o = (v16)0.f, cell = (v16)0.f, y = (v16)0.f;
            if (real) {
                i = nk_sigmoid(nk_load(gates + c, count));
                f = nk_sigmoid(nk_load(gates + h + c, count));
                g = nk_tanh(nk_load(gates + 2 * h + c, count));
                o = nk_sigmoid(nk_load(gates + 3 * h + c, count));
                cell = i * g;
                if (previous >= 0) cell += f * nk_load(q->inner + before + c, count);
                y = o * nk_tanh(cell);
            }
            nk_store(i, gates + c, count);
            nk_store(f, gates + h + c, count);
            nk_store(g, gates + 2 * h + c, count);
            nk_store(o, gates + 3 * h + c, count);
            nk_store(cell, q->inner + at + c, count);
            nk_store(y, q->output + at + c, count);
        }
    }
}

static void NK_NAME(lstm_step_gradient)(const nk_recurrence *q, long place, long previous, long r0, long r1) {
#pragma clang fp contract(fast)
    const long h = q->hidden;
    const v16 one = (v16)1.f;
    for (long r = r0; r < r1; r++) {
        const long at = (r * q->times + place) * h, before = (r * q->times + previous) * h;
        const float *gates = q->gates + 4 * at;
        float *to = q->gate_gradient + 4 * at;
        const int real = place < q->lengths[r];
        for (long c = 0; c < h; c += NK_LANES) {
            const long count = nk_count(c, h);
            v16 di = (v16)0.f, df = (v16)0.f, dg = (v16)0.f, d_o = (v16)0.f, dcell = (v16)0.f;
            if (real) {
                const v16 i = nk_load(gates + c, count), f = nk_load(gates + h + c, count);
                const v16 g = nk_load(gates + 2 * h + c, count), o = nk_load(gates + 3 * h + c, count);
                const v16 dy = nk_load(q->output_gradient + at + c, count) + nk_load(q->passed + r * h + c, count);
                const v16 squashed = nk_tanh(nk_load(q->inner + at + c, count));
                const v16 cell_before = previous < 0 ? (v16)0.f : nk_load(q->inner + before + c, count);
                dcell = nk_load(q->passed_cell + r * h + c, count) + dy * o * (one - squashed * squashed);
                d_o = dy * squashed * o * (one - o);
                di = dcell * g * i * (one - i);
                df = dcell * cell_before * f * (one - f);
                dg = dcell * i * (one - g * g);
                dcell *= f;
            }
            nk_store(di, to + c, count);
            nk_store(df, to + h + c, count);
            nk_store(dg, to + 2 * h + c, count);
            nk_store(d_o, to + 3 * h + c, count);
            nk_store(dcell, q->passed_cell + r * h + c, count);
        }
    }
}

static void NK_NAME(gru_step)(const nk_recurrence *q, long place, long previous, long r0, long r1) {
#pragma clang fp contract(fast)
    const long h = q->hidden;
    for (long r = r0; r < r1; r++) {
        const long at = (r * q->times + place) * h, before = (r * q->times + previous) * h;
        float *gates = q->gates + 3 * at;
        const float *sums = q->hidden_sums + 3 * r * h;
        const int real = place < q->lengths[r];
        for (long c = 0; c < h; c += NK_LANES) {
            const long count = nk_count(c, h);
            v16 reset = (v16)0.f, update = (v16)0.f, n = (v16)0.f, share = (v16)0.f, y = (v16)0.f;
            if (real) {
                reset = nk_sigmoid(nk_load(gates + c, count) + nk_load(sums + c, count));
                update = nk_sigmoid(nk_load(gates + h + c, count) + nk_load(sums + h + c, count));
                share = nk_load(sums + 2 * h + c, count);
                n = nk_tanh(nk_load(gates + 2 * h + c, count) + reset * share);
                const v16 old = previous < 0 ? (v16)0.f : nk_load(q->output + before + c, count);
                y = n + update * (old - n);
            }
            nk_store(reset, gates + c, count);
            nk_store(update, gates + h + c, count);
            nk_store(n, gates + 2 * h + c, count);
            nk_store(share, q->inner + at + c, count);
            nk_store(y, q->output + at + c, count);
        }
    }
}

static void NK_NAME(gru_step_gradient)(const nk_recurrence *q, long place, long previous, long r0, long r1) {
#pragma clang fp contract(fast)
    const long h = q->hidden;
    const v16 one = (v16)1.f;
    for (long r = r0; r < r1; r++) {
        const long at = (r * q->times + place) * h, before = (r * q->times + previous) * h;
        const float *gates = q->gates + 3 * at;
        float *to = q->gate_gradient + 3 * at, *hidden = q->hidden_gradient + 3 * at;
        const int real = place < q->lengths[r];
        for (long c = 0; c < h; c += NK_LANES) {
            const long count = nk_count(c, h);
            v16 dr = (v16)0.f, dz = (v16)0.f, dn = (v16)0.f, dshare = (v16)0.f, dold = (v16)0.f;
            if (real) {
                const v16 reset = nk_load(gates + c, count), update = nk_load(gates + h + c, count);
                const v16 n = nk_load(gates + 2 * h + c, count), share = nk_load(q->inner + at + c, count);
                const v16 old = previous < 0 ? (v16)0.f : nk_load(q->output + before + c, count);
                const v16 dy = nk_load(q->output_gradient + at + c, count) + nk_load(q->passed + r * h + c, count);
                dn = dy * (one - update) * (one - n * n);
                dz = dy * (old - n) * update * (one - update);
                dr = dn * share * reset * (one - reset);
                dshare = dn * reset;
                dold = dy * update;
            }
            nk_store(dr, to + c, count);
            nk_store(dz, to + h + c, count);
            nk_store(dn, to + 2 * h + c, count);
            nk_store(dr, hidden + c, count);
            nk_store(dz, hidden + h + c, count);
            nk_store(dshare, hidden + 2 * h + c, count);
            // The product of the hidden gradient with the weights is added to this.
            nk_store(dold, q->passed + r * h + c, count);
        }
    }
}
