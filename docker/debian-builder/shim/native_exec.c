/*
 * Inside a root file system of another architecture every program runs under emulation, ten to fifty times slower than
 * the machine could. Maintainer scripts are shell and Perl calling sed, dpkg-query, systemd-sysusers and the like, which
 * do the same on every architecture. So for a foreign root the builder puts its own programs below NATIVE_DIR, and this
 * hook, preloaded into them, starts the native program wherever one of the same path exists. Everything else, the
 * packages' own programs first of all, is emulated as usual.
 */
#define _GNU_SOURCE
#include "native_exec.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOADER NATIVE_DIR "/lib/ld-linux-x86-64.so.2"
#define LIBRARIES NATIVE_DIR "/lib"
#define LOADER_WORDS 6
#define MAX_ARGUMENTS 8192
#define MAX_DEPTH 4

/* Perl programs of Debian itself that need nothing beyond perl-base; others may want modules of the foreign Perl. */
static const char *const perl_scripts[] = {
    "/usr/bin/deb-systemd-helper", "/usr/bin/deb-systemd-invoke", "/usr/sbin/update-rc.d", "/usr/sbin/adduser",
    "/usr/sbin/addgroup",          "/usr/sbin/deluser",           "/usr/sbin/delgroup",    "/usr/sbin/pam-auth-update",
    "/usr/share/debconf/frontend", "/usr/bin/debconf-communicate", "/usr/bin/debconf-set-selections", NULL};

extern char **environ;

/* /bin, /sbin and /lib are links into /usr in every suite the builder makes. */
static void canonical(const char *path, char *result, size_t size) {
  int merged = strncmp(path, "/bin/", 5) == 0 || strncmp(path, "/sbin/", 6) == 0 || strncmp(path, "/lib/", 5) == 0;
  snprintf(result, size, "%s%s", merged ? "/usr" : "", path);
}

static int is_executable(const char *path) {
  struct stat facts;
  return stat(path, &facts) == 0 && S_ISREG(facts.st_mode) && (facts.st_mode & 0111) != 0;
}

/* Finds the builder's program for a path, by the path itself or by what its links lead to. */
static int find_twin(const char *full, char *twin, size_t size) {
  char real[PATH_MAX];
  if (full[0] != '/' || !is_executable(full)) return 0;
  snprintf(twin, size, "%s%s", NATIVE_DIR, full);
  if (is_executable(twin)) return 1;
  if (realpath(full, real) == NULL) return 0;
  snprintf(twin, size, "%s%s", NATIVE_DIR, real);
  return is_executable(twin);
}

static int is_listed(const char *path) {
  int i;
  for (i = 0; perl_scripts[i] != NULL; i++)
    if (strcmp(perl_scripts[i], path) == 0) return 1;
  return 0;
}

static int real_execve(const char *path, char *const argv[], char *const envp[]) {
  static int (*real)(const char *, char *const[], char *const[]);
  if (real == NULL) real = (int (*)(const char *, char *const[], char *const[]))dlsym(RTLD_NEXT, "execve");
  return real(path, argv, envp);
}

/* The environment without what only native programs understand. */
static char **foreign_environment(char *const envp[]) {
  static char *kept[MAX_ARGUMENTS];
  int from, to = 0;
  for (from = 0; envp[from] != NULL && to < MAX_ARGUMENTS - 1; from++)
    if (strncmp(envp[from], "LD_PRELOAD=", 11) != 0 && strncmp(envp[from], "PERL5LIB=", 9) != 0) kept[to++] = envp[from];
  kept[to] = NULL;
  return kept;
}

