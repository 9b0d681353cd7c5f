package dev.patchbay.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.installs.Asked;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that an app asks of a person.
 *
 * @param purpose the publisher's sentence on why; null where it gave none
 * @param isNew whether the person, who has the app, was never asked for it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AskedScopeBody(
        String scope,
        String title,
        String sentence,
        @Nullable String purpose,
        boolean optional,
        boolean sensitive,
        @JsonProperty("new") boolean isNew) {

    static List<AskedScopeBody> of(Asked asked, Locale reader) {
        return asked.wanted().stream()
                .map(one -> new AskedScopeBody(
                        one.name(),
                        one.scope().title().in(reader),
                        one.scope().sentence().in(reader),
                        one.purpose().isEmpty() ? null : one.purpose(),
                        one.optional(),
                        one.scope().sensitive(),
                        one.isNew()))
                .toList();
    }
}
