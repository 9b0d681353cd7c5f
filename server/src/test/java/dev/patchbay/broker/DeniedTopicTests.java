package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external Kafka whose operators let Patchbay write to some topics, and forgot one. */
class DeniedTopicTests extends BrokerScene {

    @TempDir
    Path folder;

    @Test
    void waitsForATopicThatIsDeniedAndWritesToAllOthers() throws Exception {
        Integration allowed = integration();
        Integration forgotten = integration();
        var settings = EmbeddedKafkaTests.settings(Map.of(
                "mode", "external",
                "bootstrap", broker.address().orElseThrow(),
                "client-properties", enteringAs(allowed).toString()));
        try (var clients = new KafkaClients(new ExternalKafka(settings), settings)) {
            var appending = new Appending(clients, () -> true);
            await().untilAsserted(() -> assertThatThrownBy(() -> appending
                            .append(forgotten.data().name(), message("a"))
                            .get(60, TimeUnit.SECONDS))
                    .as("it is not the record that is refused")
                    .cause()
                    .hasCauseInstanceOf(TopicAuthorizationException.class)
                    .isInstanceOfSatisfying(
                            BrokerUnavailable.class,
                            why -> assertThat(why.ofTopic()).isTrue()));
            assertThat(append(() -> appending.append(allowed.data().name(), message("b"))))
                    .isEqualTo(new Position(0, 0));

            KafkaClients.answer(admin().createAcls(List.of(new AclBinding(
                            new ResourcePattern(
                                    ResourceType.TOPIC, forgotten.data().name(), PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:" + allowed.client(), "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
                    .all());

            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(appending
                                    .append(forgotten.data().name(), message("a"))
                                    .get(60, TimeUnit.SECONDS))
                            .isEqualTo(new Position(0, 0)));
        }
    }

    /** As an operator writes it down: here as somebody who is no operator of that Kafka. */
    private Path enteringAs(Integration somebody) throws Exception {
        var properties = new Properties();
        client(somebody).entering().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        Path file = folder.resolve("entering.properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
