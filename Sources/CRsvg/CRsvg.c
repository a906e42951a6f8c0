#include "CRsvg.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The few types and functions used are declared here as their stable C interfaces have them (librsvg 2.46 or later,
// cairo 1.2 or later), so that neither header is needed to build and neither library to start.

typedef struct { double x, y, width, height; } rectangle;
typedef struct { unsigned domain; int code; char *message; } glib_error;
typedef int (*write_function)(void *closure, const unsigned char *data, unsigned length);

static struct {
    void *(*rsvg_handle_new_with_flags)(unsigned flags);
    int (*rsvg_handle_write)(void *handle, const unsigned char *bytes, size_t count, glib_error **error);
    int (*rsvg_handle_close)(void *handle, glib_error **error);
    int (*rsvg_handle_render_document)(void *handle, void *cairo, const rectangle *viewport, glib_error **error);
    void (*g_object_unref)(void *object);
    void (*g_error_free)(glib_error *error);
    void *(*cairo_image_surface_create)(int format, int width, int height);
    int (*cairo_surface_status)(void *surface);
    int (*cairo_surface_write_to_png_stream)(void *surface, write_function write, void *closure);
    void (*cairo_surface_destroy)(void *surface);
    void *(*cairo_create)(void *surface);
    int (*cairo_status)(void *cairo);
    void (*cairo_destroy)(void *cairo);
    const char *(*cairo_status_to_string)(int status);
} api;

static pthread_once_t loading = PTHREAD_ONCE_INIT;
static char missing[64];

#ifdef __APPLE__
static const char *const rsvg_names[] = {
    "librsvg-2.2.dylib", "/opt/homebrew/lib/librsvg-2.2.dylib", "/usr/local/lib/librsvg-2.2.dylib", NULL};
static const char *const cairo_names[] = {
    "libcairo.2.dylib", "/opt/homebrew/lib/libcairo.2.dylib", "/usr/local/lib/libcairo.2.dylib", NULL};
#else
static const char *const rsvg_names[] = {"librsvg-2.so.2", NULL};
static const char *const cairo_names[] = {"libcairo.so.2", NULL};
#endif

static void *open_first(const char *const *names) {
    for (; *names; names++) {
        void *library = dlopen(*names, RTLD_NOW | RTLD_LOCAL);
        if (library) return library;
    }
    return NULL;
}

static int find(void *library, const char *name, void *slot) {
    void *symbol = dlsym(library, name);
    if (!symbol) {
        snprintf(missing, sizeof missing, "%s", name);
        return 0;
    }
    // ISO C has no conversion from an object pointer to a function pointer; POSIX promises that their bits agree.
    memcpy(slot, &symbol, sizeof symbol);
    return 1;
}

static void load(void) {
    void *rsvg = open_first(rsvg_names);
    void *cairo = rsvg ? open_first(cairo_names) : NULL;
    if (!rsvg || !cairo) {
        snprintf(missing, sizeof missing, "%s", rsvg ? cairo_names[0] : rsvg_names[0]);
        return;
    }
#define RSVG(name) find(rsvg, #name, &api.name)
#define CAIRO(name) find(cairo, #name, &api.name)
    // dlsym also looks through what librsvg depends on, which gives GLib's functions.
    (void)(RSVG(rsvg_handle_new_with_flags) && RSVG(rsvg_handle_write) && RSVG(rsvg_handle_close)
        && RSVG(rsvg_handle_render_document) && RSVG(g_object_unref) && RSVG(g_error_free)
        && CAIRO(cairo_image_surface_create) && CAIRO(cairo_surface_status)
        && CAIRO(cairo_surface_write_to_png_stream) && CAIRO(cairo_surface_destroy) && CAIRO(cairo_create)
        && CAIRO(cairo_status) && CAIRO(cairo_destroy) && CAIRO(cairo_status_to_string));
}

static int append(void *closure, const unsigned char *data, unsigned length) {
    struct nunchi_bytes *bytes = closure;
    unsigned char *grown = realloc(bytes->data, bytes->count + length);
    if (!grown) return 1;  // CAIRO_STATUS_NO_MEMORY
    memcpy(grown + bytes->count, data, length);
    bytes->data = grown;
    bytes->count += length;
    return 0;
}

static int refuse(glib_error *error, char *message, size_t size) {
    snprintf(message, size, "%s", error && error->message ? error->message : "unknown cause");
    if (error) api.g_error_free(error);
    return NUNCHI_RSVG_REFUSED;
}

static int draw(void *handle, void *surface, int width, int height, char *message, size_t size) {
    void *cairo = api.cairo_create(surface);
    rectangle viewport = {0, 0, width, height};
    glib_error *error = NULL;
    int drawn = api.rsvg_handle_render_document(handle, cairo, &viewport, &error);
    int status = api.cairo_status(cairo);
    api.cairo_destroy(cairo);
    if (!drawn) return refuse(error, message, size);
    if (status) {
        snprintf(message, size, "%s", api.cairo_status_to_string(status));
        return NUNCHI_RSVG_REFUSED;
    }
    return NUNCHI_RSVG_DONE;
}

int nunchi_rsvg_png(
    const unsigned char *svg, size_t count, int width, int height, struct nunchi_bytes *png, char *message,
    size_t message_size) {
    png->data = NULL;
    png->count = 0;
    pthread_once(&loading, load);
    if (missing[0]) {
        snprintf(message, message_size, "%s", missing);
        return NUNCHI_RSVG_MISSING;
    }

    // RSVG_HANDLE_FLAG_UNLIMITED: a spectrogram's data URI may pass libxml2's 10 MB limit for one attribute.
    void *handle = api.rsvg_handle_new_with_flags(1);
    glib_error *error = NULL;
    if (!api.rsvg_handle_write(handle, svg, count, &error) || !api.rsvg_handle_close(handle, &error)) {
        api.g_object_unref(handle);
        return refuse(error, message, message_size);
    }

    void *surface = api.cairo_image_surface_create(0, width, height);  // CAIRO_FORMAT_ARGB32
    int status = api.cairo_surface_status(surface);
    int result = NUNCHI_RSVG_DONE;
    if (!status) {
        result = draw(handle, surface, width, height, message, message_size);
        if (!result) status = api.cairo_surface_write_to_png_stream(surface, append, png);
    }
    if (status) {
        snprintf(message, message_size, "%s", api.cairo_status_to_string(status));
        result = NUNCHI_RSVG_REFUSED;
    }
    if (result) {
        free(png->data);
        png->data = NULL;
        png->count = 0;
    }
    api.cairo_surface_destroy(surface);
    api.g_object_unref(handle);
    return result;
}
