/** Makes the description of the HTTP API from the controllers and holds it against {@code contracts/openapi.yaml}. */
@NullMarked
package dev.patchbay.openapi;

import org.jspecify.annotations.NullMarked;
