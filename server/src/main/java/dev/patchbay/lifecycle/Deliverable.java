package dev.patchbay.lifecycle;

import dev.patchbay.kernel.Secret;
import java.util.List;

/**
 * What is sent over HTTP for an event, made for one attempt and kept nowhere.
 *
 * @param body JSON text, with the credentials that the receiver does not have yet
 * @param credentials those credentials, so that they can be taken out of what is kept of the attempt
 */
public record Deliverable(Secret body, List<Secret> credentials) {

    public Deliverable {
        credentials = List.copyOf(credentials);
    }
}
