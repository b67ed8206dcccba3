#include "CAssayArchive.h"

// One loop, compiled for the processor at hand where it counts bits in one step, and for any other.
#define LOOP(width)                                                                                                    \
  for (size_t row = 0; row < count; row++) {                                                                           \
    const uint64_t *words = rows + row * (width);                                                                      \
    uint32_t sum = 0;                                                                                                  \
    for (size_t word = 0; word < (width); word++) sum += (uint32_t)__builtin_popcountll(words[word] ^ query[word]);    \
    out[row] = (uint16_t)sum;                                                                                          \
    histogram[sum]++;                                                                                                  \
  }

// The width of the shipped embedder is written out, so that its loop is unrolled.
#define BODY                                                                                                           \
  if (width == 6) {                                                                                                    \
    LOOP(6)                                                                                                            \
  } else {                                                                                                             \
    LOOP(width)                                                                                                        \
  }

static void portable(const uint64_t *rows, size_t count, size_t width, const uint64_t *query, uint16_t *out,
                     size_t *histogram) {
  BODY
}

#if defined(__x86_64__)
__attribute__((target("popcnt"))) static void counting(const uint64_t *rows, size_t count, size_t width,
                                                       const uint64_t *query, uint16_t *out, size_t *histogram) {
  BODY
}
#endif

void assay_sign_differences(const uint64_t *rows, size_t count, size_t width, const uint64_t *query, uint16_t *out,
                            size_t *histogram) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) {
    counting(rows, count, width, query, out, histogram);
    return;
  }
#endif
  portable(rows, count, width, query, out, histogram);
}
