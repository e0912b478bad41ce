// Typed doors to libedit's variadic calls, and the locale.
//
// libedit is used without its signal handling: that one signals the whole process group on Ctrl-C
// and reallocates inside handlers. `Signals.c` notes signals, and `Keys.c`, which libedit calls for
// each key, acts on them outside of any handler.

#include "CLibEditShim.h"

#include "Keys.h"
#include "Signals.h"

#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/// What libedit's callbacks, which get the editor only, need: there is one editor.
static struct {
  /// The prompt of the line.
  const char *prompt;
  /// What the tabulator does.
  yr_key_function complete;
  /// What `complete` is given.
  void *context;
  /// Takes complaints about unknown terminals, which would stand above the first prompt.
  FILE *complaints;
} state;

void yr_locale_prepare(void) {
  setlocale(LC_ALL, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  setlocale(LC_NUMERIC, "C");
}

FILE *yr_standard_output(void) { return stdout; }

/// The prompt, for libedit, which does not write to it.
static char *current_prompt(EditLine *editor) {
  (void)editor;
  return (char *)(uintptr_t)state.prompt;
}

/// Completes the word at the cursor.
static unsigned char complete_key(EditLine *editor, int key) {
  (void)key;
  switch (state.complete(state.context)) {
    case YR_NOTHING: return CC_NORM;
    case YR_CHANGED: return CC_REFRESH;
    case YR_BEEP: return CC_ERROR;
    case YR_PRINTED:
      // CC_REDISPLAY would first erase as many rows above as the line had.
      el_set(editor, EL_REFRESH);
      return CC_NORM;
  }
  return CC_NORM;
}

EditLine *yr_editor_open(const char *program, yr_key_function complete, void *context) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return NULL;
  FILE *complaints = fopen("/dev/null", "we");
  EditLine *editor = el_init(program, stdin, stdout, complaints ? complaints : stderr);
  if (!editor) {
    if (complaints) fclose(complaints);
    return NULL;
  }
  state.prompt = "";
  state.complete = complete;
  state.context = context;
  state.complaints = complaints;
  el_set(editor, EL_SIGNAL, 0);
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_PROMPT, current_prompt);
  el_set(editor, EL_GETCFN, yr_keys_read);
  el_set(editor, EL_ADDFN, "yarrow-complete", "Complete the word", complete_key);
  el_set(editor, EL_BIND, "^I", "yarrow-complete", NULL);
  el_set(editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
  yr_keys_bind(editor);
  return editor;
}

void yr_editor_close(EditLine *editor) {
  el_end(editor);
  if (state.complaints) fclose(state.complaints);
  state.complaints = NULL;
}

void yr_editor_set_prompt(EditLine *editor, const char *prompt) {
  (void)editor;
  state.prompt = prompt;
}

const char *yr_editor_read(EditLine *editor, int *count, bool *interrupted) {
  yr_keys_reset();
  yr_editing_begin();
  el_resize(editor);
  // libedit draws the prompt before it takes the terminal out of line mode: a Ctrl-D in between
  // would be lost.
  el_set(editor, EL_PREP_TERM, 1);
  const char *line = el_gets(editor, count);
  *interrupted = yr_keys_are_interrupted();
  yr_editing_end();
  return line;
}

History *yr_history_open(EditLine *editor, int size) {
  History *opened = history_init();
  HistEvent event;
  if (!opened) return NULL;
  history(opened, &event, H_SETSIZE, size);
  history(opened, &event, H_SETUNIQUE, 1);
  el_set(editor, EL_HIST, history, opened);
  return opened;
}

void yr_history_add(History *opened, const char *entry) {
  HistEvent event;
  history(opened, &event, H_ENTER, entry);
}
