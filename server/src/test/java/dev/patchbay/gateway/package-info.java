/** Tests of the edge over real HTTP. */
@NullMarked
package dev.patchbay.gateway;

import org.jspecify.annotations.NullMarked;
