package dev.patchbay.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** A Kafka that somebody else runs. It checks tokens with the provider's published keys by itself. */
final class ExternalKafka implements KafkaSite {

    private final BrokerSettings settings;

    ExternalKafka(BrokerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void begin() {
        // it runs
    }

    @Override
    public Optional<Map<String, Object>> access() {
        var access = new HashMap<String, Object>();
        Path file = settings.clientProperties();
        if (file != null) {
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new BrokerUnavailable("The settings for the broker cannot be read", unreadable);
            }
            properties.stringPropertyNames().forEach(name -> access.put(name, properties.getProperty(name)));
        }
        access.put("bootstrap.servers", Objects.requireNonNull(settings.bootstrap()));
        return Optional.of(access);
    }

    @Override
    public Optional<String> address() {
        HostAndPort told = settings.advertised();
        return Optional.ofNullable(told == null ? settings.bootstrap() : told.toString());
    }

    /** As Patchbay itself enters; where nothing is said, Kafka's own default is without. */
    @Override
    public boolean encrypted() {
        Object protocol = access().orElseThrow().get("security.protocol");
        return protocol != null && String.valueOf(protocol).contains("SSL");
    }

    @Override
    public void refresh() {
        // nothing of ours lies there
    }

    @Override
    public void close() {
        // it is not ours
    }
}
