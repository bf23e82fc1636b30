/*
 * Preloaded into dpkg while it fills a root file system. Two jobs (a third, inside foreign roots, is in native_exec.c):
 *
 * 1. Decides for each maintainer script where it runs. dpkg is started with --force-script-chrootless, so it would run
 *    all of them with the builder's own tools and DPKG_ROOT set. That is fast for a foreign architecture but only right
 *    for scripts written for it; the others run inside the root file system (under emulation when it is foreign).
 * 2. Turns fsync and its kin into nothing: a stage that dies is thrown away whole.
 *
 * Environment: BW_ROOT the root file system; BW_SCRIPTS `builder` (all with the builder's tools) or `auto`; BW_ESSENTIAL
 * names of packages between spaces that always run with the builder's tools, since they are unpacked before the root has
 * a shell; BW_FOREIGN set when the root is of another architecture; BW_SCRIPT_LOG a file that gets one line per script: seconds, where, status,
 * script, package, first argument.
 */
#define _GNU_SOURCE
#include "native_exec.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Where a script runs, fastest first. */
enum place { WITH_BUILDER_TOOLS, INSIDE_NATIVE, INSIDE };
static const char *const place_names[] = {"builder", "native", "inside"};

int bw_script_is_rootless(const char *path);
int bw_exec_from_path(const char *file, char *const argv[], char *const envp[]);

extern char **environ;

int fsync(int fd) { (void)fd; return 0; }
int fdatasync(int fd) { (void)fd; return 0; }
int syncfs(int fd) { (void)fd; return 0; }
void sync(void) {}
int sync_file_range(int fd, off64_t from, off64_t count, unsigned int flags) {
  (void)fd; (void)from; (void)count; (void)flags;
  return 0;
}

static void run_inside(const char *root, const char *path, char *const argv[], enum place place) {
  if (chroot(root) != 0 || chdir("/") != 0) {
    fprintf(stderr, "maintscript: cannot enter %s: %s\n", root, strerror(errno));
    _exit(126);
  }
  unsetenv("DPKG_ROOT");
  setenv("DPKG_ADMINDIR", "/var/lib/dpkg", 1);
  setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
  if (place == INSIDE_NATIVE) {
    setenv("BW_NATIVE", "1", 1);
    setenv("LD_PRELOAD", NATIVE_DIR "/lib/maintscript_shim.so", 1);
    setenv("PERL5LIB", NATIVE_DIR "/perl-base", 1);
    bw_native_exec(path + strlen(root), argv, environ);
  } else {
    unsetenv("LD_PRELOAD");
    execv(path + strlen(root), argv);
  }
  fprintf(stderr, "maintscript: cannot run %s: %s\n", path, strerror(errno));
  _exit(126);
}

static void log_script(double seconds, const char *where, int status, const char *path, char *const argv[]) {
  const char *name = getenv("BW_SCRIPT_LOG");
  char line[1024];
  int fd, length;
  if (name == NULL) return;
  length = snprintf(line, sizeof line, "%.3f %s %d %s %s %s\n", seconds, where, status, path,
                    getenv("DPKG_MAINTSCRIPT_PACKAGE") ? getenv("DPKG_MAINTSCRIPT_PACKAGE") : "-",
                    argv[1] ? argv[1] : "");
  fd = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (fd < 0) return;
  if (length > (int)sizeof line) length = sizeof line;
  if (write(fd, line, length) < 0) { /* the log is only an aid */ }
  close(fd);
}

/* Runs the script in a child and returns its wait status. */
static int run_and_wait(const char *root, const char *path, char *const argv[], enum place place) {
  struct timespec from, to;
  int status = 0;
  pid_t child;
  clock_gettime(CLOCK_MONOTONIC, &from);
  child = fork();
  if (child < 0) return 126 << 8;
  if (child == 0) {
    if (place != WITH_BUILDER_TOOLS) run_inside(root, path, argv, place);
    unsetenv("LD_PRELOAD");
    execv(path, argv);
    _exit(126);
  }
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  clock_gettime(CLOCK_MONOTONIC, &to);
  log_script((to.tv_sec - from.tv_sec) + (to.tv_nsec - from.tv_nsec) / 1e9, place_names[place],
             WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), path, argv);
  return status;
}

static void end_like(int status) {
  if (WIFSIGNALED(status)) {
    signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
  }
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 126);
}

static int is_essential(void) {
  const char *names = getenv("BW_ESSENTIAL");
  const char *package = getenv("DPKG_MAINTSCRIPT_PACKAGE");
  char word[256];
  if (names == NULL || package == NULL) return 0;
  snprintf(word, sizeof word, " %s ", package);
  return strstr(names, word) != NULL;
}

/* dpkg starts maintainer scripts, and nothing else below its database, by execvp. */
int execvp(const char *file, char *const argv[]) {
  const char *root = getenv("BW_ROOT");
  const char *mode = getenv("BW_SCRIPTS");
  char admin[4096];
  enum place place;
  int status;
  if (getenv("BW_NATIVE") != NULL || root == NULL || mode == NULL) return bw_exec_from_path(file, argv, environ);
  snprintf(admin, sizeof admin, "%s/var/lib/dpkg/", root);
  if (strncmp(file, admin, strlen(admin)) != 0) return bw_exec_from_path(file, argv, environ);

  if (strcmp(mode, "builder") == 0 || is_essential() || bw_script_is_rootless(file)) place = WITH_BUILDER_TOOLS;
  else place = getenv("BW_FOREIGN") != NULL ? INSIDE_NATIVE : INSIDE;
  status = run_and_wait(root, file, argv, place);
  /* Maintainer scripts are idempotent by Debian policy, so one that fails a fast way is run the plain way. */
  if (status != 0 && place != INSIDE && strcmp(mode, "auto") == 0 && !is_essential()) status = run_and_wait(root, file, argv, INSIDE);
  end_like(status);
  return -1;
}
