package dev.patchbay.broker;

/** A topic between the nodes of Patchbay, which no integration reaches. It keeps an hour, at most 64 MB a partition. */
public enum InternalTopic {
    /** The newest records of data sources, as they change. */
    RECORDS("patchbay.records");

    private final String topic;

    InternalTopic(String topic) {
        this.topic = topic;
    }

    /** Its name in Kafka. */
    String topic() {
        return topic;
    }
}
