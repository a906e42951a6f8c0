#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "COpenVINO.h"

#if NUNCHI_HAS_OPENVINO

struct nunchi_openvino_functions nunchi_openvino;
ov_core_t *nunchi_openvino_core;

static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;

int nunchi_openvino_explain(ov_status_e status, char *message, size_t size) {
    const char *text = nunchi_openvino.ov_get_last_err_msg();
    if (text && *text) {
        snprintf(message, size, "%s", text);
    } else {
        snprintf(message, size, "%s", nunchi_openvino.ov_get_error_info(status));
    }
    if (text) nunchi_openvino.ov_free(text);
    return -1;
}

static int find(void *library, const char *name, void *slot, char *message, size_t size) {
    void *symbol = dlsym(library, name);
    if (!symbol) {
        snprintf(message, size, "it has no function %s", name);
        return 0;
    }
    // ISO C has no conversion from an object pointer to a function pointer; POSIX promises that their bits agree.
    memcpy(slot, &symbol, sizeof symbol);
    return 1;
}

/// Whether a build such as `2026.4.1-22982-0a1b2c3` is the version of the headers.
static int is_built_version(const char *build) {
    size_t length = strlen(NUNCHI_OPENVINO_VERSION);
    return strncmp(build, NUNCHI_OPENVINO_VERSION, length) == 0 && (build[length] == '-' || build[length] == 0);
}

static int open_at(const char *path, char *message, size_t size) {
    // What lies beside it (tbb, the plugins) is found through the rpath $ORIGIN that all of them were built with.
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(message, size, "%s", dlerror());
        return NUNCHI_OPENVINO_NOT_LOADED;
    }
    struct nunchi_openvino_functions found = {0};
#define NUNCHI_FIND(name) && find(library, #name, &found.name, message, size)
    int complete = 1 NUNCHI_OPENVINO_FUNCTIONS(NUNCHI_FIND);
#undef NUNCHI_FIND
    ov_version_t version = {0};
    if (!complete || found.ov_get_openvino_version(&version) != OK) return NUNCHI_OPENVINO_NOT_LOADED;
    int fits = is_built_version(version.buildNumber);
    if (!fits) snprintf(message, size, "%s", version.buildNumber);
    found.ov_version_free(&version);
    if (!fits) return NUNCHI_OPENVINO_OTHER_VERSION;

    // It would write to standard output, where results belong.
    found.ov_util_set_log_callback(NULL);
    nunchi_openvino = found;
    ov_core_t *core = NULL;
    ov_status_e status = found.ov_core_create(&core);
    if (status != OK) {
        nunchi_openvino_explain(status, message, size);
        return NUNCHI_OPENVINO_NOT_LOADED;
    }
    nunchi_openvino_core = core;
    return NUNCHI_OPENVINO_READY;
}

int nunchi_openvino_open(const char *path, char *message, size_t size) {
    pthread_mutex_lock(&opening);
    int status = nunchi_openvino_core ? NUNCHI_OPENVINO_READY : open_at(path, message, size);
    pthread_mutex_unlock(&opening);
    return status;
}

const char *nunchi_openvino_built_version(void) { return NUNCHI_OPENVINO_VERSION; }

static const struct {
    int32_t ours;
    ov_element_type_e native;
} types[] = {
    {NUNCHI_OPENVINO_BOOL, BOOLEAN},  {NUNCHI_OPENVINO_FLOAT16, F16}, {NUNCHI_OPENVINO_BFLOAT16, BF16},
    {NUNCHI_OPENVINO_FLOAT32, F32},   {NUNCHI_OPENVINO_FLOAT64, F64}, {NUNCHI_OPENVINO_INT8, I8},
    {NUNCHI_OPENVINO_INT16, I16},     {NUNCHI_OPENVINO_INT32, I32},   {NUNCHI_OPENVINO_INT64, I64},
    {NUNCHI_OPENVINO_UINT8, U8},      {NUNCHI_OPENVINO_UINT16, U16},  {NUNCHI_OPENVINO_UINT32, U32},
};

int32_t nunchi_openvino_type_of(ov_element_type_e type) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (types[i].native == type) return types[i].ours;
    }
    return NUNCHI_OPENVINO_OTHER;
}

ov_element_type_e nunchi_openvino_native_type(int32_t type) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (types[i].ours == type) return types[i].native;
    }
    return DYNAMIC;
}

#else

int nunchi_openvino_open(const char *path, char *message, size_t size) {
    (void)path;
    snprintf(message, size, "built without the headers of OpenVINO");
    return NUNCHI_OPENVINO_NOT_BUILT;
}

const char *nunchi_openvino_built_version(void) { return ""; }

#endif
