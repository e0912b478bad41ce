// The modules of the model library, embedded in the binary. `Modules.inc` is written by
// `RECORD=1 swift test --filter ModelLibraryTests` from the files that are there, and a test compares the two.

#include "CModelLibrary.h"

#include "Modules.inc"

size_t embedded_module_count(void) { return sizeof modules / sizeof modules[0]; }

EmbeddedModule embedded_module(size_t index) { return modules[index]; }
