/* Tensors as they travel: dtype, shape, base64 of little-endian bytes. For machines that are little-endian themselves. */
#ifndef TENSOR_H
#define TENSOR_H

#include <stdint.h>
#include <stdio.h>
#include "json.h"

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
      putchar(k <= rest ? base64_digits[bits >> (18 - 6 * k) & 63] : '=');
  }
}

/* The elements of a tensor of float64, row-major; to be freed. */
static double *read_float64(const Json *tensor, size_t *count) {
  size_t size;
  double *elements = (double *)base64_read(json_get(tensor, "data")->text, &size);
  *count = size / sizeof *elements;
  return elements;
}

/* Writes a vector of int32. */
static void write_int32(const int32_t *elements, size_t count) {
  printf("{\"dtype\":\"int32\",\"shape\":[%zu],\"data\":\"", count);
  base64_write((const unsigned char *)elements, count * sizeof *elements);
  printf("\"}");
}

/* Reads a tensor of any type and writes it again: what echo asks for. */
static void write_again(const Json *tensor) {
  size_t size;
  unsigned char *bytes = base64_read(json_get(tensor, "data")->text, &size);
  printf("{\"dtype\":\"%s\",\"shape\":[", json_get(tensor, "dtype")->text);
  for (const Json *side = json_get(tensor, "shape")->first; side; side = side->next)
    printf("%.0f%s", side->number, side->next ? "," : "");
  printf("],\"data\":\"");
  base64_write(bytes, size);
  printf("\"}");
  free(bytes);
}

#endif
