package dev.patchbay.oidc;

import dev.patchbay.grants.Decision;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a grant is of use when nobody is present. */
final class NobodyPresent {

    /** These are about a sign-in, and there is none. */
    private static final Set<String> SIGN_IN = Set.of("openid", TokenAnswers.OFFLINE);

    /** For an organization the claims about a person are about whoever comes; for one person they are about that person. */
    private static final Set<String> ABOUT_WHOEVER_COMES = Set.of("profile", "email");

    private NobodyPresent() {}

    static Set<String> scopes(Decision.Allowed allowed) {
        return allowed.scopes().stream()
                .filter(scope -> !SIGN_IN.contains(scope))
                .filter(scope -> allowed.owner() != null || !ABOUT_WHOEVER_COMES.contains(scope))
                .collect(Collectors.toUnmodifiableSet());
    }
}
