// Reading keys: characters in UTF-8, and the sequences that function keys send.
//
// libedit inserts the tail of a sequence that nothing is bound to, and waits for ever behind an
// escape. Here a sequence is read whole, by the time between its bytes, and only one that is bound
// gets through.

#include "Keys.h"

#include "Signals.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/// Milliseconds after an escape within which the rest of a function key's sequence arrives:
/// terminals send it at once, people do not type that fast.
static const int escape_wait = 50;

/// The key that starts a sequence.
static const int escape = 0x1B;

/// What stands for bytes that are not UTF-8.
static const wchar_t replacement = L'\uFFFD';

/// Bytes of a sequence that are kept; longer ones are not bound.
enum { sequence_size = 12 };

/// A key that sends a sequence, and libedit's command for it.
struct binding {
  /// What the key sends behind an escape.
  const char *sequence;
  /// What the key does.
  const char *command;
};

/// The bound keys: arrows, Home, End and Delete as xterm, rxvt, screen and the Linux console send
/// them, and arrows with Ctrl or Alt.
static const struct binding bindings[] = {
  {"[A", "ed-prev-history"},     {"OA", "ed-prev-history"},
  {"[B", "ed-next-history"},     {"OB", "ed-next-history"},
  {"[C", "ed-next-char"},        {"OC", "ed-next-char"},
  {"[D", "ed-prev-char"},        {"OD", "ed-prev-char"},
  {"[H", "ed-move-to-beg"},      {"OH", "ed-move-to-beg"},
  {"[F", "ed-move-to-end"},      {"OF", "ed-move-to-end"},
  {"[1~", "ed-move-to-beg"},     {"[7~", "ed-move-to-beg"},
  {"[4~", "ed-move-to-end"},     {"[8~", "ed-move-to-end"},
  {"[3~", "ed-delete-next-char"},
  {"[1;5C", "em-next-word"},     {"[1;3C", "em-next-word"},
  {"[1;5D", "ed-prev-word"},     {"[1;3D", "ed-prev-word"},
};

/// The characters of a bound sequence that libedit did not take yet.
static wchar_t queue[sequence_size];

/// The length of `queue`.
static int queued;

/// A byte that was read but belongs to the next key, or -1.
static int unread = -1;

/// `true` iff Ctrl-C was pressed.
static bool interrupted;

void yr_keys_bind(EditLine *editor) {
  for (size_t index = 0; index < sizeof bindings / sizeof *bindings; index++) {
    char sequence[sequence_size + 2] = "\033";
    strncat(sequence, bindings[index].sequence, sequence_size);
    el_set(editor, EL_BIND, sequence, bindings[index].command, NULL);
  }
}

void yr_keys_reset(void) {
  queued = 0;
  unread = -1;
  interrupted = false;
}

bool yr_keys_are_interrupted(void) { return interrupted; }

/// Shows the line again where the cursor is, in the modes that editing needs.
static void resume(EditLine *editor) {
  // libedit sets modes only if it does not believe them set.
  el_set(editor, EL_PREP_TERM, 0);
  el_set(editor, EL_PREP_TERM, 1);
  ssize_t written = write(STDOUT_FILENO, "\r", 1);
  (void)written;
  el_set(editor, EL_REFRESH);
}

/// Reads a byte, if one comes within `milliseconds`; -1 if not, at the end of the input, or on
/// Ctrl-C.
static int read_byte(EditLine *editor, int milliseconds) {
  if (unread >= 0) {
    int byte = unread;
    unread = -1;
    return byte;
  }
  for (;;) {
    unsigned char byte;
    ssize_t count;
    switch (yr_wait(STDIN_FILENO, milliseconds)) {
      case YR_READABLE:
        count = read(STDIN_FILENO, &byte, 1);
        if (count == 1) return byte;
        if (count == 0 || (errno != EINTR && errno != EAGAIN)) return -1;
        break;
      case YR_TIMED_OUT: return -1;
      case YR_INTERRUPTED: interrupted = true; return -1;
      case YR_RESIZED: el_resize(editor); break;
      case YR_CONTINUED: resume(editor); break;
      case YR_SUSPENDED:
        el_set(editor, EL_PREP_TERM, 0);
        yr_suspend();
        break;
    }
  }
}

/// Reads the rest of the character that begins with `first`.
static wchar_t read_character(EditLine *editor, int first) {
  if (first < 0x80) return first;
  if (first < 0xC2 || first > 0xF4) return replacement;
  int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  wchar_t value = first & (0x3F >> more);
  wchar_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
  while (more-- > 0) {
    int next = read_byte(editor, -1);
    if (next < 0) return replacement;
    if ((next & 0xC0) != 0x80) {
      unread = next;
      return replacement;
    }
    value = value << 6 | (next & 0x3F);
  }
  bool is_scalar = value >= least && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return is_scalar ? value : replacement;
}

/// `true` iff something is bound to `sequence`.
static bool is_bound(const char *sequence) {
  for (size_t index = 0; index < sizeof bindings / sizeof *bindings; index++) {
    if (strcmp(sequence, bindings[index].sequence) == 0) return true;
  }
  return false;
}

/// Reads the sequence that begins with `first`, and queues it if it is bound; `false` if it is not.
static bool take_sequence(EditLine *editor, int first) {
  char sequence[sequence_size] = {(char)first};
  int length = 1;
  for (;;) {
    int next = read_byte(editor, escape_wait);
    if (next < 0) return false;
    if (next < 0x20) {
      unread = next;
      return false;
    }
    if (length < sequence_size - 1) sequence[length++] = (char)next;
    // The Linux console has a second bracket in the sequences of F1 to F5.
    bool is_second_bracket = next == '[' && length == 2;
    if (next >= 0x40 && next <= 0x7E && !is_second_bracket) break;
  }
  if (!is_bound(sequence)) return false;
  for (queued = 0; queued < length; queued++) queue[queued] = sequence[queued];
  return true;
}

/// Reads what follows an escape; `false` if the escape leads to nothing that is bound.
static bool take_escape(EditLine *editor) {
  int next = read_byte(editor, escape_wait);
  // Alt with a function key sends a second escape.
  while (next == escape) next = read_byte(editor, escape_wait);
  if (next == '[' || next == 'O') return take_sequence(editor, next);
  if (next >= 0) queue[queued++] = read_character(editor, next);
  return true;
}

int yr_keys_read(EditLine *editor, wchar_t *key) {
  for (;;) {
    if (queued > 0) {
      *key = queue[0];
      queued--;
      memmove(queue, queue + 1, (size_t)queued * sizeof *queue);
      return 1;
    }
    int byte = read_byte(editor, -1);
    if (byte < 0) return interrupted ? -1 : 0;
    bool is_key = byte != escape || take_escape(editor);
    if (is_key) *key = read_character(editor, byte);
    if (interrupted) return -1;
    if (is_key) return 1;
  }
}
