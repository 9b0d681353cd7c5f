/** Stories of whole Patchbay: over HTTP and in a real browser, against what {@code ./patchbay up} starts. */
@NullMarked
package dev.patchbay.acceptance;

import org.jspecify.annotations.NullMarked;
