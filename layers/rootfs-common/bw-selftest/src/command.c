#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NO_SUCH_PROGRAM = 127 };

static long long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

// Reads until the child closes its end or the time is up; false when it is up.
static bool collect(int from, struct text *output, int seconds) {
  long long deadline = now_ms() + seconds * 1000LL;
  for (;;) {
    long long left = deadline - now_ms();
    if (left <= 0) return false;
    struct pollfd waiting = {.fd = from, .events = POLLIN};
    int ready = poll(&waiting, 1, (int)left);
    if (ready == 0) return false;
    if (ready < 0 && errno == EINTR) continue;
    char block[4096];
    ssize_t got = read(from, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    text_add_bytes(output, block, (size_t)got);
  }
}

struct command_end run_child(int (*work)(void *), void *context, struct text *output, int seconds) {
  struct command_end end = {.exit_code = -1};
  int channel[2];
  if (pipe2(channel, O_CLOEXEC) != 0) return end;
  fflush(NULL);
  pid_t child = fork();
  if (child < 0) {
    close(channel[0]);
    close(channel[1]);
    return end;
  }
  if (child == 0) {
    // Its own group, so that a timeout also ends what the child started; and it never outlives this program.
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(channel[1], STDOUT_FILENO);
    // Debian's ONNX Runtime prints a thousand lines about operators registered twice; nothing of it helps here.
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere >= 0) {
      dup2(nowhere, STDIN_FILENO);
      dup2(nowhere, STDERR_FILENO);
    }
    int code = work(context);
    fflush(NULL);
    _exit(code);
  }
  setpgid(child, child);
  close(channel[1]);
  end.started = true;
  end.timed_out = !collect(channel[0], output, seconds);
  if (end.timed_out) kill(-child, SIGKILL);
  close(channel[0]);
  int status = 0;
  while (wait4(child, &status, 0, &end.usage) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) end.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  return end;
}

static int become_program(void *context) {
  char *const *argv = context;
  execvp(argv[0], argv);
  return NO_SUCH_PROGRAM;
}

struct command_end run_program(const char *const argv[], struct text *output, int seconds) {
  struct command_end end = run_child(become_program, (void *)argv, output, seconds);
  if (end.exit_code == NO_SUCH_PROGRAM) end.started = false;
  return end;
}
