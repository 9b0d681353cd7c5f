package dev.patchbay.installs;

import dev.patchbay.accounts.Member;
import org.jspecify.annotations.Nullable;

/**
 * A member of the organization, seen from one installation.
 *
 * @param assignment null where the policy alone decides
 */
public record AppMember(
        Member member, Access access, @Nullable Assignment assignment) {}
