#include "CAcoustics.h"
