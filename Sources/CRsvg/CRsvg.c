#include "CRsvg.h"
