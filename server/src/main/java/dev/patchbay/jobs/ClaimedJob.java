package dev.patchbay.jobs;

import java.util.UUID;

/** A job that this node may run while its lease holds; every record of its outcome compares the token. */
record ClaimedJob(Job job, UUID leaseToken) {}
