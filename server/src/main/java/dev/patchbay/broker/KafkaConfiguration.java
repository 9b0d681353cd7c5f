package dev.patchbay.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes the configuration of an embedded broker: one node, in a small heap, with a bound on whatever clients can make it hold. */
final class KafkaConfiguration {

    /** One that is too large should hear so, and not just be cut off. */
    private static final long LARGEST_REQUEST = 16 * 1024 * 1024;

    private static final long REQUESTS_HELD = 32 * 1024 * 1024;

    private final BrokerSettings settings;
    private final String issuer;

    KafkaConfiguration(BrokerSettings settings, String issuer) {
        this.settings = settings;
        this.issuer = issuer;
    }

    void write(KafkaHome home, KafkaHome.Ports ports) throws IOException {
        KafkaHome.writePrivately(home.configuration(), """
                # Written by Patchbay at each start; changes here are lost.
                %s%s%s
                """.formatted(node(home, ports), security(home), bounds()));
        KafkaHome.writePrivately(home.logging(), """
                handlers = java.util.logging.FileHandler
                java.util.logging.FileHandler.pattern = %s
                java.util.logging.FileHandler.limit = 5000000
                java.util.logging.FileHandler.count = 2
                java.util.logging.FileHandler.append = true
                java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format = %%1$tFT%%1$tT.%%1$tL %%4$s %%3$s %%5$s%%6$s%%n
                .level = WARNING
                kafka.server.KafkaRaftServer.level = INFO
                kafka.server.KafkaRaftServer.handlers = java.util.logging.ConsoleHandler
                """.formatted(
                        home.log().toString().replace("%", "%%").replace(".0.log", ".%g.log")));
    }

    /** Clients' address at this port of ours. */
    static String advertised(BrokerSettings settings, KafkaHome.Ports ports) {
        HostAndPort told = settings.advertised();
        return String.valueOf(told == null ? settings.listen().at(ports.clients()) : told);
    }

    private String node(KafkaHome home, KafkaHome.Ports ports) {
        return """
                process.roles = broker,controller
                node.id = 1
                controller.quorum.voters = 1@127.0.0.1:%2$d
                listeners = INTERNAL://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,CLIENTS://%3$s
                advertised.listeners = INTERNAL://127.0.0.1:%1$d,CLIENTS://%4$s
                listener.security.protocol.map = INTERNAL:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT,CLIENTS:%5$s
                inter.broker.listener.name = INTERNAL
                controller.listener.names = CONTROLLER
                log.dirs = %6$s
                """.formatted(
                        ports.internal(),
                        ports.controller(),
                        settings.listen().at(ports.clients()),
                        advertised(settings, ports),
                        settings.certificate() == null ? "SASL_PLAINTEXT" : "SASL_SSL",
                        home.data());
    }

    private String security(KafkaHome home) throws IOException {
        KafkaHome.Account account = home.account();
        return """
                sasl.mechanism.inter.broker.protocol = PLAIN
                sasl.mechanism.controller.protocol = PLAIN
                listener.name.internal.sasl.enabled.mechanisms = PLAIN
                listener.name.internal.plain.sasl.jaas.config = %1$s
                listener.name.controller.sasl.enabled.mechanisms = PLAIN
                listener.name.controller.plain.sasl.jaas.config = %1$s
                authorizer.class.name = org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users = User:%2$s
                allow.everyone.if.no.acl.found = false
                """.formatted(account.loginAndCheck(), account.name()) + clients(home.keys(), settings.certificate());
    }

    /** A connection whose token ran out is cut, unless a newer one was shown; by its documentation only where a greatest time is set. */
    private String clients(Path keys, @Nullable Path certificate) {
        var lines = new StringJoiner("\n", "", "\n");
        String tokens = "listener.name.clients.oauthbearer.";
        lines.add("listener.name.clients.sasl.enabled.mechanisms = OAUTHBEARER");
        lines.add(tokens + "sasl.jaas.config = "
                + "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        lines.add(tokens + "sasl.server.callback.handler.class = "
                + "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler");
        lines.add(tokens + "sasl.oauthbearer.jwks.endpoint.url = " + keys.toUri());
        lines.add(tokens + "sasl.oauthbearer.expected.issuer = " + issuer);
        lines.add(tokens + "sasl.oauthbearer.expected.audience = " + Broker.AUDIENCE);
        lines.add(tokens + "sasl.oauthbearer.sub.claim.name = client_id");
        lines.add(tokens + "sasl.oauthbearer.clock.skew.seconds = 0");
        lines.add(tokens + "connections.max.reauth.ms = 3600000");
        lines.add("listener.name.clients.max.connections = 1000");
        lines.add("listener.name.clients.max.connection.creation.rate = 100");
        if (certificate != null) {
            lines.add("listener.name.clients.ssl.keystore.type = PEM");
            lines.add("listener.name.clients.ssl.keystore.location = " + certificate.toAbsolutePath());
            lines.add("listener.name.clients.ssl.client.auth = none");
        }
        return lines.toString();
    }

    /**
     * What Kafka would hold at most by its own measure, 100 MB in a request, is half of the heap. A broker that was killed is let in
     * again when its session is over: by its own measure, after 9 s.
     */
    private String bounds() {
        return """
                broker.session.timeout.ms = 3000
                broker.heartbeat.interval.ms = 500
                auto.create.topics.enable = false
                num.partitions = 1
                default.replication.factor = 1
                min.insync.replicas = 1
                offsets.topic.replication.factor = 1
                offsets.topic.num.partitions = 4
                transaction.state.log.replication.factor = 1
                transaction.state.log.min.isr = 1
                transaction.state.log.num.partitions = 4
                share.coordinator.state.topic.replication.factor = 1
                share.coordinator.state.topic.min.isr = 1
                share.coordinator.state.topic.num.partitions = 4
                group.initial.rebalance.delay.ms = 0
                group.max.size = 50
                log.cleaner.dedupe.buffer.size = 4194304
                log.retention.check.interval.ms = 60000
                log.segment.bytes = 33554432
                num.network.threads = 2
                num.io.threads = 2
                background.threads = 4
                message.max.bytes = %1$d
                socket.request.max.bytes = %2$d
                queued.max.request.bytes = %3$d
                sasl.server.max.receive.size = 65536
                """.formatted(
                        settings.largestRecord().toBytes(),
                        LARGEST_REQUEST + settings.largestRecord().toBytes(),
                        REQUESTS_HELD);
    }
}
