package dev.patchbay.grants;

/**
 * How a client behaves.
 *
 * @param signing what its tokens are signed with
 * @param announced whether a person is shown the host before being signed in there for the first time
 */
public record ClientProfile(ClientAuthentication authentication, SigningAlgorithm signing, boolean announced) {

    /** A secret, ES256, and no announcement. */
    public static final ClientProfile USUAL =
            new ClientProfile(new ClientAuthentication.SharedSecret(), SigningAlgorithm.ES256, false);
}
