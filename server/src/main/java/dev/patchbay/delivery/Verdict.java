package dev.patchbay.delivery;

/** What an answer means, and whom a failure counts against. */
enum Verdict {
    DELIVERED,
    /** The endpoint is down or overloaded: counts towards its breaker. */
    ENDPOINT_FAILED,
    /** The endpoint is up and does not take this event: holds back this stream alone. */
    EVENT_REFUSED,
    /** 410: the endpoint asks for nothing more. */
    GONE;

    private static final int GONE_STATUS = 410;
    private static final int TOO_MANY_REQUESTS = 429;

    static Verdict of(Answer answer) {
        return switch (answer) {
            case Answer.Unanswered none -> ENDPOINT_FAILED;
            case Answer.Answered answered -> of(answered.status());
        };
    }

    private static Verdict of(int status) {
        if (status >= 200 && status < 300) {
            return DELIVERED;
        }
        if (status == GONE_STATUS) {
            return GONE;
        }
        return status == TOO_MANY_REQUESTS || status >= 500 ? ENDPOINT_FAILED : EVENT_REFUSED;
    }
}
