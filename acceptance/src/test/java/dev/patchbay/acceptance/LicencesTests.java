package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose software is in Patchbay, and under which licence, can be read in every Patchbay. */
class LicencesTests {

    @ParameterizedTest
    @CsvSource({
        "broker.txt, (The Apache License, Version 2.0) kafka_2.13-",
        "server.txt, spring-boot (org.springframework.boot:spring-boot:",
        "server.txt, (BSD-2-Clause) PostgreSQL JDBC Driver",
        "web.txt, react-dom",
        "web.txt, Permission is hereby granted"
    })
    void namesWhatIsInIt(String file, String words) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address = RunningPatchbay.shared().base().resolve("/licences/" + file);
            var answer = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(answer.body()).contains(words);
        }
    }
}
