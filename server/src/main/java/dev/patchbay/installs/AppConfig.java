package dev.patchbay.installs;

import tools.jackson.databind.node.ObjectNode;

/**
 * An organization's settings of an app.
 *
 * @param version raised by each change
 */
public record AppConfig(ObjectNode values, long version) {}
