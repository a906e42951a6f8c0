#include "library.h"

#include <dlfcn.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <mutex>

#include "CSherpaOnnx.h"

// C++ because onnxruntime throws: an exception that passes through C or Swift ends the process.

void nunchi::describe_exception(char *message, size_t size) {
    try {
        throw;
    } catch (const std::exception &error) {
        snprintf(message, size, "%s", error.what());
    } catch (...) {
        snprintf(message, size, "unknown cause");
    }
}

#if NUNCHI_HAS_SHERPA

nunchi::sherpa_functions nunchi::sherpa;

static std::mutex opening;
static bool is_open;

static bool find(void *library, const char *name, void *slot, char *message, size_t size) {
    void *symbol = dlsym(library, name);
    if (!symbol) {
        snprintf(message, size, "it has no function %s", name);
        return false;
    }
    // ISO C++ only conditionally converts an object pointer to a function pointer; POSIX promises that their bits agree.
    memcpy(slot, &symbol, sizeof symbol);
    return true;
}

int nunchi_sherpa_open(const char *path, char *message, size_t size) {
    std::lock_guard<std::mutex> lock(opening);
    if (is_open) return NUNCHI_SHERPA_READY;

    // onnxruntime, which lies beside the library, is found through the rpath $ORIGIN that both were built with.
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(message, size, "%s", dlerror());
        return NUNCHI_SHERPA_NOT_LOADED;
    }
    nunchi::sherpa_functions found = {};
    bool complete = true;
#define NUNCHI_FIND(name) complete = complete && find(library, "SherpaOnnx" #name, &found.name, message, size);
    NUNCHI_SHERPA_FUNCTIONS(NUNCHI_FIND)
#undef NUNCHI_FIND
    if (!complete) {
        dlclose(library);
        return NUNCHI_SHERPA_NOT_LOADED;
    }
    if (strcmp(found.GetVersionStr(), NUNCHI_SHERPA_ONNX_VERSION) != 0) {
        snprintf(message, size, "%s", found.GetVersionStr());
        dlclose(library);
        return NUNCHI_SHERPA_OTHER_VERSION;
    }
    nunchi::sherpa = found;
    is_open = true;
    return NUNCHI_SHERPA_READY;
}

const char *nunchi_sherpa_built_version(void) { return NUNCHI_SHERPA_ONNX_VERSION; }

const char *nunchi_sherpa_onnxruntime_version(void) {
    std::lock_guard<std::mutex> lock(opening);
    return is_open ? nunchi::sherpa.GetOnnxruntimeVersionStr() : "";
}

#else

int nunchi_sherpa_open(const char *, char *message, size_t size) {
    snprintf(message, size, "built without the headers of sherpa-onnx");
    return NUNCHI_SHERPA_NOT_BUILT;
}

const char *nunchi_sherpa_built_version(void) { return ""; }

const char *nunchi_sherpa_onnxruntime_version(void) { return ""; }

#endif
