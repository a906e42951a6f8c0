"""Reference implementation of the `acoustic` feature recipe (numpy, float64 throughout).

features(samples16k) -> (names, vector).   16 kHz mono in, fixed-length float32 vector out.
"""
import os
os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import librosa
from scipy.fft import dct

SR, HOP = 16000, 160
N_MEL, N_MFCC = 40, 20
LAG_MIN, LAG_MAX, PITCH_FRAME, PITCH_FFT = 22, 267, 800, 2048
MEL = librosa.filters.mel(sr=SR, n_fft=512, n_mels=N_MEL, fmin=50.0, fmax=8000.0, dtype=np.float64)  # Slaney scale + norm
FREQ = np.arange(257) * 31.25
def hann(n): return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n) / n)       # periodic
WIN_SHORT = np.zeros(512); WIN_SHORT[56:456] = hann(400)
WIN_LONG = hann(1024)
FUNCS = ["mean", "std", "p5", "p25", "p50", "p75", "p95", "iqr", "range90", "skew", "kurt", "slope", "mad"]
SHAPE = ["centroid", "bandwidth", "roll25", "roll50", "roll75", "roll90", "alpha", "hammarberg", "slope0_500",
         "slope500_1500", "slope1500_5000", "slope0_5000", "flatness", "flux", "entropy", "band250_650",
         "band1000_4000", "band4000_8000", "zcr"]
HARM = ["h1h2", "h1h3", "h2h4", "h1a1", "h1a2", "h1a3", "a1a2", "a1a3", "h1hx"]
MOD_EDGES = [1, 2, 3, 4, 6, 8, 11, 16, 23, 32]          # bins of a 128-point FFT at 100 Hz (0.78125 Hz each)


