/*
 * Tells whether a maintainer script is made to run from outside its root file system (DPKG_ROOT).
 *
 * It is when its own part names DPKG_ROOT, or when all it does is what debhelper added by tools that honour DPKG_ROOT;
 * and never when it has a snippet of another debhelper tool (byte compilation, say).
 */
#include <stdio.h>
#include <string.h>

/* debhelper tools whose snippets call only programs that honour DPKG_ROOT. */
static const char *const rootless_tools[] = {
    "dh_installsystemd/", "dh_installtmpfiles/", "dh_installsysusers/", "dh_installdeb/", "dh_makeshlibs/",
    "dh_installinit/",    "dh_systemd_enable/",  "dh_systemd_start/",   "dh_installalternatives/", NULL};

/* Lines that do nothing by themselves. */
static const char *const idle_words[] = {"set -e", "exit 0", "esac", ";;", "fi", "else", "case \"$1\" in", ":", NULL};

static int starts_with(const char *text, const char *word) { return strncmp(text, word, strlen(word)) == 0; }

static int is_idle(const char *line) {
  size_t length = strlen(line);
  int i;
  if (line[0] == '\0' || line[0] == '#') return 1;
  for (i = 0; idle_words[i] != NULL; i++)
    if (strcmp(line, idle_words[i]) == 0) return 1;
  if (starts_with(line, "if [ \"$1\"") && length > 4 && strcmp(line + length - 4, "then") == 0) return 1;
  /* A case label such as `abort-upgrade|abort-remove)`. */
  return length > 1 && line[length - 1] == ')' && strpbrk(line, " $`(;&=") == NULL;
}

int bw_script_is_rootless(const char *path) {
  char buffer[4096];
  int in_section = 0, custom = 0, names_root = 0, foreign = 0, i;
  FILE *script = fopen(path, "re");
  if (script == NULL) return 0;
  while (fgets(buffer, sizeof buffer, script) != NULL) {
    char *line = buffer;
    size_t length;
    while (*line == ' ' || *line == '\t') line++;
    length = strlen(line);
    while (length > 0 && strchr(" \t\r\n", line[length - 1]) != NULL) line[--length] = '\0';
    if (starts_with(line, "# End automatically added section")) { in_section = 0; continue; }
    if (starts_with(line, "# Automatically added by ")) {
      in_section = 0;
      for (i = 0; rootless_tools[i] != NULL; i++)
        if (starts_with(line + strlen("# Automatically added by "), rootless_tools[i])) in_section = 1;
      if (!in_section) foreign = 1;
      continue;
    }
    if (in_section) continue;
    if (strstr(line, "DPKG_ROOT") != NULL) names_root = 1;
    if (!is_idle(line)) custom = 1;
  }
  fclose(script);
  return !foreign && (names_root || !custom);
}
