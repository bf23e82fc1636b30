// Runs another program without a shell and keeps what it printed.
#ifndef BW_COMMAND_H
#define BW_COMMAND_H

#include <sys/resource.h>

#include "text.h"

struct command_end {
  bool started; // false: no such program
  bool timed_out;
  int exit_code; // -1 when a signal ended it
  int signal;    // 0 when it exited by itself
  struct rusage usage;
};

// Runs `work` in a child whose stdout is collected into `output`; its stderr is thrown away. The child ends with the
// value `work` returns. After `seconds` it is killed.
struct command_end run_child(int (*work)(void *), void *context, struct text *output, int seconds);

// Runs the program argv[0], looked up in PATH, the same way.
struct command_end run_program(const char *const argv[], struct text *output, int seconds);

#endif
