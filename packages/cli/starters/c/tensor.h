/* Tensors as they travel: dtype, shape, base64 of little-endian bytes. For machines that are little-endian themselves. */
#ifndef TENSOR_H
#define TENSOR_H

#include <stdint.h>
#include <stdio.h>
#include "json.h"

/* Where answers go. Standard output itself is led to stderr, so that a printf for debugging breaks nothing. */
static FILE *out;

static const char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* The bytes of a base64 text; to be freed. */
static unsigned char *base64_read(const char *text, size_t *size) {
  static signed char digit[256];
  if (!digit['B'])
    for (int i = 0; i < 64; i++) digit[(unsigned char)base64_digits[i]] = (signed char)i;
  size_t length = strcspn(text, "=");
  unsigned char *bytes = malloc(length / 4 * 3 + 3);
  if (!bytes) abort();
  uint32_t bits = 0;
  *size = 0;
  for (size_t i = 0; i < length; i++) {
    bits = bits << 6 | (uint32_t)digit[(unsigned char)text[i]];
    if (i % 4 > 0) bytes[(*size)++] = (unsigned char)(bits >> (6 - 2 * (i % 4)));
  }
  return bytes;
}

static void base64_write(const unsigned char *bytes, size_t size) {
  for (size_t i = 0; i < size; i += 3) {
    uint32_t rest = size - i < 3 ? (uint32_t)(size - i) : 3;
    uint32_t bits = (uint32_t)bytes[i] << 16;
    if (rest > 1) bits |= (uint32_t)bytes[i + 1] << 8;
    if (rest > 2) bits |= bytes[i + 2];
    for (uint32_t k = 0; k < 4; k++)
      putc(k <= rest ? base64_digits[bits >> (18 - 6 * k) & 63] : '=', out);
  }
}

/* A number; NaN, the infinities and -0 travel as {"number": "Infinity"}. */
static inline double read_number(const Json *value) {
  const Json *named = json_get(value, "number");
  return named ? strtod(named->text, NULL) : value->number;
}

/* How long a side of a tensor is; sides count from 0. */
static inline size_t side(const Json *tensor, size_t n) {
  const Json *one = json_get(tensor, "shape")->first;
  while (n-- > 0) one = one->next;
  return (size_t)one->number;
}

/* The elements of a tensor of float64, row-major; to be freed. */
static inline double *read_float64(const Json *tensor) {
  size_t size;
  return (double *)base64_read(json_get(tensor, "data")->text, &size);
}

/* The elements of a tensor of int32; to be freed. */
static inline int32_t *read_int32(const Json *tensor) {
  size_t size;
  return (int32_t *)base64_read(json_get(tensor, "data")->text, &size);
}

/* The elements of a tensor of uint8, such as a mask; to be freed. */
static inline unsigned char *read_uint8(const Json *tensor) {
  size_t size;
  return base64_read(json_get(tensor, "data")->text, &size);
}

/* A field of an answer: its name, and a tensor of so many sides. */
static inline void write_tensor(const char *name, const char *dtype, size_t sides, const size_t *shape,
                                const void *elements, size_t size) {
  size_t count = 1;
  fprintf(out, "\"%s\":{\"dtype\":\"%s\",\"shape\":[", name, dtype);
  for (size_t n = 0; n < sides; n++) {
    fprintf(out, "%s%zu", n > 0 ? "," : "", shape[n]);
    count *= shape[n];
  }
  fprintf(out, "],\"data\":\"");
  base64_write(elements, count * size);
  fprintf(out, "\"}");
}

static inline void write_float64(const char *name, size_t sides, const size_t *shape, const double *elements) {
  write_tensor(name, "float64", sides, shape, elements, sizeof *elements);
}

static inline void write_int32(const char *name, size_t sides, const size_t *shape, const int32_t *elements) {
  write_tensor(name, "int32", sides, shape, elements, sizeof *elements);
}

static inline void write_uint8(const char *name, size_t sides, const size_t *shape, const unsigned char *elements) {
  write_tensor(name, "uint8", sides, shape, elements, 1);
}

/* Reads a tensor of any type and writes it again: what echo asks for. */
static void write_again(const Json *tensor) {
  size_t size;
  unsigned char *bytes = base64_read(json_get(tensor, "data")->text, &size);
  fprintf(out, "{\"dtype\":\"%s\",\"shape\":[", json_get(tensor, "dtype")->text);
  for (const Json *side = json_get(tensor, "shape")->first; side; side = side->next)
    fprintf(out, "%.0f%s", side->number, side->next ? "," : "");
  fprintf(out, "],\"data\":\"");
  base64_write(bytes, size);
  fprintf(out, "\"}");
  free(bytes);
}

#endif
