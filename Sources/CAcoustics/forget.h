// Ends what kernels.h includes for one precision, so that the next can begin.
#undef NAC_NAME
#undef NAC_REAL
#undef NAC_LANES
#undef V
#undef P
#undef INLINE
#undef ADD
#undef SUB
#undef MINUS_I
#undef PLUS_I
#undef RUN_POINTS
#undef NAC_RUN
