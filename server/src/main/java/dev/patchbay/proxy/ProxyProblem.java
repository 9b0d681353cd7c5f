package dev.patchbay.proxy;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Why an upstream server's answer cannot be handed on. */
enum ProxyProblem implements Problem {
    UPSTREAM_UNREACHABLE("upstream-unreachable", ProblemKind.UPSTREAM, "The server behind this address gave no answer"),
    UPSTREAM_LATE("upstream-late", ProblemKind.UPSTREAM_LATE, "The server behind this address took too long"),
    UPSTREAM_BUSY("upstream-busy", ProblemKind.UNAVAILABLE, "The server behind this address is busy");

    private final ProblemType type;

    ProxyProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}
