// A second copy of the elementary kernels, named plain_..., for the instruction set that this target is compiled
// for: every x86-64 without vector loops, where a fused operation is the C library's exact `fma`.

#define YK_ONE_TARGET
#define YK_NAME(name) plain_##name

#include "../../Sources/CKernels/Exponential.c"
#include "../../Sources/CKernels/Logarithm.c"
#include "../../Sources/CKernels/Normal.c"
#include "../../Sources/CKernels/Power.c"
#include "../../Sources/CKernels/Trigonometry.c"
