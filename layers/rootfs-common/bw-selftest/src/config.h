// Settings of one run, from /etc/boardwright/selftest.conf and the command line.
#ifndef BW_CONFIG_H
#define BW_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

enum { MAX_RUNTIMES = 8, NAME_SIZE = 64, PATH_SIZE = 256 };

struct config {
  char runtimes[MAX_RUNTIMES][NAME_SIZE];
  size_t runtime_count;
  char model[NAME_SIZE];
  char models_directory[PATH_SIZE];
  int latency_seconds; // 0: no cyclictest
  int settle_seconds;  // longest wait for the boot to finish
};

struct config config_default(void);
// Comma-separated runtime ids replace the list. False with words on stderr when one is not a plain name.
bool config_set_runtimes(struct config *config, const char *list);
// `key=value` lines; `#` starts a comment. A missing file is no error, an unknown key or a bad value is.
bool config_read(struct config *config, const char *path);

#endif
