#include "CNeural.h"
