/** Tests of the whole: its modules, its house rules and what is generated from it. */
@NullMarked
package dev.patchbay;

import org.jspecify.annotations.NullMarked;
