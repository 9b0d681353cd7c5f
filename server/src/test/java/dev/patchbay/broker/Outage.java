package dev.patchbay.broker;

import org.springframework.context.ApplicationContext;

/** Takes the broker away, as the kernel or somebody with a terminal would; it comes back by itself. */
public final class Outage {

    private Outage() {}

    public static void kill(ApplicationContext patchbay) throws InterruptedException {
        ((EmbeddedKafka) patchbay.getBean(KafkaSite.class))
                .process()
                .orElseThrow()
                .kill();
    }
}
