#include "text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void make_room(struct text *text, size_t more) {
  size_t needed = text->length + more + 1;
  if (needed <= text->capacity) return;
  size_t capacity = text->capacity == 0 ? 256 : text->capacity;
  while (capacity < needed) capacity *= 2;
  char *bytes = realloc(text->bytes, capacity);
  if (bytes == NULL) {
    fputs("bw-selftest: out of memory\n", stderr);
    exit(70);
  }
  text->bytes = bytes;
  text->capacity = capacity;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length) {
  make_room(text, length);
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *words) { text_add_bytes(text, words, strlen(words)); }

void text_addf(struct text *text, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length > 0) {
    make_room(text, (size_t)length);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    text->length += (size_t)length;
  }
  va_end(again);
}

// Length of the UTF-8 sequence at `at`, or 0 when there is none. Overlong forms and surrogates count as none.
static size_t utf8_length(const unsigned char *at) {
  if (at[0] < 0x80) return 1;
  if (at[0] >= 0xc2 && at[0] <= 0xdf) return (at[1] & 0xc0) == 0x80 ? 2 : 0;
  if (at[0] >= 0xe0 && at[0] <= 0xef) {
    if ((at[1] & 0xc0) != 0x80 || (at[2] & 0xc0) != 0x80) return 0;
    if (at[0] == 0xe0 && at[1] < 0xa0) return 0;
    if (at[0] == 0xed && at[1] > 0x9f) return 0;
    return 3;
  }
  if (at[0] >= 0xf0 && at[0] <= 0xf4) {
    if ((at[1] & 0xc0) != 0x80 || (at[2] & 0xc0) != 0x80 || (at[3] & 0xc0) != 0x80) return 0;
    if (at[0] == 0xf0 && at[1] < 0x90) return 0;
    if (at[0] == 0xf4 && at[1] > 0x8f) return 0;
    return 4;
  }
  return 0;
}

void text_add_json(struct text *text, const char *words) {
  text_add(text, "\"");
  for (const unsigned char *at = (const unsigned char *)words; *at != '\0';) {
    size_t length = utf8_length(at);
    if (length == 0) {
      text_add(text, "\\ufffd");
      at += 1;
      continue;
    }
    if (*at == '"' || *at == '\\') {
      text_addf(text, "\\%c", *at);
    } else if (*at == '\n') {
      text_add(text, "\\n");
    } else if (*at < 0x20 || *at == 0x7f) {
      text_addf(text, "\\u%04x", *at);
    } else {
      text_add_bytes(text, (const char *)at, length);
    }
    at += length;
  }
  text_add(text, "\"");
}

void text_add_key(struct text *text, const char *key) {
  if (text->length > 0 && text->bytes[text->length - 1] != '{') text_add(text, ",");
  text_add_json(text, key);
  text_add(text, ":");
}

void text_add_number(struct text *text, double number) {
  if (isfinite(number)) {
    text_addf(text, "%.9g", number);
  } else {
    text_add(text, "null");
  }
}

const char *text_words(const struct text *text) { return text->bytes == NULL ? "" : text->bytes; }

void text_trim(struct text *text) {
  while (text->length > 0 && strchr(" \t\r\n", text->bytes[text->length - 1]) != NULL) {
    text->bytes[--text->length] = '\0';
  }
}

void text_free(struct text *text) {
  free(text->bytes);
  *text = (struct text){0};
}

bool text_read_file(struct text *text, const char *path) {
  FILE *file = fopen(path, "re");
  if (file == NULL) return false;
  char block[4096];
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) text_add_bytes(text, block, got);
  bool read_well = ferror(file) == 0;
  fclose(file);
  return read_well;
}
