// Softmax cross-entropy. With p the softmax over the allowed classes A of a row, y its target, w the class weights, s
// the row's weight and e the smoothing, the row's loss is
//     s * ((1 - e) * w[y] * -log p[y] + e / |A| * sum over A of w[c] * -log p[c])

/// The factors of one row's loss: `hard` before the target's term, `soft` before each class's, `weights` the sum of
/// the class weights over the allowed classes.
typedef struct NK_NAME(loss_terms) {
    float hard, soft, weights;
} NK_NAME(loss_terms);

NK_INLINE int NK_NAME(allows)(const float *mask, long c) { return !mask || mask[c] > 0.f; }

NK_INLINE NK_NAME(loss_terms) NK_NAME(terms)(const nk_cross_entropy *q, const float *mask, long target) {
    NK_NAME(loss_terms) terms = {(1.f - q->smoothing) * (q->class_weights ? q->class_weights[target] : 1.f), 0.f, 0.f};
    if (!(q->smoothing > 0.f)) return terms;
    float allowed = 0.f;
    for (long c = 0; c < q->classes; c++) {
        if (!NK_NAME(allows)(mask, c)) continue;
        allowed += 1.f;
        terms.weights += q->class_weights ? q->class_weights[c] : 1.f;
    }
    terms.soft = q->smoothing / allowed;
    return terms;
}

static void NK_NAME(cross_entropy)(const nk_cross_entropy *q, long first, long last) {
    const long columns = q->classes, step = NK_NAME(row_block)(columns);
    for (long r0 = first; r0 < last; r0 += step) {
        const long r1 = r0 + step < last ? r0 + step : last;
        for (long r = r0; r < r1; r++) {
            const float *from = q->logits + r * columns;
            const float *mask = q->mask ? q->mask + r * columns : 0;
            float *to = q->probabilities + r * columns;
            float top = -__builtin_inff();
            for (long c = 0; c < columns; c++)
                if (NK_NAME(allows)(mask, c) && !(from[c] <= top)) top = from[c];
            for (long c = 0; c < columns; c++)
                to[c] = NK_NAME(allows)(mask, c) ? from[c] - top : -__builtin_inff();
            // The shifted logits are about to be replaced by their exponentials: take their share of the loss now.
            const NK_NAME(loss_terms) terms = NK_NAME(terms)(q, mask, q->targets[r]);
            float sum = terms.hard * to[q->targets[r]];
            if (terms.soft > 0.f)
                for (long c = 0; c < columns; c++)
                    if (NK_NAME(allows)(mask, c)) sum += terms.soft * (q->class_weights ? q->class_weights[c] : 1.f) * to[c];
            q->losses[r] = -sum;
        }
        NK_NAME(exponentials)(q->probabilities + r0 * columns, (r1 - r0) * columns);
        for (long r = r0; r < r1; r++) {
            float *to = q->probabilities + r * columns;
            const float sum = NK_NAME(row_sum)(to, columns), share = 1.f / sum;
            for (long c = 0; c < columns; c++) to[c] *= share;
            const float *mask = q->mask ? q->mask + r * columns : 0;
            const NK_NAME(loss_terms) terms = NK_NAME(terms)(q, mask, q->targets[r]);
            const float loss = q->losses[r] + (terms.hard + terms.soft * terms.weights) * logf(sum);
            q->losses[r] = q->row_weights ? loss * q->row_weights[r] : loss;
        }
    }
}

static void NK_NAME(cross_entropy_gradient)(const nk_cross_entropy *q, float scale, float *dx, long r0, long r1) {
    const long columns = q->classes;
    for (long r = r0; r < r1; r++) {
        const float *mask = q->mask ? q->mask + r * columns : 0;
        const float *p = q->probabilities + r * columns;
        float *to = dx + r * columns;
        const NK_NAME(loss_terms) terms = NK_NAME(terms)(q, mask, q->targets[r]);
        const float row = q->row_weights ? scale * q->row_weights[r] : scale;
        // Products of probabilities too small to matter would be subnormal numbers, which are slow to compute with.
        for (long c = 0; c < columns; c++) to[c] = (p[c] < 1e-30f ? 0.f : p[c]) * (terms.hard + terms.soft * terms.weights);
        to[q->targets[r]] -= terms.hard;
        if (terms.soft > 0.f)
            for (long c = 0; c < columns; c++) to[c] -= terms.soft * (q->class_weights ? q->class_weights[c] : 1.f);
        for (long c = 0; c < columns; c++) to[c] = NK_NAME(allows)(mask, c) ? to[c] * row : 0.f;
    }
}
