package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.UnreadableDocument;
import dev.patchbay.gateway.RulesReader.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RulesReaderTests {

    @Autowired
    RulesReader reader;

    @Autowired
    RulesFile file;

    @Test
    void tellsEveryMistakeAtOnceWithItsPlace() throws Exception {
        Reading reading = read("""
                rules:
                  - path: /fantasy/**
                    methods: [GET, FETCH]
                    callers: [machines]
                    scopes: [fantasy:raed]
                    rate: often
                    upstream: http://user:secret@10.0.0.7
                    upstraem: x
                  - just a text
                  - path: /v1/a/**
                    callers: []
                  - path: /v1/b/**/c
                    callers: [m2m]
                  - path: /v1/c
                    callers: [m2m]
                  - path: /v1/c
                    methods: [GET, POST]
                    callers: [user]
                    upstream: ${NOT_SET_ANYWHERE}
                more: true
                """);

        assertThat(reading.rules()).isEmpty();
        assertThat(reading.mistakes())
                .extracting(mistake -> mistake.line() + " " + mistake.fault().pointer())
                .contains(
                        "2 /rules/0/path",
                        "3 /rules/0/methods/1",
                        "4 /rules/0/callers/0",
                        "5 /rules/0/scopes/0",
                        "6 /rules/0/rate",
                        "7 /rules/0/upstream",
                        "8 /rules/0/upstraem",
                        "9 /rules/1",
                        "11 /rules/2/callers",
                        "12 /rules/3/path",
                        "19 /rules/5/upstream",
                        "20 /more");
        assertThat(reading.mistakes())
                .extracting(mistake -> mistake.fault().message())
                .anyMatch(message -> message.contains("Do you mean fantasy:read?"))
                .anyMatch(message -> message.contains("Do you mean upstream?"))
                .anyMatch(message -> message.contains("NOT_SET_ANYWHERE"))
                .noneMatch(message -> message.contains("secret@"));
    }

    @Test
    void findsTwoRulesForTheSame() throws Exception {
        assertThat(read("""
                        rules:
                          - {path: /v1/c, methods: [GET], callers: [m2m]}
                          - {path: /v1/c, methods: [POST, GET], callers: [user]}
                        """).mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.fault().message()).contains("GET"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1:8080/x",
                "http://127.1.2.3:8080",
                "http://[::1]:8080",
                "http://0.0.0.0:8080",
                "http://[::ffff:127.0.0.1]:8080",
                "http://widgets.localhost:8080",
                "ftp://10.0.0.7",
                "10.0.0.7",
                "http://10.0.0.7?x=1",
                "http://10.0.0.7/a/../b",
                "http://10.0.0.7/%2e%2e/b"
            })
    void refusesAnUpstreamAddressThatIsOursOrNone(String address) throws Exception {
        assertThat(withUpstream(address).mistakes()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.7:8080",
                "https://api.internal",
                "http://127.0.0.1:4010/base/",
                "http://[fd00::7]:81",
                "${UPSTREAM_OF_TESTS:http://10.1.1.1}"
            })
    void takesTheOperatorsOwnServers(String address) throws Exception {
        assertThat(withUpstream(address).mistakes()).isEmpty();
    }

    @Test
    void refusesThePortThatThisNodeHas(@org.springframework.boot.test.web.server.LocalServerPort int port)
            throws Exception {
        assertThat(withUpstream("http://127.0.0.1:" + port).mistakes()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/a/b/c, /v1/a/**",
        "GET, /v1/a/own, /v1/a/own",
        "HEAD, /v1/a/own, /v1/a/own",
        "POST, /v1/a/own, /v1/a/**",
        "GET, /v1/a/x/deep, /v1/a/{part}/deep",
    })
    void letsTheMostSpecificPathHold(String method, String path, String expected) throws Exception {
        var book = new RuleBook(read("""
                        rules:
                          - {path: /v1/a/**, methods: [GET, POST], callers: [m2m]}
                          - {path: "/v1/a/{part}/deep", callers: [m2m]}
                          - {path: /v1/a/own, callers: [user]}
                        """).rules());

        assertThat(book.find(method, path))
                .isInstanceOfSatisfying(
                        RuleBook.Fitting.class,
                        found -> assertThat(found.rule().path().getPatternString())
                                .isEqualTo(expected));
    }

    @Test
    void comesWithRulesForOurOwnPart() {
        assertThat(file.builtIn())
                .extracting(rule -> rule.path().getPatternString())
                .contains("/v1/me", "/v1/installations/{id}", "/v1/events");
        assertThat(file.builtIn()).allSatisfy(rule -> {
            assertThat(rule.admission().callers()).isNotEmpty();
            assertThat(rule.admission().rate()).isNotNull();
        });
    }

    private Reading withUpstream(String address) throws UnreadableDocument {
        return read("rules:\n  - {path: /v1/x, callers: [m2m], upstream: \"" + address + "\"}\n");
    }

    private Reading read(String text) throws UnreadableDocument {
        return reader.read(DocumentReader.yaml(text.getBytes(StandardCharsets.UTF_8)));
    }
}
