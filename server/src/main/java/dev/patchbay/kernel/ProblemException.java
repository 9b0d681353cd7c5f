package dev.patchbay.kernel;

import java.io.Serial;
import java.util.Map;

/** A broken rule, told to the caller: what happened and how to mend it, never a cause's message. */
public final class ProblemException extends RuntimeException {

    /** Member that holds the seconds to wait before another attempt; the edge repeats it as {@code Retry-After}. */
    public static final String RETRY_AFTER = "retryAfter";

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, Object> members;

    /**
     * A problem without further members.
     *
     * @param detail sentences for a person: what happened, and what to do next
     */
    public ProblemException(Problem problem, String detail) {
        this(problem, detail, Map.of());
    }

    /**
     * A problem with further members.
     *
     * @param members further members of the problem document (RFC 9457 §3.2)
     */
    public ProblemException(Problem problem, String detail, Map<String, Object> members) {
        super(detail, null, false, false);
        this.problem = problem;
        this.members = Map.copyOf(members);
    }

    public Problem problem() {
        return problem;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> members() {
        return members;
    }
}