static int exec_native(const char *program, char *const argv[], char *const envp[]) {
  static char *words[MAX_ARGUMENTS];
  int count = 0;
  words[0] = LOADER;
  words[1] = "--library-path";
  words[2] = LIBRARIES;
  words[3] = "--argv0";
  words[4] = argv[0] != NULL ? argv[0] : (char *)program;
  words[5] = (char *)program;
  while (argv[count] != NULL) {
    if (count > 0) words[count + LOADER_WORDS - 1] = argv[count];
    count++;
  }
  words[(count > 0 ? count : 1) + LOADER_WORDS - 1] = NULL;
  return real_execve(LOADER, words, envp);
}

/* Splits `#!interpreter argument` of an open script; 0 when the file is not a script. */
static int read_interpreter(const char *path, char *line, size_t size, char **argument) {
  ssize_t length;
  char *end;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  length = read(fd, line, size - 1);
  close(fd);
  if (length < 3 || line[0] != '#' || line[1] != '!') return 0;
  line[length] = '\0';
  end = strchr(line, '\n');
  if (end == NULL) return 0;
  *end = '\0';
  while (end > line + 2 && strchr(" \t\r", end[-1]) != NULL) *--end = '\0';
  memmove(line, line + 2 + strspn(line + 2, " \t"), strlen(line + 2 + strspn(line + 2, " \t")) + 1);
  end = line + strcspn(line, " \t");
  *argument = NULL;
  if (*end != '\0') {
    *end++ = '\0';
    *argument = end + strspn(end, " \t");
  }
  return line[0] == '/';
}

static int exec_at_depth(const char *path, char *const argv[], char *const envp[], int depth) {
  char full[PATH_MAX], twin[PATH_MAX + sizeof NATIVE_DIR], line[512], *argument;
  char *words[MAX_ARGUMENTS];
  int count = 0, from;

  while (argv[count] != NULL) count++;
  if (count + LOADER_WORDS + MAX_DEPTH * 2 >= MAX_ARGUMENTS) return real_execve(path, argv, foreign_environment(envp));
  count = 0;
  canonical(path, full, sizeof full);
  if (find_twin(full, twin, sizeof twin)) return exec_native(twin, argv, envp);
  if (depth < MAX_DEPTH && is_executable(full) && read_interpreter(full, line, sizeof line, &argument) &&
      (strstr(line, "perl") == NULL || is_listed(full))) {
    words[count++] = line;
    if (argument != NULL) words[count++] = argument;
    words[count++] = full;
    for (from = argv[0] != NULL; argv[from] != NULL; from++) words[count++] = argv[from];
    words[count] = NULL;
    return exec_at_depth(line, words, envp, depth + 1);
  }
  return real_execve(path, argv, foreign_environment(envp));
}

int bw_native_exec(const char *path, char *const argv[], char *const envp[]) {
  return exec_at_depth(path, argv, envp, 0);
}

/* The first match of `file` in PATH, or `file` itself when it has a slash. */
static int search_path(const char *file, char *found, size_t size) {
  const char *path = getenv("PATH");
  if (strchr(file, '/') != NULL) {
    snprintf(found, size, "%s", file);
    return 1;
  }
  if (path == NULL) path = "/usr/sbin:/usr/bin";
  while (*path != '\0') {
    size_t length = strcspn(path, ":");
    snprintf(found, size, "%.*s/%s", (int)length, path, file);
    if (length > 0 && is_executable(found)) return 1;
    path += length + (path[length] == ':');
  }
  errno = ENOENT;
  return 0;
}

static int inside_foreign_root(void) { return getenv("BW_NATIVE") != NULL; }

int execve(const char *path, char *const argv[], char *const envp[]) {
  return inside_foreign_root() ? bw_native_exec(path, argv, envp) : real_execve(path, argv, envp);
}

int execv(const char *path, char *const argv[]) { return execve(path, argv, environ); }

int bw_exec_from_path(const char *file, char *const argv[], char *const envp[]) {
  char found[PATH_MAX];
  if (!search_path(file, found, sizeof found)) return -1;
  return execve(found, argv, envp);
}

int execvpe(const char *file, char *const argv[], char *const envp[]) { return bw_exec_from_path(file, argv, envp); }
