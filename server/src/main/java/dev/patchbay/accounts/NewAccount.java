package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import java.util.Set;

/**
 * A person to be added.
 *
 * @param emailConfirmed whether the address was proved to be this person's; nobody else can answer for it
 */
public record NewAccount(String email, boolean emailConfirmed, String name, Secret password, Set<PlatformRole> roles) {}
