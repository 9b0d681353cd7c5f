package dev.patchbay.broker;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A broker that is there for a few tests: nothing is prepared for later starts. */
@TestConfiguration(proxyBeanMethods = false)
public class QuickBroker {

    @Bean
    EmbeddedKafka.Wear wear() {
        return EmbeddedKafka.Wear.FLEETING;
    }

    @Bean
    BrokerHands brokerHands(Reconciliation reconciliation, KafkaSite site, BrokerWatch watch, DepthPulse pulse) {
        return new BrokerHands(reconciliation, site, watch, pulse);
    }
}
