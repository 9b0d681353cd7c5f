package dev.patchbay.gateway;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of the edge itself. */
enum GatewayProblem implements Problem {
    MISDIRECTED_REQUEST("misdirected-request", ProblemKind.MISDIRECTED, "This host is not served here"),
    CROSS_SITE_REQUEST("cross-site-request", ProblemKind.FORBIDDEN, "The request came from another site"),
    BODY_TOO_LARGE("body-too-large", ProblemKind.TOO_LARGE, "The body is too large"),
    METHOD_NOT_ALLOWED("method-not-allowed", ProblemKind.INVALID, "This method is not allowed here"),
    NOT_IMPLEMENTED(
            "not-implemented", ProblemKind.INVALID, "The server does not know this method, version or transfer coding"),
    NOT_ACCEPTABLE("not-acceptable", ProblemKind.INVALID, "No acceptable form of answer"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", ProblemKind.INVALID, "This type of body is not understood"),
    INVALID_TOKEN("invalid-token", ProblemKind.UNAUTHENTICATED, "The token is not valid"),
    TOKEN_OF_A_PERSON("token-of-a-person", ProblemKind.FORBIDDEN, "This is not for tokens of people"),
    CALLER_NOT_ALLOWED("caller-not-allowed", ProblemKind.FORBIDDEN, "This is not for such callers"),
    INSUFFICIENT_SCOPE("insufficient-scope", ProblemKind.FORBIDDEN, "The token has too few scopes"),
    TOO_MANY_CALLS("too-many-calls", ProblemKind.TOO_MANY, "This was called too often"),
    INVALID_GATEWAY_RULES("invalid-gateway-rules", ProblemKind.INVALID, "The file of the gateway's rules has mistakes"),
    NO_GATEWAY_RULES("no-gateway-rules", ProblemKind.CONFLICT, "There is no file of the gateway's rules"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", ProblemKind.CONFLICT, "The idempotency key was used otherwise"),
    IDEMPOTENCY_IN_PROGRESS("idempotency-in-progress", ProblemKind.CONFLICT, "The first request is still at work"),
    NOT_SERVING("not-serving", ProblemKind.UNAVAILABLE, "Patchbay is starting or stopping"),
    DATABASE_AWAY("database-away", ProblemKind.UNAVAILABLE, "The database does not answer"),
    INTERNAL_ERROR("internal-error", ProblemKind.INTERNAL, "Something went wrong on our side");

    private final ProblemType type;

    GatewayProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}
