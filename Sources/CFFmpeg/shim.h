#pragma once
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>

// Macros that Swift cannot see.
static const int nunchi_error_eof = AVERROR_EOF;
static const int nunchi_error_again = AVERROR(EAGAIN);
static const int nunchi_error_io = AVERROR(EIO);
static const int nunchi_error_no_memory = AVERROR(ENOMEM);
static const int nunchi_error_not_permitted = AVERROR(EPERM);
static const int nunchi_error_not_seekable = AVERROR(ESPIPE);
static const int nunchi_error_decoder_missing = AVERROR_DECODER_NOT_FOUND;
static const int64_t nunchi_no_timestamp = AV_NOPTS_VALUE;

typedef int (*nunchi_read)(void *opaque, uint8_t *buffer, int count);
typedef int (*nunchi_write)(void *opaque, const uint8_t *buffer, int count);
typedef int64_t (*nunchi_seek)(void *opaque, int64_t offset, int whence);

// avio_alloc_context: FFmpeg 7 made the written buffer const, which changes the callback's type in Swift.
static inline AVIOContext *nunchi_avio(unsigned char *buffer, int size, int writes, void *opaque, nunchi_read read,
                                       nunchi_write write, nunchi_seek seek) {
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    return avio_alloc_context(buffer, size, writes, opaque, read, write, seek);
#else
    return avio_alloc_context(buffer, size, writes, opaque, read, (int (*)(void *, uint8_t *, int))write, seek);
#endif
}
