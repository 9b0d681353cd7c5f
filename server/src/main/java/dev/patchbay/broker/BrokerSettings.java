package dev.patchbay.broker;

import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which Kafka is used, who reaches it, and what a client may do there.
 *
 * @param mode {@code embedded} (a process of its own beside Patchbay, with its data in the data folder), {@code external}, or
 *     {@code off}
 * @param bootstrap addresses of an external Kafka 4.0 or newer, {@code host:port} with commas between
 * @param clientProperties file with the settings of Kafka clients by which Patchbay enters an external Kafka, as one who may do
 *     everything there, such as {@code sasl.jaas.config}
 * @param listen address at which the embedded Kafka takes integrations' clients; port 0 chooses a free one and remembers it. One
 *     that others can reach needs a certificate
 * @param advertised address that clients are told, when it is another than {@code listen} or that of {@code bootstrap}
 * @param certificate PEM file with the private key and the certificate chain for {@code listen}
 * @param retention how long what lies in a topic is kept
 * @param retentionSize how much of it is kept in each partition, whatever its age
 * @param byteRate how much a client may write in a second, and how much it may read; per broker of the cluster
 * @param largestRecord the largest record with its headers, from 10KB to 8MB
 * @param partitions of each topic; more than one only pays with an external Kafka
 * @param replicas of each topic in an external Kafka
 */
@Validated
@ConfigurationProperties("patchbay.broker")
record BrokerSettings(
        @DefaultValue("embedded") Mode mode,
        @Nullable String bootstrap,
        @Nullable Path clientProperties,
        @DefaultValue("127.0.0.1:0") HostAndPort listen,
        @Nullable HostAndPort advertised,
        @Nullable Path certificate,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("256MB") DataSize retentionSize,
        @DefaultValue("1MB") DataSize byteRate,
        @DefaultValue("1MB") DataSize largestRecord,
        @DefaultValue("1") @Min(1) @Max(100) int partitions,
        @DefaultValue("1") @Min(1) @Max(9) int replicas)
        implements CheckedSettings {

    /** Which Kafka it is. */
    enum Mode {
        EMBEDDED,
        EXTERNAL,
        OFF;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String KEY = "patchbay.broker.";
    private static final DataSize SMALLEST = DataSize.ofKilobytes(10);
    private static final DataSize LARGEST = DataSize.ofMegabytes(8);

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        var problems = new ArrayList<StartupProblem>();
        if (mode == Mode.EXTERNAL && (bootstrap == null || bootstrap.isBlank())) {
            problems.add(new StartupProblem(
                    KEY + "bootstrap",
                    "The external Kafka has no address.",
                    "Give the addresses of its brokers, such as kafka1:9092,kafka2:9092."));
        }
        if (mode == Mode.EMBEDDED && certificate == null && !listen.isLoopback()) {
            problems.add(new StartupProblem(
                    KEY + "certificate",
                    "Others can reach Kafka at %s, and what they send would not be encrypted.".formatted(listen),
                    "Give a PEM file with a private key and its certificates, or listen on 127.0.0.1."));
        }
        if (largestRecord.compareTo(SMALLEST) < 0 || largestRecord.compareTo(LARGEST) > 0) {
            problems.add(new StartupProblem(
                    KEY + "largest-record",
                    "A largest record of %s is too %s."
                            .formatted(largestRecord, largestRecord.compareTo(LARGEST) > 0 ? "large" : "small"),
                    "Choose one from 10KB to 8MB."));
        }
        if (byteRate.compareTo(SMALLEST) < 0) {
            problems.add(new StartupProblem(
                    KEY + "byte-rate",
                    "With %s in a second nothing can be written.".formatted(byteRate),
                    "Choose 10KB or more."));
        }
        if (!retention.isPositive() || retentionSize.compareTo(SMALLEST) < 0) {
            problems.add(new StartupProblem(
                    KEY + "retention", "What is written would be gone at once.", "Choose a time and a size to keep."));
        }
        unreadable("certificate", mode == Mode.EMBEDDED ? certificate : null).ifPresent(problems::add);
        unreadable("client-properties", mode == Mode.EXTERNAL ? clientProperties : null)
                .ifPresent(problems::add);
        return problems;
    }

    /** For a broker that nobody uses. */
    BrokerSettings atAnyPort() {
        return new BrokerSettings(
                mode,
                null,
                null,
                new HostAndPort("127.0.0.1", 0),
                null,
                null,
                retention,
                retentionSize,
                byteRate,
                largestRecord,
                partitions,
                replicas);
    }

    private static Optional<StartupProblem> unreadable(String setting, @Nullable Path file) {
        return file == null || Files.isReadable(file)
                ? Optional.empty()
                : Optional.of(new StartupProblem(
                        KEY + setting, "There is no file %s that can be read.".formatted(file), "Correct the path."));
    }
}
