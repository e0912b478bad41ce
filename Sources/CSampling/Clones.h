// How a loop is compiled for several machines.
//
// `target_clones` compiles a function for every x86-64 and for those with AVX2 and FMA; the loader picks one.
// Sums and products are never contracted (-ffp-contract=off) and `__builtin_fma` is exact on every machine,
// in software where it has to be, so all clones give the same bits.

#ifndef CLONES_H
#define CLONES_H

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

/// In front of a loop whose result may take the place of its operand: each lane reads what it writes and no other,
/// and so the check for an overlap, which would choose a scalar loop, is not needed. Several vectors are under way at once,
/// because each step of a lane waits for the one before.
#define IN_PLACE _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")

/// For helpers of a cloned loop: a call that is left would keep the loop from being vectorised.
#define INLINE static inline __attribute__((always_inline))

#endif
