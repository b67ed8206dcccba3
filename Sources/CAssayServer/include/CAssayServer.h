// The one call of zlib that AssayServer uses.
#ifndef CASSAYSERVER_H
#define CASSAYSERVER_H

#include <stddef.h>
#include <stdint.h>

// Compresses `size` bytes as a gzip member (RFC 1952) into `out`, which holds `capacity` bytes.
// Returns the compressed size, or 0 where it does not fit or memory is short.
size_t assay_gzip(const uint8_t *bytes, size_t size, uint8_t *out, size_t capacity, int level);

// The most bytes that `assay_gzip` can need.
size_t assay_gzip_bound(size_t size);

#endif
