package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import java.util.Set;

/**
 * A person to be added.
 *
 * @param emailConfirmed whether whoever adds the person answers for the address
 */
public record NewAccount(String email, boolean emailConfirmed, String name, Secret password, Set<PlatformRole> roles) {}
