package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveriesTests extends PortalWorld {

    @Test
    void showsEachEventWithItsState() throws Exception {
        var installation = install(integration);
        until(() -> states().equals(List.of("1 app.installed delivered")));
        answers(400);
        suspendAndResume(installation);
        until(() -> received().size() == 2);

        until(() -> states().equals(
                        List.of("1 app.installed delivered", "2 app.suspended failing", "3 app.resumed waiting")));
        var list = get("/deliveries").body().path("deliveries");
        assertThat(list.get(0).path("targetName").asString()).isEqualTo("Customer");
        assertThat(list.get(1).path("attempts").asInt()).isEqualTo(1);
        assertThat(list.get(1).path("lastStatus").asInt()).isEqualTo(400);
        assertThat(list.get(1).path("nextAttemptAt").isNull()).isFalse();
        assertThat(list.get(0).path("nextAttemptAt").isNull()).isTrue();
        assertThat(list.get(2).path("deliveredAt").isNull()).isFalse();
    }

    @Test
    void findsDeliveriesByStateTypeInstallationAndTime() throws Exception {
        var first = install(integration);
        until(() -> received().size() == 1);
        var between = Instant.now();
        answers(400);
        var second = install(integration);
        suspendAndResume(first);
        until(() -> get("/deliveries?state=failing").body().path("deliveries").size() == 2);

        assertThat(sequences("?state=delivered")).containsExactly(1L);
        assertThat(sequences("?state=waiting")).containsExactly(3L);
        assertThat(sequences("?state=stopped")).isEmpty();
        assertThat(sequences("?type=app.installed")).containsExactly(1L, 1L);
        assertThat(sequences("?installation=" + second.id())).containsExactly(1L);
        assertThat(sequences("?until=" + between)).containsExactly(1L);
        assertThat(sequences("?since=" + between)).containsExactly(3L, 2L, 1L);
        assertThat(get("/deliveries?state=lost").status()).isEqualTo(400);
        assertThat(get("/deliveries?since=yesterday").status()).isEqualTo(400);
        assertThat(get("/deliveries?since=-999999999-01-01T00:00:00Z").status()).isEqualTo(400);
        assertThat(get("/deliveries?after=xyz").problem()).isEqualTo("invalid-cursor");
        Cursor beyond = Cursor.after("+1000000000-01-01T00:00:00Z", ids.next());
        assertThat(get("/deliveries?after=" + beyond).problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void goesThroughThePagesMeetingEachEventOnce() throws Exception {
        var installation = install(integration);
        until(() -> received().size() == 1 && states().getFirst().endsWith("delivered"));
        for (int i = 0; i < 3; i++) {
            suspendAndResume(installation);
        }
        until(() -> received().size() == 7);

        var seen = new ArrayList<Long>();
        var page = get("/deliveries?limit=3").body();
        while (true) {
            page.path("deliveries")
                    .forEach(delivery -> seen.add(delivery.path("sequence").asLong()));
            if (page.path("next").isNull()) {
                break;
            }
            page = get("/deliveries?limit=3&after=" + page.path("next").asString())
                    .body();
        }

        assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void showsEveryAttemptAsItWasSentAndAnsweredWithoutTheSecret() throws Exception {
        answers(500);
        install(integration);
        until(() -> received().size() == 1);
        var secret = received().getFirst().json().path("clientSecret").asString();
        assertThat(secret).hasSize(43);
        until(() -> states().equals(List.of("1 app.installed failing")));

        var answer = get("/deliveries/" + eventId(1));

        assertThat(answer.response().body()).doesNotContain(secret);
        var attempt = answer.body().path("attempts").get(0);
        assertThat(attempt.path("url").asString()).isEqualTo(url("/" + integration));
        assertThat(attempt.path("requestHeaders").path("webhook-signature").asString())
                .startsWith("v1,");
        assertThat(attempt.path("requestBody").asString()).contains("\"clientSecret\":null");
        assertThat(attempt.path("status").asInt()).isEqualTo(500);
        assertThat(attempt.path("responseBody").asString()).contains("app.installed");
        assertThat(attempt.path("responseHeaders").path("content-length").isArray())
                .isTrue();
        assertThat(attempt.path("responseCut").asBoolean()).isFalse();
        assertThat(attempt.path("latencyMs").asLong()).isPositive();
        assertThat(attempt.path("delivered").asBoolean()).isFalse();
        assertThat(answer.body().path("body").path("event").asString()).isEqualTo("app.installed");
        assertThat(answer.body().path("body").has("clientSecret")).isFalse();
    }

    @Test
    void sendsAnEventAgain() throws Exception {
        install(integration);
        until(() -> received().size() == 1);

        assertThat(post("/deliveries/" + eventId(1) + "/resend", Map.of()).status())
                .isEqualTo(202);

        until(() -> received().size() == 2);
        assertThat(received().getLast().headers()).containsEntry("patchbay-redelivery", "resend");
        until(() -> get("/deliveries/" + eventId(1)).body().path("attempts").size() == 2);
        assertThat(audited("event.resent")).isEqualTo(1);
    }

    @Test
    void skipsOnlyTheEventThatItsStreamWaitsFor() throws Exception {
        var installation = install(integration);
        until(() -> states().equals(List.of("1 app.installed delivered")));
        answers(422);
        suspendAndResume(installation);
        until(() ->
                states().getLast().equals("3 app.resumed waiting") && received().size() == 2);

        assertThat(post("/deliveries/" + eventId(3) + "/skip", Map.of("reason", "Why not"))
                        .problem())
                .isEqualTo("event-not-waited-for");
        assertThat(post("/deliveries/" + eventId(1) + "/skip", Map.of("reason", "Why not"))
                        .problem())
                .isEqualTo("event-not-waited-for");
        assertThat(post("/deliveries/" + eventId(2) + "/skip", Map.of()).status())
                .isEqualTo(400);
        answers(200);
        var skipped = post("/deliveries/" + eventId(2) + "/skip", Map.of("reason", "Our bug"));

        assertThat(skipped.body().path("state").asString()).isEqualTo("skipped");
        assertThat(skipped.body().path("skipped").path("reason").asString()).isEqualTo("Our bug");
        until(() -> states().equals(
                        List.of("1 app.installed delivered", "2 app.suspended skipped", "3 app.resumed delivered")));
        assertThat(received()).extracting(Received::sequence).containsExactly(1L, 2L, 3L);
        assertThat(audited("event.skipped")).isEqualTo(1);
    }

    @Test
    void recoversEverythingSinceAMomentThoughTheEndpointWasGivenUp() throws Exception {
        var before = Instant.now().minusSeconds(60);
        var first = install(integration);
        until(() -> states().equals(List.of("1 app.installed delivered")));
        answers(410);
        var second = install(integration);
        until(() -> received().size() == 2);
        suspendAndResume(first);
        until(() -> get("/endpoint")
                .body()
                .path("disabled")
                .path("because")
                .asString("")
                .equals("gone"));
        assertThat(get("/deliveries?state=stopped").body().path("deliveries").size())
                .isEqualTo(3);
        assertThat(send("GET", "/api/developer/integrations", null)
                        .body()
                        .path("integrations")
                        .valueStream()
                        .filter(own -> own.path("name").asString().equals(integration))
                        .map(own -> own.path("trouble").asString()
                                + own.path("stopped").asInt())
                        .toList())
                .containsExactly("disabled2");
        until(() -> attemptsUnderWay() == 0); // one more may have been when the endpoint was given up
        answers(200);
        int refused = received().size();

        var recovered = post("/recover", Map.of("since", before.toString()));

        assertThat(recovered.status()).isEqualTo(202);
        assertThat(recovered.body().path("streams").asInt()).isEqualTo(2);
        assertThat(recovered.body().path("events").asInt()).isEqualTo(4);
        until(() -> get("/deliveries?state=delivered").body().path("deliveries").size() == 4);
        assertThat(received().stream()
                        .skip(refused)
                        .filter(request -> request.json()
                                .path("installationId")
                                .asString()
                                .equals(first.id().toString()))
                        .map(Received::sequence))
                .containsExactly(1L, 2L, 3L);
        assertThat(received().stream()
                        .skip(refused)
                        .filter(request -> request.json()
                                .path("installationId")
                                .asString()
                                .equals(second.id().toString()))
                        .map(Received::sequence))
                .containsExactly(1L);
        assertThat(get("/endpoint").body().path("disabled").isNull()).isTrue();
        assertThat(audited("events.recovered")).isEqualTo(1);
    }

    @Test
    void recoveringNeverPassesOverWhatWasNotDelivered() throws Exception {
        var installation = install(integration);
        until(() -> states().equals(List.of("1 app.installed delivered")));
        answers(422);
        suspendAndResume(installation);
        until(() -> received().size() == 2);
        var resumedAt =
                get("/deliveries/" + eventId(3)).body().path("appendedAt").asString();
        answers(200);

        post(
                "/recover",
                Map.of("since", resumedAt, "installation", installation.id().toString()));

        until(() -> received().size() == 4);
        assertThat(received()).extracting(Received::sequence).containsExactly(1L, 2L, 2L, 3L);
    }

    @Test
    void callsADisabledEndpointAgainWhenItIsReset() throws Exception {
        answers(410);
        install(integration);
        until(() -> !get("/endpoint").body().path("disabled").isNull());
        answers(200);

        var reset = post("/endpoint/reset", Map.of());

        assertThat(reset.body().path("disabled").isNull()).isTrue();
        assertThat(reset.body().path("breaker").path("state").asString()).isEqualTo("closed");
        until(() -> states().equals(List.of("1 app.installed delivered")));
        assertThat(audited("endpoint.reset")).isEqualTo(1);
    }

    @Test
    void existsForNobodyElse() throws Exception {
        install(integration);
        until(() -> received().size() == 1);
        var event = eventId(1);
        signIn(person());

        assertThat(get("/deliveries").problem()).isEqualTo("not-found");
        assertThat(get("/endpoint").problem()).isEqualTo("not-found");
        assertThat(get("/deliveries/" + event).problem()).isEqualTo("not-found");
        assertThat(post("/deliveries/" + event + "/resend", Map.of()).problem()).isEqualTo("not-found");
        assertThat(post("/webhook-secret", Map.of()).problem()).isEqualTo("not-found");
        assertThat(send("GET", "/api/developer/integrations", null)
                        .body()
                        .path("integrations")
                        .size())
                .isZero();
    }

    @Test
    void tellsOfNoEventOfAnotherIntegration() throws Exception {
        install(integration);
        until(() -> received().size() == 1);
        var event = eventId(1);
        var other = list("other", "  webhook_url: " + url("/%s"));

        assertThat(send("GET", "/api/developer/integrations/" + other + "/deliveries/" + event, null)
                        .problem())
                .isEqualTo("not-found");
        assertThat(send("POST", "/api/developer/integrations/" + other + "/deliveries/" + event + "/resend", Map.of())
                        .problem())
                .isEqualTo("not-found");
    }

    private List<Long> sequences(String query) throws Exception {
        return get("/deliveries" + query)
                .body()
                .path("deliveries")
                .valueStream()
                .map(delivery -> delivery.path("sequence").asLong())
                .toList();
    }

    private String eventId(long sequence) throws Exception {
        return get("/deliveries")
                .body()
                .path("deliveries")
                .valueStream()
                .filter(delivery -> delivery.path("sequence").asLong() == sequence)
                .findFirst()
                .orElseThrow()
                .path("eventId")
                .asString();
    }

    private long attemptsUnderWay() {
        return jdbc.sql("select count(*) from jobs.job where lane = :lane and lease_token is not null")
                .param(
                        "lane",
                        "endpoint "
                                + catalog.find(Slug.of(integration))
                                        .orElseThrow()
                                        .id())
                .query(Long.class)
                .single();
    }

    private long audited(String action) {
        return jdbc.sql("select count(*) from audit.entry where action = :action and subject = :subject")
                .param("action", action)
                .param("subject", integration)
                .query(Long.class)
                .single();
    }
}
