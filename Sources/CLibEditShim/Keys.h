#ifndef YR_KEYS_H
#define YR_KEYS_H

#include <histedit.h>
#include <stdbool.h>
#include <wchar.h>

/// Binds the keys that send sequences.
void yr_keys_bind(EditLine *editor);

/// Forgets keys that were read but not taken, and that Ctrl-C was pressed.
void yr_keys_reset(void);

/// Hands libedit the next character: 1, or 0 at the end of the input, or -1 on Ctrl-C.
int yr_keys_read(EditLine *editor, wchar_t *key);

/// `true` iff Ctrl-C ended the reading.
bool yr_keys_are_interrupted(void);

#endif
