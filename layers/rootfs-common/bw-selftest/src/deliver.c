#include "deliver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PORT "/dev/virtio-ports/org.boardwright.evidence"
#define END_MARK "\nBW-EVIDENCE-END\n"

enum { PORT_WAIT_MS = 30000 };

// A port without a listener never becomes writable, so each wait has an end.
static bool write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      struct pollfd waiting = {.fd = file, .events = POLLOUT};
      if (poll(&waiting, 1, PORT_WAIT_MS) <= 0) return false;
      continue;
    }
    if (written <= 0) return false;
    bytes += written;
    length -= (size_t)written;
  }
  return true;
}

bool deliver_to_file(const char *directory, const char *name, const char *json) {
  char path[512];
  char fresh[512];
  snprintf(path, sizeof path, "%s/%s", directory, name);
  snprintf(fresh, sizeof fresh, "%s/.%s.new", directory, name);
  if (mkdir(directory, 0755) != 0 && errno != EEXIST) return false;
  int file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (file < 0) return false;
  bool good = write_all(file, json, strlen(json)) && write_all(file, "\n", 1) && fsync(file) == 0;
  if (close(file) != 0) good = false;
  return good && rename(fresh, path) == 0;
}

bool deliver_to_port(const char *json) {
  int port = open(PORT, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
  if (port < 0) return errno == ENOENT;
  bool good = write_all(port, json, strlen(json)) && write_all(port, END_MARK, strlen(END_MARK));
  close(port);
  return good;
}
