// Typed doors to libedit's variadic calls, and what has to be C: locale, signals, reading keys.
//
// libedit is used without its signal handling: that one signals the whole process group on Ctrl-C and
// reallocates inside handlers. Here handlers set a flag and write to a pipe; `read_key`, which libedit calls
// for each key, waits for the terminal and the pipe at once and acts on the flags outside of any handler.

#define _GNU_SOURCE
#include "CLibEditShim.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// Milliseconds after an escape within which the rest of a function key's sequence arrives: terminals send it
// at once, people do not type that fast.
static const int escape_wait = 50;

static volatile sig_atomic_t interrupt_flag;
static volatile sig_atomic_t resize_flag;
static int wake_pipe[2] = {-1, -1};

struct editor_state {
  const char *prompt;
  yr_key_function complete;
  void *context;
  bool interrupted;
  wchar_t queue[16];
  int queued;
};

static struct editor_state state;

// The terminal as it was before the editor, for the end that a signal brings.
static struct termios original_terminal;
static volatile sig_atomic_t has_terminal;

static void on_signal(int signal) {
  int saved = errno;
  if (signal == SIGINT) interrupt_flag = 1;
  if (signal == SIGWINCH) resize_flag = 1;
  if (wake_pipe[1] >= 0) {
    ssize_t written = write(wake_pipe[1], "", 1);
    (void)written;
  }
  errno = saved;
}

// Gives the terminal back and ends the process as the signal would have; tcsetattr may be called here.
static void on_end(int number) {
  if (has_terminal) tcsetattr(STDIN_FILENO, TCSANOW, &original_terminal);
  signal(number, SIG_DFL);
  raise(number);
}

