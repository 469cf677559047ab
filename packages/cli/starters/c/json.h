/* A small reader of JSON. The text is changed in place: strings are cut out of it, nothing is copied. */
#ifndef JSON_H
#define JSON_H

#include <stdlib.h>
#include <string.h>

typedef enum { JSON_NULL, JSON_TRUE, JSON_FALSE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } JsonKind;

typedef struct Json {
  JsonKind kind;
  double number;
  char *text;        /* of a string */
  char *key;         /* of a member of an object */
  struct Json *first; /* of an array or an object */
  struct Json *next;  /* in the same array or object */
} Json;

static char *json_blank(char *at) { return at + strspn(at, " \t\r\n"); }

/* Writes a code point as UTF-8. */
static char *json_utf8(char *to, unsigned code) {
  if (code < 0x80) {
    *to++ = (char)code;
  } else if (code < 0x800) {
    *to++ = (char)(0xC0 | code >> 6);
    *to++ = (char)(0x80 | (code & 0x3F));
  } else {
    *to++ = (char)(0xE0 | code >> 12);
    *to++ = (char)(0x80 | (code >> 6 & 0x3F));
    *to++ = (char)(0x80 | (code & 0x3F));
  }
  return to;
}

/* The string that begins after a quote at `at`; answers with what follows it, or NULL. */
static char *json_text(char *at, char **text) {
  char *to = *text = at;
  for (; *at != '"'; at++) {
    if (*at == '\0') return NULL;
    if (*at != '\\') {
      *to++ = *at;
      continue;
    }
    const char *names = "bfnrt", *means = "\b\f\n\r\t", *name;
    if (*++at == '\0') return NULL;
    if (*at == 'u') {
      char digits[5] = {0};
      strncpy(digits, at + 1, 4);
      if (strlen(digits) < 4) return NULL;
      to = json_utf8(to, (unsigned)strtoul(digits, NULL, 16));
      at += 4;
    } else {
      *to++ = (name = strchr(names, *at)) ? means[name - names] : *at;
    }
  }
  *to = '\0';
  return at + 1;
}

/* Reads one value at `at`; answers with what follows it, or NULL where it is no JSON. */
static char *json_value(char *at, Json **value);

static char *json_members(char *at, Json *whole, char close) {
  Json **last = &whole->first;
  for (at = json_blank(at); *at != close; last = &(*last)->next) {
    char *key = NULL;
    if (whole->kind == JSON_OBJECT) {
      if (*at != '"' || !(at = json_text(at + 1, &key))) return NULL;
      if (*(at = json_blank(at)) != ':') return NULL;
      at++;
    }
    if (!(at = json_value(at, last))) return NULL;
    (*last)->key = key;
    at = json_blank(at);
    if (*at == ',') at = json_blank(at + 1);
    else if (*at != close) return NULL;
  }
  return at + 1;
}

static char *json_value(char *at, Json **value) {
  static const struct { const char *word; JsonKind kind; } words[] = {
      {"null", JSON_NULL}, {"true", JSON_TRUE}, {"false", JSON_FALSE}};
  Json *one = *value = calloc(1, sizeof *one);
  if (!one) abort();
  at = json_blank(at);
  if (*at == '"') return one->kind = JSON_STRING, json_text(at + 1, &one->text);
  if (*at == '[') return one->kind = JSON_ARRAY, json_members(at + 1, one, ']');
  if (*at == '{') return one->kind = JSON_OBJECT, json_members(at + 1, one, '}');
  for (size_t i = 0; i < 3; i++) {
    size_t length = strlen(words[i].word);
    if (strncmp(at, words[i].word, length) == 0) return one->kind = words[i].kind, at + length;
  }
  char *end;
  one->kind = JSON_NUMBER;
  one->number = strtod(at, &end);
  return end == at ? NULL : end;
}

/* The member of an object with this name; NULL where there is none. */
static Json *json_get(const Json *object, const char *key) {
  Json *one = object && object->kind == JSON_OBJECT ? object->first : NULL;
  while (one && strcmp(one->key, key) != 0) one = one->next;
  return one;
}

static void json_free(Json *value) {
  while (value) {
    Json *next = value->next;
    json_free(value->first);
    free(value);
    value = next;
  }
}

#endif
