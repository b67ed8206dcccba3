// The one loop of AssayArchive that needs an instruction Swift does not use by default on x86-64: counting bits.
#ifndef CASSAYARCHIVE_H
#define CASSAYARCHIVE_H

#include <stddef.h>
#include <stdint.h>

// In how many bits each of `count` rows of `width` words differs from `query`, into `out`; `histogram`, of
// 64 * width + 1 places, gets how many rows differ in so many bits added.
void assay_sign_differences(const uint64_t *rows, size_t count, size_t width, const uint64_t *query, uint16_t *out,
                            size_t *histogram);

#endif
