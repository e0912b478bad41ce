#ifndef CMODELLIBRARY_H
#define CMODELLIBRARY_H

#include <stddef.h>

/// A module of the model library: its field, its name and its text, which is UTF-8 and has no end mark.
typedef struct {
  const char *field;
  const char *name;
  const unsigned char *text;
  size_t length;
} EmbeddedModule;

/// The number of modules.
size_t embedded_module_count(void);

/// The module at `index`, which is less than their number; they come in the order of their fields and names.
EmbeddedModule embedded_module(size_t index);

#endif
