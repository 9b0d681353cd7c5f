package dev.patchbay.policy;

import dev.patchbay.kernel.AccountId;

/** An admin approved or denied a request. */
public record RequestAnswered(AppRequest request, AccountId answeredBy) {}
