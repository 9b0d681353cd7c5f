package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;

/** Tells which invitations open the sign-up to whom, where it is not open to everybody; the module of invitations is above. */
public interface SignUpInvitations {

    /**
     * Whether somebody with this address may sign up by this invitation now.
     *
     * @param token what the invitation's link carries
     * @param email normalised: trimmed, lower case
     */
    boolean admits(Secret token, String email);
}
