#ifndef YR_SIGNALS_H
#define YR_SIGNALS_H

#include <stdbool.h>

/// What a wait for input came to.
typedef enum {
  /// There is something to read, or the end of the input.
  YR_READABLE,
  /// The time is over.
  YR_TIMED_OUT,
  /// Ctrl-C was pressed.
  YR_INTERRUPTED,
  /// The terminal has another size.
  YR_RESIZED,
  /// Ctrl-Z was pressed.
  YR_SUSPENDED,
  /// The process goes on after it was stopped.
  YR_CONTINUED,
} yr_event;

/// Waits up to `milliseconds`, or for ever if they are negative, for input on `descriptor` or a
/// signal.
yr_event yr_wait(int descriptor, int milliseconds);

/// Remembers the modes of the terminal and handles Ctrl-Z, before an editor changes the modes.
void yr_editing_begin(void);

/// Leaves Ctrl-Z to the system, after an editor has restored the modes.
void yr_editing_end(void);

/// Stops the process as Ctrl-Z does where nothing handles it; returns when it goes on.
void yr_suspend(void);

#endif
