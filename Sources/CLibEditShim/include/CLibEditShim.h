#ifndef C_LIB_EDIT_SHIM_H
#define C_LIB_EDIT_SHIM_H

#include <histedit.h>
#include <stdbool.h>
#include <stdio.h>

/// What a bound key asks the editor to do next.
typedef enum {
  /// Go on; nothing was changed.
  YR_NOTHING,
  /// Go on and show the changed line.
  YR_CHANGED,
  /// Go on and show prompt and line again, below what was printed.
  YR_PRINTED,
  /// Go on, with a beep.
  YR_BEEP,
} yr_key_result;

/// What a bound key does; `context` is what `yr_editor_open` was given.
typedef yr_key_result (*yr_key_function)(void *context);

/// Chooses a UTF-8 locale for characters, and the C locale for numbers; must come before
/// `yr_editor_open`, which builds its key map from it.
void yr_locale_prepare(void);

/// Opens the process' one editor on the standard streams: emacs keys, no signal handling of its
/// own, and `complete` on the tabulator. The prompt is empty until `yr_editor_set_prompt`. `NULL`
/// where there is no terminal.
EditLine *yr_editor_open(const char *program, yr_key_function complete, void *context);

/// Closes `editor`.
void yr_editor_close(EditLine *editor);

/// Makes `prompt`, which must stay where it is, the prompt of the next line.
void yr_editor_set_prompt(EditLine *editor, const char *prompt);

/// Reads a line and returns its UTF-8 with the line break, or `NULL`; `*count` is its length, 0 at
/// the end of the input. `*interrupted` tells whether Ctrl-C ended it.
const char *yr_editor_read(EditLine *editor, int *count, bool *interrupted);

/// Opens a history of `size` entries for `editor`.
History *yr_history_open(EditLine *editor, int size);

/// Adds `entry` to `history`.
void yr_history_add(History *history, const char *entry);

/// The stream that the editor draws on, which Swift cannot name.
FILE *yr_standard_output(void);

/// Handles Ctrl-C by a flag, makes signals that end the process restore the terminal first, and
/// unblocks the signals that a parent may have left blocked. Ends that a parent ignores, as `nohup`
/// does, stay ignored.
void yr_interruption_install(void);

/// `true` iff Ctrl-C was pressed since the last `yr_interruption_clear`.
bool yr_interruption_is_requested(void);

/// Forgets that Ctrl-C was pressed.
void yr_interruption_clear(void);

/// Ends the process as Ctrl-C does where nothing handles it.
void yr_interruption_end_process(void);

/// Waits until `descriptor` can be read; `false` when Ctrl-C was pressed instead, which is then
/// forgotten.
bool yr_wait_for_input(int descriptor);

#endif
