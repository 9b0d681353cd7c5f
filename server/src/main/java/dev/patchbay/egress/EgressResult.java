package dev.patchbay.egress;

import java.time.Duration;

/** What became of a request. */
public sealed interface EgressResult permits EgressResponse, EgressFailure {

    /** How long it took, from the look-up of the name to the last byte or the failure. */
    Duration latency();
}