void yr_locale_prepare(void) {
  setlocale(LC_ALL, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  setlocale(LC_NUMERIC, "C");
}

void yr_interruption_install(void) {
  if (wake_pipe[0] < 0 && pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGWINCH);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  sigprocmask(SIG_UNBLOCK, &signals, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGWINCH, &action, NULL);
  action.sa_handler = on_end;
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
}

FILE *yr_standard_output(void) { return stdout; }

bool yr_interruption_is_requested(void) { return interrupt_flag != 0; }

void yr_interruption_clear(void) { interrupt_flag = 0; }

// Reads a byte from the terminal; -1 at its end, on an error, or when Ctrl-C was pressed.
static int read_byte(EditLine *editor) {
  for (;;) {
    if (interrupt_flag) {
      interrupt_flag = 0;
      state.interrupted = true;
      return -1;
    }
    if (resize_flag) {
      resize_flag = 0;
      el_resize(editor);
    }
    struct pollfd files[2] = {{STDIN_FILENO, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
    if (poll(files, 2, -1) < 0 && errno != EINTR) return -1;
    char drained[64];
    if (files[1].revents) while (read(wake_pipe[0], drained, sizeof drained) > 0) {}
    if (interrupt_flag || !files[0].revents) continue;
    unsigned char byte;
    ssize_t count = read(STDIN_FILENO, &byte, 1);
    if (count == 1) return byte;
    if (count == 0 || errno != EINTR) return -1;
  }
}

// Reads the rest of the character that begins with `first`.
static wchar_t read_character(EditLine *editor, int first) {
  int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  wchar_t value = more == 0 ? first : first & (0x3F >> more);
  while (more-- > 0) {
    int next = read_byte(editor);
    if (next < 0) return L'\uFFFD';
    value = value << 6 | (next & 0x3F);
  }
  return value;
}

// `true` iff the function key's sequence `text` is bound; others would leave their tails in the line.
static bool is_bound_sequence(const char *text) {
  static const char *const bound[] = {"[A",  "[B",  "[C",  "[D",  "[H",  "[F",  "OA",  "OB", "OC",
                                      "OD",  "OH",  "OF",  "[1~", "[3~", "[4~", "[7~", "[8~"};
  for (size_t index = 0; index < sizeof bound / sizeof *bound; index++) {
    if (strcmp(text, bound[index]) == 0) return true;
  }
  return false;
}

// Reads what follows an escape: a function key's sequence goes to the queue if it is bound.
static bool take_escape(EditLine *editor) {
  struct pollfd file = {STDIN_FILENO, POLLIN, 0};
  if (poll(&file, 1, escape_wait) <= 0) return true;
  int first = read_byte(editor);
  if (first < 0) return true;
  if (first != '[' && first != 'O') {
    state.queue[state.queued++] = read_character(editor, first);
    return true;
  }
  char text[12] = {(char)first};
  int length = 1;
  for (;;) {
    int next = read_byte(editor);
    if (next < 0) return false;
    if (length < 11) text[length++] = (char)next;
    if (next >= 0x40 && next <= 0x7E) break;
  }
  if (!is_bound_sequence(text)) return false;
  for (int index = 0; index < length; index++) state.queue[state.queued++] = text[index];
  return true;
}

// Hands libedit the next character.
static int read_key(EditLine *editor, wchar_t *key) {
  for (;;) {
    if (state.queued > 0) {
      *key = state.queue[0];
      state.queued--;
      memmove(state.queue, state.queue + 1, (size_t)state.queued * sizeof *state.queue);
      return 1;
    }
    int byte = read_byte(editor);
    if (byte < 0) return state.interrupted ? -1 : 0;
    if (byte == 0x1B && !take_escape(editor)) continue;
    *key = read_character(editor, byte);
    return 1;
  }
}

static char *current_prompt(EditLine *editor) {
  (void)editor;
  return (char *)(uintptr_t)state.prompt;
}

static unsigned char complete_key(EditLine *editor, int key) {
  (void)editor;
  (void)key;
  switch (state.complete(state.context)) {
    case YR_NOTHING: return CC_NORM;
    case YR_CHANGED: return CC_REFRESH;
    case YR_PRINTED: return CC_REDISPLAY;
    case YR_BEEP: return CC_REFRESH_BEEP;
  }
  return CC_NORM;
}

EditLine *yr_editor_open(const char *program, yr_key_function complete, void *context) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return NULL;
  has_terminal = tcgetattr(STDIN_FILENO, &original_terminal) == 0;
  EditLine *editor = el_init(program, stdin, stdout, stderr);
  if (!editor) return NULL;
  state = (struct editor_state){.prompt = "", .complete = complete, .context = context};
  el_set(editor, EL_SIGNAL, 0);
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_PROMPT, current_prompt);
  el_set(editor, EL_GETCFN, read_key);
  el_set(editor, EL_ADDFN, "yarrow-complete", "Complete the word", complete_key);
  el_set(editor, EL_BIND, "^I", "yarrow-complete", NULL);
  el_set(editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_set(editor, EL_BIND, "\\e[A", "ed-prev-history", NULL);
  el_set(editor, EL_BIND, "\\e[B", "ed-next-history", NULL);
  el_set(editor, EL_BIND, "\\e[C", "ed-next-char", NULL);
  el_set(editor, EL_BIND, "\\e[D", "ed-prev-char", NULL);
  el_set(editor, EL_BIND, "\\e[3~", "ed-delete-next-char", NULL);
  el_set(editor, EL_BIND, "\\e[H", "ed-move-to-beg", NULL);
  el_set(editor, EL_BIND, "\\e[F", "ed-move-to-end", NULL);
  el_set(editor, EL_BIND, "\\e[1~", "ed-move-to-beg", NULL);
  el_set(editor, EL_BIND, "\\e[4~", "ed-move-to-end", NULL);
  return editor;
}

void yr_editor_set_prompt(EditLine *editor, const char *prompt) {
  (void)editor;
  state.prompt = prompt;
}

const char *yr_editor_read(EditLine *editor, int *count, bool *interrupted) {
  state.interrupted = false;
  state.queued = 0;
  interrupt_flag = 0;
  el_resize(editor);
  // libedit draws the prompt before it takes the terminal out of line mode: a Ctrl-D in between would be lost.
  el_set(editor, EL_PREP_TERM, 1);
  const char *line = el_gets(editor, count);
  *interrupted = state.interrupted;
  return line;
}

History *yr_history_open(EditLine *editor, int size) {
  History *opened = history_init();
  HistEvent event;
  if (!opened) return NULL;
  history(opened, &event, H_SETSIZE, size);
  el_set(editor, EL_HIST, history, opened);
  return opened;
}

void yr_history_add(History *opened, const char *entry) {
  HistEvent event;
  history(opened, &event, H_ENTER, entry);
}
