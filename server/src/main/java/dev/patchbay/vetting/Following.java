package dev.patchbay.vetting;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Follows redirects as a browser would, a few of them, each through the same door as the first address. */
final class Following {

    private static final int MOST = 4;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private Following() {}

    /**
     * Where it ended.
     *
     * @param steps the addresses in their order, the first included
     * @param reply what the last of them said
     */
    record End(List<URI> steps, Ask.Reply reply) {

        URI last() {
            return steps.getLast();
        }

        boolean redirected() {
            return steps.size() > 1;
        }
    }

    /** Ends at the first answer that is no redirect, at an address that is not asked, or after four redirects. */
    static End from(URI address, Ask ask, String accept, int maximumBody) {
        List<URI> steps = new ArrayList<>(List.of(address));
        while (true) {
            var reply = ask.beginning(steps.getLast(), accept, maximumBody);
            if (!(reply instanceof Ask.Heard heard) || !REDIRECTS.contains(heard.status()) || steps.size() > MOST) {
                return new End(List.copyOf(steps), reply);
            }
            String location = heard.response().header("Location").orElse("");
            try {
                steps.add(steps.getLast().resolve(location.strip()));
            } catch (IllegalArgumentException malformed) {
                return new End(List.copyOf(steps), reply);
            }
        }
    }
}
