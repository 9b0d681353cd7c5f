package dev.patchbay.broker;

import dev.patchbay.platform.PatchbaySettings;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Which Kafka it is. It is started when Patchbay answers already: nobody's first page waits for it. */
@Configuration(proxyBeanMethods = false)
class BrokerBeans {

    @Bean
    KafkaSite kafkaSite(
            BrokerSettings settings,
            PatchbaySettings patchbay,
            ObjectProvider<TokenTrust> trust,
            ObjectProvider<EmbeddedKafka.Wear> wear) {
        return switch (settings.mode()) {
            case EMBEDDED ->
                new EmbeddedKafka(
                        patchbay.dataDir().resolve("kafka"),
                        settings,
                        trust.getIfAvailable(NobodysTokens::new),
                        wear.getIfAvailable(() -> EmbeddedKafka.Wear.LASTING));
            case EXTERNAL -> new ExternalKafka(settings);
            case OFF -> new NoKafka();
        };
    }

    @Bean
    KafkaClients kafkaClients(KafkaSite site, BrokerSettings settings) {
        return new KafkaClients(site, settings);
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        ready.getApplicationContext().getBean(KafkaSite.class).begin();
    }

    /** Without a provider there are no tokens. */
    private static final class NobodysTokens implements TokenTrust {

        @Override
        public String issuer() {
            return "none";
        }

        @Override
        public String keys() {
            return "{\"keys\":[]}";
        }
    }

    /** There is none, and nobody misses it. */
    private static final class NoKafka implements KafkaSite {

        @Override
        public void begin() {
            // nothing begins
        }

        @Override
        public Optional<Map<String, Object>> access() {
            return Optional.empty();
        }

        @Override
        public Optional<String> address() {
            return Optional.empty();
        }

        @Override
        public boolean encrypted() {
            return false;
        }

        @Override
        public void refresh() {
            // nobody is told
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