def frames(x, n, count):
    """[count, n]: frame t covers samples 160 t - n/2 .. 160 t + n/2 - 1, zeros outside."""
    p = np.concatenate([np.zeros(n // 2), x, np.zeros(n)])
    return p[np.arange(count)[:, None] * HOP + np.arange(n)[None]]

def frame_count(x): return 1 + len(x) // HOP

def frame_db(x):
    return 10 * np.log10((frames(x, 400, frame_count(x)) ** 2).mean(1) + 1e-12)

def trim_and_scale(x):
    """Cut silence at both ends (40 dB under the loud level, 50 ms margin), scale speech to RMS 0.1."""
    if len(x) < 1600: x = np.concatenate([x, np.zeros(1600 - len(x))])
    g = frame_db(x); top = np.percentile(g, 98)
    loud = np.where(g > top - 40)[0]
    a, b = max(loud[0] - 5, 0), min(loud[-1] + 6, len(g))
    x = x[a * HOP:min(b * HOP, len(x))]
    g = frame_db(x); top = np.percentile(g, 98)
    power = (10 ** (g[g > top - 30] / 10)).mean()
    return x * (0.1 / np.sqrt(power)), np.maximum(g - 10 * np.log10(power), -60.0)   # samples, frame level in dB re speech

def delta(X):
    """Regression slope over +-2 frames, ends repeated. X [T, D]."""
    P = np.concatenate([X[:1], X[:1], X, X[-1:], X[-1:]])
    return (2 * (P[4:] - P[:-4]) + (P[3:-1] - P[1:-3])) / 10

def functionals(X):
    """[T, D] -> [D * 13], column by column. No rows: zeros."""
    if len(X) == 0: X = np.zeros((1, X.shape[1]))
    n = len(X); m = X.mean(0); c = X - m; s = np.sqrt((c * c).mean(0)); d = np.maximum(s, 1e-6)
    p5, p25, p50, p75, p95 = np.percentile(X, [5, 25, 50, 75, 95], axis=0)            # linear interpolation
    t = np.linspace(-1, 1, n) if n > 1 else np.zeros(1)
    slope = (c * t[:, None]).sum(0) / max((t * t).sum(), 1e-9)
    mad = np.abs(np.diff(X, axis=0)).mean(0) if n > 1 else np.zeros_like(m)
    return np.stack([m, s, p5, p25, p50, p75, p95, p75 - p25, p95 - p5, (c ** 3).mean(0) / d ** 3,
                     (c ** 4).mean(0) / d ** 4 - 3, slope, mad], 1).ravel()

def spectral_shape(S):
    """S [T, 257] power -> [T, 18]."""
    S = np.maximum(S, 1e-12); tot = S.sum(1)
    cen = (S * FREQ).sum(1) / tot
    bw = np.sqrt((S * (FREQ - cen[:, None]) ** 2).sum(1) / tot)
    cum = S.cumsum(1) / tot[:, None]
    roll = [np.log2(FREQ[np.minimum((cum < r).sum(1), 256)] + 50) for r in (.25, .5, .75, .9)]
    sel = lambda a, b: (FREQ >= a) & (FREQ < b)
    band = lambda a, b: 10 * np.log10(S[:, sel(a, b)].sum(1))
    peak = lambda a, b: 10 * np.log10(S[:, sel(a, b)].max(1))
    L = 10 * np.log10(S)
    def slope(a, b):                                       # dB per kHz, both ends included
        i = (FREQ >= a) & (FREQ <= b); f = FREQ[i] / 1000; f = f - f.mean()
        return (L[:, i] * f).sum(1) / (f * f).sum()
    flat = L[:, 2:].mean(1) - 10 * np.log10(S[:, 2:].mean(1))
    N = np.sqrt(S); N /= np.sqrt((N * N).sum(1, keepdims=True))
    flux = np.concatenate([[0.0], np.sqrt(((N[1:] - N[:-1]) ** 2).sum(1))])
    p = S / tot[:, None]; ent = -(p * np.log2(p)).sum(1)
    all_ = band(50, 8000)
    return np.stack([np.log2(cen), bw / 1000, *roll, band(1000, 5000) - band(50, 1000), peak(2000, 5000) - peak(0, 2000),
                     slope(0, 500), slope(500, 1500), slope(1500, 5000), slope(0, 5000), flat, flux, ent,
                     band(250, 650) - all_, band(1000, 4000) - all_, band(4000, 8000) - all_], 1)

def pitch(x, level):
    """f0 [T] in Hz (0 = unvoiced) and strength [T] (highest normalised autocorrelation peak, 0..1)."""
    T = len(level); N = PITCH_FRAME
    F = frames(x, N, T); F = F - F.mean(1, keepdims=True)
    ac = np.fft.irfft(np.abs(np.fft.rfft(F, PITCH_FFT)) ** 2)[:, :LAG_MAX + 2]
    cs = np.concatenate([np.zeros((T, 1)), np.cumsum(F * F, 1)], 1)
    k = np.arange(LAG_MAX + 2)
    r = ac / (np.sqrt(np.maximum(cs[:, N - k] * (cs[:, -1:] - cs[:, k]), 0)) + 8e-11)
    K = 6                                                  # state 0 unvoiced, 1..5 best peaks
    f = np.zeros((T, K)); st = np.full((T, K), -1e9); strength = np.zeros(T)
    st[:, 0] = 0.45 + np.clip((-level - 25) / 20, 0, 0.55)
    for t in range(T):
        a = r[t]; lag = np.arange(LAG_MIN, LAG_MAX + 1)
        pk = lag[(a[lag] > a[lag - 1]) & (a[lag] >= a[lag + 1]) & (a[lag] > 0.2)]
        if len(pk) == 0: continue
        d = (a[pk - 1] - a[pk + 1]) / (2 * (a[pk - 1] + a[pk + 1] - 2 * a[pk]) - 1e-12)
        v = a[pk] - 0.25 * (a[pk - 1] - a[pk + 1]) * d
        s = v + 0.02 * np.log2(LAG_MAX / (pk + d))         # slight preference for short lags
        o = np.argsort(-s, kind="stable")[:K - 1]; n = len(o)
        f[t, 1:1 + n] = SR / (pk + d)[o]; st[t, 1:1 + n] = s[o]
        strength[t] = min(v[o].max(), 1.0)
    V = f > 0; lf = np.where(V, np.log2(np.maximum(f, 1)), 0)
    score = st[0].copy(); back = np.zeros((T, K), int)
    for t in range(1, T):
        cost = np.where(V[t - 1][:, None] & V[t], 0.35 * np.abs(lf[t - 1][:, None] - lf[t]),
                        np.where(V[t - 1][:, None] ^ V[t], 0.14, 0.0))
        m = score[:, None] - cost
        back[t] = m.argmax(0)                              # first maximum
        score = m[back[t], np.arange(K)] + st[t]
    path = np.zeros(T, int); path[-1] = score.argmax()
    for t in range(T - 1, 0, -1): path[t - 1] = back[t, path[t]]
    return f[np.arange(T), path], strength

def harmonics(x, f0):
    """[voiced frames, 9] dB differences between harmonics and formant-region peaks."""
    v = np.where(f0 > 0)[0]; out = np.zeros((len(v), 9))
    if len(v) == 0: return out
    P = np.abs(np.fft.rfft(frames(x, 1024, len(f0))[v] * WIN_LONG, 2048))
    L = 20 * np.log10(P + 1e-7); W = 7.8125
    for j, t in enumerate(v):
        h = []
        for k in range(1, 7):
            b = f0[t] * k / W; w = max(2, int(0.25 * f0[t] / W))
            h.append(L[j, int(max(b - w, 1)):int(min(b + w + 1, 1023)) + 1].max())
        peak = lambda lo, hi: L[j, int(lo / W):int(hi / W)].max()
        a1, a2, a3 = peak(300, 1000), peak(1000, 2300), peak(2300, 3500)
        out[j] = [h[0] - h[1], h[0] - h[2], h[1] - h[3], h[0] - a1, h[0] - a2, h[0] - a3, a1 - a2, a1 - a3, h[0] - np.mean(h[2:])]
    return out

def runs(mask):
    d = np.diff(np.concatenate([[0], mask.astype(int), [0]]))
    s = np.where(d == 1)[0]; return s, np.where(d == -1)[0] - s     # starts, lengths

def modulation(Z, window=128, hop=32):
    """Welch power of the trajectories [T, B] in nine modulation bands, log -> [9 * B] band-major."""
    Z = Z - Z.mean(0)
    if len(Z) < window: Z = np.concatenate([Z, np.zeros((window - len(Z), Z.shape[1]))])
    w = hann(window)[:, None]; acc = 0; n = 0
    for s in range(0, len(Z) - window + 1, hop):
        acc = acc + np.abs(np.fft.rfft(Z[s:s + window] * w, axis=0)) ** 2; n += 1
    X = np.stack([acc[a:b].sum(0) / n for a, b in zip(MOD_EDGES[:-1], MOD_EDGES[1:])])
    return np.log(X + 0.128).ravel()

MISC = ["voiced_fraction", "active_fraction", "voiced_run_mean", "voiced_run_std", "voiced_run_max", "unvoiced_run_mean",
        "unvoiced_run_std", "voiced_runs_per_s", "energy_peaks_per_s", "log_frames", "jitter_mean", "jitter_p75", "jitter_p50",
        "shimmer_mean", "shimmer_p50", "shimmer_p75", "f0_slope_mean", "f0_slope_std", "f0_slope_abs", "f0_slope_rising",
        "f0_run_range_mean", "f0_run_range_max"]

def prosody(level, strength, f0):
    V = f0 > 0; T = len(f0)
    st = np.where(V, 12 * np.log2(np.maximum(f0, 27.5) / 27.5), 0.0)
    hs = np.clip(strength, 0.01, 0.999); hnr = 10 * np.log10(hs / (1 - hs))
    step = np.diff(st)[V[1:] & V[:-1]]
    parts = [st[V][:, None], np.stack([step, np.abs(step)], 1), np.stack([strength, hnr], 1),
             np.stack([strength, hnr, level], 1)[V], np.stack([level, delta(level[:, None])[:, 0]], 1)]
    cols = ["f0", "df0", "absdf0", "strength", "hnr", "strength_v", "hnr_v", "level_v", "level", "dlevel"]
    vec = np.concatenate([functionals(p) for p in parts])
    jit = np.abs(st[2:] - 2 * st[1:-1] + st[:-2])[V[2:] & V[1:-1] & V[:-2]]
    shi = np.abs(np.diff(level))[V[1:] & V[:-1]]
    if len(jit) == 0: jit = np.zeros(1)
    if len(shi) == 0: shi = np.zeros(1)
    vs, vl = runs(V); _, ul = runs(~V)
    pad = np.concatenate([np.full(3, level[0]), level, np.full(3, level[-1])])
    es = np.convolve(pad, np.ones(7) / 7, "valid")
    peaks = ((es[1:-1] > es[:-2]) & (es[1:-1] >= es[2:]) & (es[1:-1] > -20)).sum()
    sl, rg = [], []
    for s, n in zip(vs, vl):
        if n >= 5:
            y = st[s:s + n]; t = np.arange(n) - (n - 1) / 2
            sl.append((y * t).sum() / (t * t).sum() * 100); rg.append(y.max() - y.min())
    sl = np.array(sl or [0.0]); rg = np.array(rg or [0.0])
    ms = lambda a: (a.mean(), a.std(), a.max()) if len(a) else (0.0, 0.0, 0.0)
    misc = [V.mean(), (level > -30).mean(), *ms(vl), *ms(ul)[:2], len(vl) / T * 100, peaks / T * 100, np.log(T),
            jit.mean(), np.percentile(jit, 75), np.median(jit), shi.mean(), np.median(shi), np.percentile(shi, 75),
            sl.mean(), sl.std(), np.abs(sl).mean(), (sl > 0).mean(), rg.mean(), rg.max()]
    return cols, vec, np.array(misc, float)

def features(samples16k):
    x = np.nan_to_num(np.asarray(samples16k, dtype=np.float64))
    x, level = trim_and_scale(x)
    T = len(level)
    S = np.abs(np.fft.rfft(frames(x, 512, T) * WIN_SHORT)) ** 2      # = librosa.stft(n_fft=512, win_length=400, hop=160)
    M = 10 * np.log10(np.maximum(S @ MEL.T, 1e-12)); M = np.maximum(M, M.max() - 70.0)
    C = dct(M, type=2, norm="ortho", axis=1)[:, :N_MFCC]
    z = np.signbit(frames(x, 400, T)); zcr = (z[:, 1:] != z[:, :-1]).sum(1) / 399 * 10
    H = np.c_[spectral_shape(S), zcr]
    A = level > -30
    f0, strength = pitch(x, level)
    names, vec = [], []
    def add(prefix, cols, v, fs=FUNCS):
        names.extend(f"{prefix}.{c}.{f}" for c in cols for f in fs); vec.append(v)
    mf = [f"mfcc{i}" for i in range(N_MFCC)]
    add("all", mf, functionals(C))
    add("active", mf, functionals(C[A]))
    add("all", ["d" + a for a in mf], functionals(delta(C)))
    add("active", SHAPE, functionals(H[A]))
    add("all", ["d" + a for a in SHAPE], functionals(delta(H)))
    cols, v, misc = prosody(level, strength, f0)
    add("prosody", cols, v)
    names.extend("misc." + m for m in MISC); vec.append(misc)
    add("voiced", HARM, functionals(harmonics(x, f0)))
    B = (M[:, 0::2] + M[:, 1::2]) / 2
    E = 10 ** (B / 20); E = E / E.mean(0)
    names.extend(f"modlin.{i}.b{j}" for i in range(9) for j in range(20)); vec.append(modulation(E))
    names.extend(f"mod.{i}.b{j}" for i in range(9) for j in range(21)); vec.append(modulation(np.c_[B, level]))
    Z = C[:, :13] - C[:, :13].mean(0); Z = Z / np.maximum(np.sqrt((Z * Z).mean(0)), 1e-3)
    R = Z.T @ Z / T; iu = np.triu_indices(13, 1)
    names.extend(f"corr.{i}.{j}" for i, j in zip(*iu)); vec.append(R[iu])
    return names, np.concatenate(vec).astype(np.float32)
