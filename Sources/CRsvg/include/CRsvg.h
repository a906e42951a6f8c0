#pragma once

#include <stddef.h>

/// What a call to `nunchi_rsvg_png` came to.
enum nunchi_rsvg_status {
    NUNCHI_RSVG_DONE = 0,
    /// librsvg, cairo, or a function in one of them, is not there; `message` names it.
    NUNCHI_RSVG_MISSING = 1,
    /// The document could not be read or drawn; `message` says why.
    NUNCHI_RSVG_REFUSED = 2,
};

/// Bytes that grow as they are written.
struct nunchi_bytes {
    unsigned char *data;
    size_t count;
};

/// Draws an SVG document of `count` bytes into a PNG of `width` x `height` pixels.
///
/// librsvg and cairo are opened on the first call and stay open. On success `png` holds memory that the caller frees
/// with `free`; otherwise it is empty and `message` (of `message_size` bytes) holds a sentence that ends in NUL.
int nunchi_rsvg_png(
    const unsigned char *svg, size_t count, int width, int height, struct nunchi_bytes *png, char *message,
    size_t message_size);
