// Signals: flags that a wait for input turns into events, and the terminal's modes on every way
// out.
//
// Handlers set a flag and write to a pipe, so that a signal that comes right before `poll` is not
// lost; all else happens outside of them. Only handlers of signals that end the process do more:
// they restore the terminal, with functions that POSIX lists as safe there, and leave the rest to
// the handler before them.

#define _GNU_SOURCE
#include "Signals.h"

#include "CLibEditShim.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/// Flags, which evaluating threads read too: lock-free atomics are safe in handlers and between
/// threads.
static atomic_bool interrupted, resized, suspended, continued;

/// `true` iff `modes` must be restored when the process ends.
static atomic_bool is_editing;

/// The terminal's modes before editing.
static struct termios modes;

/// The pipe by which a handler ends a wait.
static int wake_pipe[2] = {-1, -1};

/// Signals by which a program fails, whose handlers before ours are kept: Swift's print backtraces.
static const int failures[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};

/// Signals by which somebody ends a program.
static const int endings[] = {SIGTERM, SIGHUP, SIGQUIT};

/// The number of elements of `array`.
#define COUNT(array) (sizeof(array) / sizeof *(array))

/// What was done on each of `failures` before.
static struct sigaction earlier[COUNT(failures)];

/// Restores the modes of the terminal, unless it is another process group's: touching it would stop
/// this one.
static void restore_terminal(void) {
  if (!atomic_exchange(&is_editing, false)) return;
  if (tcgetpgrp(STDIN_FILENO) == getpgrp()) tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

/// Notes `signal` and ends a wait.
static void note(int signal) {
  int saved = errno;
  if (signal == SIGINT) interrupted = true;
  if (signal == SIGWINCH) resized = true;
  if (signal == SIGTSTP) suspended = true;
  if (signal == SIGCONT) continued = true;
  ssize_t written = write(wake_pipe[1], "", 1);
  (void)written;
  errno = saved;
}

/// Restores the terminal and ends the process by `signal`, whose default action is back in place.
static void end_by(int signal) {
  restore_terminal();
  raise(signal);
}

/// Restores the terminal and puts the earlier handler back, which the failing instruction then
/// meets.
static void fail_by(int signal) {
  restore_terminal();
  for (size_t index = 0; index < COUNT(failures); index++) {
    if (failures[index] == signal) sigaction(signal, &earlier[index], NULL);
  }
  // `abort` would not come back to that handler; instructions that fail do.
  if (signal == SIGABRT) raise(signal);
}

/// Handles `signal` by `handler`; keeps what was done before in `before`.
static void handle(int signal, void (*handler)(int), int flags, struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, before);
}

/// `true` iff `signal` is ignored, as `nohup` wants it.
static bool is_ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Handles Ctrl-Z by `handler`, unless the parent has no use for stopped children.
static void handle_suspension(void (*handler)(int)) {
  if (!is_ignored(SIGTSTP)) handle(SIGTSTP, handler, SA_RESTART, NULL);
}

void yr_interruption_install(void) {
  if (wake_pipe[0] >= 0 || pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return;
  handle(SIGINT, note, SA_RESTART, NULL);
  // Resizing is ignored by default, and a line would be lost if that interrupted a call.
  handle(SIGWINCH, note, SA_RESTART, NULL);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGWINCH);
  sigaddset(&signals, SIGTSTP);
  sigaddset(&signals, SIGCONT);
  for (size_t index = 0; index < COUNT(endings); index++) {
    sigaddset(&signals, endings[index]);
    if (is_ignored(endings[index])) continue;
    handle(endings[index], end_by, SA_RESETHAND | SA_NODEFER, NULL);
  }
  for (size_t index = 0; index < COUNT(failures); index++) {
    handle(failures[index], fail_by, SA_ONSTACK, &earlier[index]);
  }
  sigprocmask(SIG_UNBLOCK, &signals, NULL);
  atexit(restore_terminal);
}

bool yr_interruption_is_requested(void) {
  return atomic_load_explicit(&interrupted, memory_order_relaxed);
}

void yr_interruption_clear(void) { interrupted = false; }

void yr_interruption_end_process(void) {
  signal(SIGINT, SIG_DFL);
  raise(SIGINT);
}

yr_event yr_wait(int descriptor, int milliseconds) {
  for (;;) {
    if (atomic_exchange(&interrupted, false)) return YR_INTERRUPTED;
    if (atomic_exchange(&suspended, false)) return YR_SUSPENDED;
    if (atomic_exchange(&continued, false)) return YR_CONTINUED;
    if (atomic_exchange(&resized, false)) return YR_RESIZED;
    struct pollfd files[2] = {{descriptor, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
    int ready = poll(files, 2, milliseconds);
    if (ready == 0) return YR_TIMED_OUT;
    // A wait that fails leaves it to reading to say why.
    if (ready < 0 && errno != EINTR) return YR_READABLE;
    if (ready < 0) continue;
    char drained[64];
    if (files[1].revents) {
      while (read(wake_pipe[0], drained, sizeof drained) > 0) {}
    } else if (files[0].revents) {
      return YR_READABLE;
    }
  }
}

bool yr_wait_for_input(int descriptor) {
  for (;;) {
    yr_event event = yr_wait(descriptor, -1);
    if (event == YR_INTERRUPTED) return false;
    if (event == YR_READABLE) return true;
  }
}

void yr_editing_begin(void) {
  interrupted = suspended = continued = resized = false;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) is_editing = true;
  handle_suspension(note);
  handle(SIGCONT, note, SA_RESTART, NULL);
}

void yr_editing_end(void) {
  is_editing = false;
  handle_suspension(SIG_DFL);
  handle(SIGCONT, SIG_DFL, 0, NULL);
}

void yr_suspend(void) {
  handle_suspension(SIG_DFL);
  raise(SIGTSTP);
  handle_suspension(note);
  // Also where the signal did not stop the process, as in an orphaned group.
  continued = true;
}
