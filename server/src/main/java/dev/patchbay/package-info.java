/** Patchbay: an open, self-hosted integration and app marketplace, one modular monolith. */
@NullMarked
package dev.patchbay;

import org.jspecify.annotations.NullMarked;
