/// The values of `NunchiFeatures`, in order. Written by `scripts/choose-features`.
let nunchiFeatureNames = """
    all.mfcc0.std all.mfcc0.p5 all.mfcc0.p50 all.mfcc0.p75 all.mfcc0.iqr all.mfcc0.range90 all.mfcc0.skew all.mfcc0.kurt
    all.mfcc0.slope all.mfcc1.iqr all.mfcc1.range90 all.mfcc1.kurt all.mfcc1.slope all.mfcc2.skew all.mfcc2.slope
    all.mfcc2.mad all.mfcc3.mean all.mfcc3.std all.mfcc3.p5 all.mfcc3.p25 all.mfcc3.p50 all.mfcc3.p75 all.mfcc3.p95
    all.mfcc3.iqr all.mfcc3.range90 all.mfcc3.skew all.mfcc3.slope all.mfcc4.p75 all.mfcc4.p95 all.mfcc4.skew
    all.mfcc4.kurt all.mfcc4.slope all.mfcc5.std all.mfcc5.p75 all.mfcc5.skew all.mfcc5.slope all.mfcc5.mad
    all.mfcc6.iqr all.mfcc6.range90 all.mfcc6.skew all.mfcc6.slope all.mfcc7.p50 all.mfcc7.p75 all.mfcc7.p95
    all.mfcc7.range90 all.mfcc7.skew all.mfcc7.kurt all.mfcc7.slope all.mfcc8.iqr all.mfcc8.skew all.mfcc8.slope
    all.mfcc9.skew all.mfcc9.kurt all.mfcc9.slope all.mfcc9.mad all.mfcc10.p95 all.mfcc10.range90 all.mfcc10.skew
    all.mfcc10.slope all.mfcc10.mad all.mfcc11.skew all.mfcc11.kurt all.mfcc12.skew all.mfcc12.slope all.mfcc14.slope
    all.mfcc15.p75 all.mfcc15.p95 all.mfcc15.kurt all.mfcc16.p95 all.mfcc16.kurt all.mfcc16.slope all.mfcc17.p75
    all.mfcc17.slope all.mfcc18.skew all.mfcc18.kurt all.mfcc19.p50 all.mfcc19.skew active.mfcc0.mean active.mfcc0.std
    active.mfcc0.p5 active.mfcc0.p25 active.mfcc0.p50 active.mfcc0.p75 active.mfcc0.p95 active.mfcc0.iqr
    active.mfcc0.range90 active.mfcc0.skew active.mfcc0.kurt active.mfcc0.slope active.mfcc0.mad active.mfcc1.iqr
    active.mfcc1.skew active.mfcc1.slope active.mfcc2.std active.mfcc2.iqr active.mfcc2.skew active.mfcc2.kurt
    active.mfcc2.slope active.mfcc2.mad active.mfcc3.std active.mfcc3.p25 active.mfcc3.p50 active.mfcc3.p75
    active.mfcc3.iqr active.mfcc3.skew active.mfcc3.kurt active.mfcc3.slope active.mfcc3.mad active.mfcc4.range90
    active.mfcc4.skew active.mfcc4.slope active.mfcc5.std active.mfcc5.p5 active.mfcc5.p50 active.mfcc5.iqr
    active.mfcc5.skew active.mfcc5.slope active.mfcc5.mad active.mfcc6.p50 active.mfcc6.skew active.mfcc6.slope
    active.mfcc6.mad active.mfcc7.mean active.mfcc7.std active.mfcc7.skew active.mfcc7.kurt active.mfcc7.slope
    active.mfcc7.mad active.mfcc8.std active.mfcc8.p50 active.mfcc8.p75 active.mfcc8.iqr active.mfcc8.skew
    active.mfcc8.kurt active.mfcc8.slope active.mfcc8.mad active.mfcc9.std active.mfcc9.iqr active.mfcc9.skew
    active.mfcc9.kurt active.mfcc9.slope active.mfcc9.mad active.mfcc10.iqr active.mfcc10.skew active.mfcc10.slope
    active.mfcc10.mad active.mfcc11.skew active.mfcc11.kurt active.mfcc12.skew active.mfcc12.slope active.mfcc13.kurt
    active.mfcc14.skew active.mfcc14.slope active.mfcc14.mad active.mfcc15.p50 active.mfcc15.skew active.mfcc15.kurt
    active.mfcc16.kurt active.mfcc16.slope active.mfcc17.p25 active.mfcc17.p50 active.mfcc17.kurt active.mfcc17.slope
    active.mfcc18.p50 active.mfcc18.p75 active.mfcc18.skew active.mfcc18.kurt active.mfcc19.slope all.dmfcc0.mean
    all.dmfcc0.p75 all.dmfcc0.p95 all.dmfcc0.skew all.dmfcc0.kurt all.dmfcc0.slope all.dmfcc1.p5 all.dmfcc1.p25
    all.dmfcc1.p75 all.dmfcc1.skew all.dmfcc1.slope all.dmfcc2.mean all.dmfcc2.p5 all.dmfcc2.skew all.dmfcc2.kurt
    all.dmfcc3.mean all.dmfcc3.std all.dmfcc3.p50 all.dmfcc3.p95 all.dmfcc3.range90 all.dmfcc3.skew all.dmfcc3.kurt
    all.dmfcc3.slope all.dmfcc3.mad all.dmfcc4.mean all.dmfcc4.p5 all.dmfcc4.p95 all.dmfcc4.range90 all.dmfcc4.skew
    all.dmfcc5.mean all.dmfcc5.skew all.dmfcc5.kurt all.dmfcc5.slope all.dmfcc5.mad all.dmfcc6.p50 all.dmfcc6.kurt
    all.dmfcc6.slope all.dmfcc7.p50 all.dmfcc7.p95 all.dmfcc7.skew all.dmfcc7.slope all.dmfcc8.mean all.dmfcc8.p5
    all.dmfcc8.p50 all.dmfcc8.p95 all.dmfcc8.range90 all.dmfcc8.slope all.dmfcc9.mean all.dmfcc9.p50 all.dmfcc9.skew
    all.dmfcc9.kurt all.dmfcc10.mean all.dmfcc10.p50 all.dmfcc10.skew all.dmfcc10.slope all.dmfcc11.mean
    all.dmfcc12.skew all.dmfcc12.kurt all.dmfcc13.skew all.dmfcc13.kurt all.dmfcc14.mean all.dmfcc14.p50
    all.dmfcc14.skew all.dmfcc14.kurt all.dmfcc15.mean all.dmfcc15.p50 all.dmfcc15.skew all.dmfcc15.kurt all.dmfcc16.p50
    all.dmfcc16.skew all.dmfcc17.p50 all.dmfcc17.skew all.dmfcc18.mean all.dmfcc18.skew all.dmfcc18.kurt
    all.dmfcc19.mean all.dmfcc19.p50 all.dmfcc19.kurt active.bandwidth.iqr active.bandwidth.range90
    active.bandwidth.skew active.bandwidth.kurt active.bandwidth.slope active.roll25.p50 active.roll25.iqr
    active.roll50.p50 active.roll50.slope active.roll90.p95 active.roll90.kurt active.roll90.mad active.hammarberg.iqr
    active.hammarberg.skew active.hammarberg.kurt active.slope0_500.std active.slope0_500.iqr active.slope0_500.skew
    active.slope0_500.kurt active.slope0_500.slope active.slope0_500.mad active.slope500_1500.p5
    active.slope500_1500.p25 active.slope500_1500.p50 active.slope500_1500.p75 active.slope500_1500.p95
    active.slope500_1500.skew active.slope500_1500.kurt active.slope500_1500.slope active.slope1500_5000.p50
    active.slope1500_5000.p75 active.slope1500_5000.iqr active.slope1500_5000.skew active.slope1500_5000.kurt
    active.slope1500_5000.slope active.slope0_5000.iqr active.slope0_5000.skew active.slope0_5000.slope
    active.flatness.p75 active.flatness.iqr active.flatness.kurt active.flatness.slope active.flux.std active.flux.p5
    active.flux.p25 active.flux.p50 active.flux.p95 active.flux.iqr active.flux.range90 active.flux.kurt
    active.flux.slope active.flux.mad active.entropy.p25 active.entropy.p50 active.entropy.p95 active.entropy.slope
    active.band250_650.mean active.band250_650.p25 active.band250_650.p50 active.band250_650.p75 active.band250_650.p95
    active.band250_650.range90 active.band250_650.skew active.band250_650.kurt active.band250_650.slope
    active.band1000_4000.p95 active.band1000_4000.kurt active.band1000_4000.slope active.band4000_8000.std
    active.band4000_8000.iqr active.band4000_8000.kurt active.band4000_8000.slope active.band4000_8000.mad
    active.zcr.std all.dcentroid.p50 all.dcentroid.skew all.dbandwidth.skew all.dbandwidth.kurt all.dbandwidth.slope
    all.droll25.mean all.droll25.p25 all.droll25.p50 all.droll25.p75 all.droll25.iqr all.droll25.skew all.droll50.mean
    all.droll50.p50 all.droll50.p75 all.droll75.p50 all.droll75.p75 all.droll90.p25 all.droll90.p50 all.droll90.iqr
    all.droll90.slope all.dalpha.p50 all.dalpha.p75 all.dalpha.skew all.dhammarberg.skew all.dhammarberg.kurt
    all.dslope0_500.mean all.dslope0_500.std all.dslope0_500.p5 all.dslope0_500.p25 all.dslope0_500.p50
    all.dslope0_500.p75 all.dslope0_500.p95 all.dslope0_500.iqr all.dslope0_500.range90 all.dslope0_500.skew
    all.dslope0_500.kurt all.dslope0_500.slope all.dslope500_1500.p25 all.dslope500_1500.kurt all.dslope1500_5000.kurt
    all.dslope0_5000.p25 all.dslope0_5000.p50 all.dslope0_5000.iqr all.dslope0_5000.skew all.dslope0_5000.kurt
    all.dflatness.p75 all.dflatness.iqr all.dflatness.skew all.dflatness.kurt all.dflux.mean all.dflux.std all.dflux.p5
    all.dflux.p25 all.dflux.p75 all.dflux.iqr all.dflux.range90 all.dflux.skew all.dflux.slope all.dflux.mad
    all.dentropy.p50 all.dentropy.p75 all.dentropy.p95 all.dentropy.skew all.dband250_650.p25 all.dband250_650.p50
    all.dband250_650.iqr all.dband250_650.skew all.dband250_650.slope all.dband1000_4000.skew all.dband4000_8000.p25
    all.dband4000_8000.p75 all.dband4000_8000.iqr all.dband4000_8000.skew all.dband4000_8000.kurt all.dzcr.mean
    all.dzcr.p50 all.dzcr.skew all.dzcr.kurt all.dzcr.slope prosody.f0.std prosody.f0.p5 prosody.f0.p25 prosody.f0.p95
    prosody.f0.iqr prosody.f0.range90 prosody.f0.skew prosody.f0.kurt prosody.f0.slope prosody.f0.mad prosody.df0.mean
    prosody.df0.p5 prosody.df0.p25 prosody.df0.p50 prosody.df0.p75 prosody.df0.p95 prosody.df0.iqr prosody.df0.range90
    prosody.df0.skew prosody.df0.slope prosody.absdf0.mean prosody.absdf0.p5 prosody.absdf0.p25 prosody.absdf0.p50
    prosody.absdf0.p75 prosody.absdf0.range90 prosody.absdf0.kurt prosody.absdf0.slope prosody.strength.mean
    prosody.strength.std prosody.strength.p50 prosody.strength.p75 prosody.strength.p95 prosody.strength.iqr
    prosody.strength.kurt prosody.strength.slope prosody.hnr.std prosody.hnr.p5 prosody.hnr.p75 prosody.hnr.p95
    prosody.hnr.iqr prosody.hnr.skew prosody.hnr.kurt prosody.hnr.mad prosody.strength_v.p50 prosody.strength_v.p75
    prosody.strength_v.skew prosody.strength_v.kurt prosody.strength_v.slope prosody.strength_v.mad prosody.hnr_v.std
    prosody.hnr_v.p75 prosody.hnr_v.iqr prosody.hnr_v.skew prosody.hnr_v.kurt prosody.hnr_v.slope prosody.hnr_v.mad
    prosody.level_v.mean prosody.level_v.std prosody.level_v.p5 prosody.level_v.p25 prosody.level_v.p50
    prosody.level_v.p75 prosody.level_v.p95 prosody.level_v.iqr prosody.level_v.skew prosody.level_v.kurt
    prosody.level_v.slope prosody.level_v.mad prosody.level.p50 prosody.level.p75 prosody.level.p95
    prosody.level.range90 prosody.level.slope prosody.level.mad prosody.dlevel.p5 prosody.dlevel.p50 prosody.dlevel.p95
    prosody.dlevel.skew prosody.dlevel.kurt prosody.dlevel.slope misc.voiced_run_mean misc.voiced_run_std
    misc.voiced_runs_per_s misc.log_frames misc.jitter_p75 misc.jitter_p50 misc.shimmer_mean misc.shimmer_p50
    misc.shimmer_p75 misc.f0_slope_mean misc.f0_slope_std misc.f0_slope_abs misc.f0_slope_rising misc.f0_run_range_mean
    misc.f0_run_range_max voiced.h1h2.p5 voiced.h1h2.p25 voiced.h1h2.p50 voiced.h1h2.p75 voiced.h1h2.p95 voiced.h1h2.iqr
    voiced.h1h2.range90 voiced.h1h2.skew voiced.h1h2.kurt voiced.h1h2.slope voiced.h1h2.mad voiced.h1h3.std
    voiced.h1h3.p5 voiced.h1h3.p25 voiced.h1h3.p50 voiced.h1h3.p75 voiced.h1h3.p95 voiced.h1h3.iqr voiced.h1h3.skew
    voiced.h1h3.kurt voiced.h1h3.slope voiced.h1h3.mad voiced.h2h4.mean voiced.h2h4.std voiced.h2h4.p5 voiced.h2h4.p25
    voiced.h2h4.p50 voiced.h2h4.p75 voiced.h2h4.iqr voiced.h2h4.skew voiced.h2h4.kurt voiced.h2h4.mad voiced.h1a1.mean
    voiced.h1a1.std voiced.h1a1.p5 voiced.h1a1.p25 voiced.h1a1.p50 voiced.h1a1.p95 voiced.h1a1.iqr voiced.h1a1.range90
    voiced.h1a1.skew voiced.h1a1.kurt voiced.h1a1.slope voiced.h1a1.mad voiced.h1a2.p95 voiced.h1a2.iqr
    voiced.h1a2.range90 voiced.h1a2.skew voiced.h1a2.kurt voiced.h1a2.slope voiced.h1a2.mad voiced.h1a3.iqr
    voiced.h1a3.skew voiced.h1a3.kurt voiced.h1a3.slope voiced.h1a3.mad voiced.a1a2.p5 voiced.a1a2.skew voiced.a1a2.kurt
    voiced.a1a2.slope voiced.a1a2.mad voiced.a1a3.p5 voiced.a1a3.iqr voiced.a1a3.range90 voiced.a1a3.skew
    voiced.a1a3.slope voiced.h1hx.std voiced.h1hx.p5 voiced.h1hx.p25 voiced.h1hx.p50 voiced.h1hx.p75 voiced.h1hx.p95
    voiced.h1hx.iqr voiced.h1hx.skew voiced.h1hx.kurt voiced.h1hx.slope voiced.h1hx.mad modlin.0.b0 modlin.0.b3
    modlin.0.b4 modlin.0.b5 modlin.0.b6 modlin.0.b7 modlin.0.b8 modlin.0.b11 modlin.0.b13 modlin.0.b15 modlin.1.b0
    modlin.1.b1 modlin.1.b2 modlin.1.b7 modlin.1.b8 modlin.1.b12 modlin.1.b14 modlin.1.b15 modlin.1.b16 modlin.1.b18
    modlin.2.b2 modlin.2.b3 modlin.2.b4 modlin.2.b8 modlin.2.b10 modlin.2.b11 modlin.2.b13 modlin.2.b14 modlin.3.b0
    modlin.3.b1 modlin.3.b3 modlin.3.b4 modlin.3.b10 modlin.3.b18 modlin.4.b0 modlin.4.b1 modlin.4.b8 modlin.4.b9
    modlin.4.b12 modlin.4.b13 modlin.4.b14 modlin.4.b15 modlin.5.b0 modlin.5.b1 modlin.5.b4 modlin.5.b5 modlin.5.b7
    modlin.5.b9 modlin.5.b10 modlin.5.b11 modlin.5.b13 modlin.5.b14 modlin.5.b15 modlin.5.b19 modlin.6.b0 modlin.6.b1
    modlin.6.b3 modlin.6.b4 modlin.6.b5 modlin.6.b7 modlin.6.b8 modlin.6.b11 modlin.6.b13 modlin.6.b14 modlin.6.b15
    modlin.6.b17 modlin.6.b18 modlin.6.b19 modlin.7.b0 modlin.7.b1 modlin.7.b2 modlin.7.b3 modlin.7.b4 modlin.7.b5
    modlin.7.b6 modlin.7.b7 modlin.7.b8 modlin.7.b9 modlin.7.b12 modlin.7.b13 modlin.7.b14 modlin.7.b15 modlin.7.b19
    modlin.8.b0 modlin.8.b1 modlin.8.b2 modlin.8.b3 modlin.8.b4 modlin.8.b5 modlin.8.b6 modlin.8.b7 modlin.8.b8
    modlin.8.b9 modlin.8.b10 modlin.8.b12 modlin.8.b13 modlin.8.b14 modlin.8.b15 modlin.8.b16 modlin.8.b18 modlin.8.b19
    mod.0.b0 mod.0.b1 mod.0.b16 mod.0.b19 mod.1.b0 mod.1.b1 mod.1.b2 mod.1.b3 mod.1.b4 mod.1.b6 mod.1.b7 mod.1.b9
    mod.1.b10 mod.1.b11 mod.1.b12 mod.1.b13 mod.1.b14 mod.1.b18 mod.1.b19 mod.1.b20 mod.2.b1 mod.2.b2 mod.2.b3 mod.2.b4
    mod.2.b7 mod.2.b8 mod.2.b9 mod.2.b10 mod.2.b11 mod.2.b12 mod.2.b13 mod.2.b15 mod.2.b20 mod.3.b0 mod.3.b1 mod.3.b2
    mod.3.b3 mod.3.b4 mod.3.b5 mod.3.b6 mod.3.b7 mod.3.b8 mod.3.b9 mod.3.b10 mod.3.b11 mod.3.b12 mod.3.b13 mod.3.b14
    mod.3.b15 mod.3.b16 mod.3.b17 mod.3.b19 mod.4.b0 mod.4.b2 mod.4.b3 mod.4.b4 mod.4.b5 mod.4.b6 mod.4.b7 mod.4.b8
    mod.4.b9 mod.4.b10 mod.4.b11 mod.4.b12 mod.4.b13 mod.4.b14 mod.4.b15 mod.5.b0 mod.5.b1 mod.5.b3 mod.5.b4 mod.5.b5
    mod.5.b6 mod.5.b10 mod.5.b12 mod.5.b13 mod.5.b14 mod.5.b20 mod.6.b0 mod.6.b1 mod.6.b2 mod.6.b3 mod.6.b4 mod.6.b5
    mod.6.b6 mod.6.b8 mod.6.b15 mod.6.b16 mod.6.b19 mod.7.b1 mod.7.b3 mod.7.b8 mod.7.b9 mod.7.b14 mod.7.b15 mod.8.b0
    mod.8.b1 mod.8.b2 mod.8.b3 mod.8.b4 mod.8.b5 mod.8.b6 mod.8.b7 mod.8.b8 mod.8.b14 mod.8.b15 mod.8.b16 corr.0.3
    corr.0.5 corr.0.6 corr.0.7 corr.0.8 corr.0.9 corr.0.10 corr.0.11 corr.0.12 corr.1.2 corr.1.3 corr.1.5 corr.1.6
    corr.1.7 corr.1.8 corr.1.9 corr.1.10 corr.1.12 corr.2.4 corr.2.5 corr.2.6 corr.2.7 corr.2.8 corr.2.9 corr.2.10
    corr.2.11 corr.2.12 corr.3.4 corr.3.5 corr.3.6 corr.3.7 corr.3.8 corr.3.9 corr.3.10 corr.3.11 corr.3.12 corr.4.5
    corr.4.6 corr.4.7 corr.4.8 corr.4.10 corr.4.12 corr.5.7 corr.5.8 corr.5.9 corr.5.10 corr.5.11 corr.5.12 corr.6.8
    corr.6.9 corr.6.10 corr.6.11 corr.6.12 corr.7.8 corr.7.9 corr.7.10 corr.7.11 corr.7.12 corr.8.10 corr.8.11 corr.8.12
    corr.9.10 corr.9.11 corr.9.12 corr.10.11 corr.10.12 corr.11.12 F0semitoneFrom27.5Hz_sma3nz_stddevNorm
    F0semitoneFrom27.5Hz_sma3nz_pctlrange0-2 F0semitoneFrom27.5Hz_sma3nz_meanRisingSlope
    F0semitoneFrom27.5Hz_sma3nz_stddevFallingSlope loudness_sma3_amean loudness_sma3_stddevNorm
    loudness_sma3_percentile20.0 loudness_sma3_percentile50.0 loudness_sma3_pctlrange0-2 loudness_sma3_meanRisingSlope
    loudness_sma3_stddevRisingSlope loudness_sma3_meanFallingSlope loudness_sma3_stddevFallingSlope
    spectralFlux_sma3_stddevNorm mfcc2_sma3_stddevNorm mfcc4_sma3_stddevNorm jitterLocal_sma3nz_amean
    jitterLocal_sma3nz_stddevNorm shimmerLocaldB_sma3nz_amean shimmerLocaldB_sma3nz_stddevNorm
    HNRdBACF_sma3nz_stddevNorm logRelF0-H1-H2_sma3nz_amean logRelF0-H1-H2_sma3nz_stddevNorm F1frequency_sma3nz_amean
    F1frequency_sma3nz_stddevNorm F1bandwidth_sma3nz_stddevNorm F1amplitudeLogRelF0_sma3nz_amean
    F2frequency_sma3nz_amean F2bandwidth_sma3nz_amean F2bandwidth_sma3nz_stddevNorm F3frequency_sma3nz_amean
    F3frequency_sma3nz_stddevNorm F3bandwidth_sma3nz_amean F3amplitudeLogRelF0_sma3nz_amean
    alphaRatioV_sma3nz_stddevNorm hammarbergIndexV_sma3nz_stddevNorm slopeV0-500_sma3nz_amean
    slopeV0-500_sma3nz_stddevNorm slopeV500-1500_sma3nz_amean slopeV500-1500_sma3nz_stddevNorm
    spectralFluxV_sma3nz_amean spectralFluxV_sma3nz_stddevNorm mfcc3V_sma3nz_stddevNorm mfcc4V_sma3nz_stddevNorm
    alphaRatioUV_sma3nz_amean slopeUV0-500_sma3nz_amean slopeUV500-1500_sma3nz_amean spectralFluxUV_sma3nz_amean
    loudnessPeaksPerSec StddevVoicedSegmentLengthSec MeanUnvoicedSegmentLength StddevUnvoicedSegmentLength
    equivalentSoundLevel_dBp
    """.split(whereSeparator: \.isWhitespace).map(String.init)
