package dev.patchbay.storefront;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.installs.Asked;
import java.util.List;

/**
 * A server that an app's widget connects to, so that whatever the widget is told may get there.
 *
 * @param domain its host name
 * @param isNew whether whoever has the app never agreed to it
 */
record ConnectionBody(String domain, @JsonProperty("new") boolean isNew) {

    static List<ConnectionBody> of(Asked asked) {
        return asked.connections().stream()
                .map(one -> new ConnectionBody(one.domain(), one.isNew()))
                .toList();
    }
}
