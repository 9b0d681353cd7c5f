package dev.patchbay.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.installs.AppConfigs;
import dev.patchbay.installs.SuspensionCause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** How sources are polled: who, when, with what, and how far. */
class PollingTests extends SourceScene {

    @Autowired
    AppConfigs configs;

    @Test
    void pollsWhatSomebodyHasInstalledAndNothingThatNobodyHas() {
        assertThat(jobs()).containsExactly(source.toString());
        assertThat(poll().outcome()).isEqualTo("ok");
        assertThat(there()).containsExactly(Map.entry("[\"TEA\"]", "{\"price\":3.5,\"symbol\":\"TEA\"}"));

        installs.suspend(installation.id(), SuspensionCause.ADMIN, owner);
        int before = asked().size();
        assertThat(polls.poll(Shelf.ofAll(source))).isEmpty();
        assertThat(asked()).hasSize(before);
        assertThat(statistics.glance(source).polled()).isFalse();

        installs.resume(installation.id(), SuspensionCause.ADMIN, owner);
        assertThat(polls.poll(Shelf.ofAll(source))).isPresent();
        installs.uninstall(installation.id(), owner);
        assertThat(polls.poll(Shelf.ofAll(source))).isEmpty();
    }

    @Test
    void writesNothingForARecordThatIsThereJustSo() {
        data("[{\"symbol\":\"TEA\",\"price\":3.5},{\"symbol\":\"RUM\",\"price\":9}]");
        assertThat(poll().counts()).isEqualTo(new PollReport.Counts(2, 0, 0));
        assertThat(version()).isEqualTo(2);

        data("[{\"price\":3.50,\"symbol\":\"TEA\"},{\"symbol\":\"RUM\",\"price\":9.5}]");
        assertThat(poll().counts()).isEqualTo(new PollReport.Counts(1, 1, 0));

        var changed =
                newest.snapshot(source, null, new Newest.Position(2, 0), 10).records();
        assertThat(changed).extracting(SourceRecord::key).containsExactly("[\"RUM\"]");
        assertThat(changed).extracting(SourceRecord::version).containsExactly(3L);
    }

    @Test
    void deletesWhatTheSourceSaysIsGoneAndKeepsWhatItOnlyLeavesOut() {
        data("[{\"symbol\":\"TEA\",\"price\":3.5},{\"symbol\":\"RUM\",\"price\":9}]");
        poll();

        data("[{\"symbol\":\"RUM\",\"_deleted\":true},{\"symbol\":\"GIN\",\"_deleted\":true}]");
        assertThat(poll().counts()).isEqualTo(new PollReport.Counts(1, 1, 0));

        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
        var change =
                newest.snapshot(source, null, new Newest.Position(2, 0), 10).records();
        assertThat(change).hasSize(1).allMatch(SourceRecord::deleted);
        assertThat(change.getFirst().value().toString()).isEqualTo("{\"symbol\":\"RUM\"}");
    }

    @Test
    void asksForDifferencesOnlyAndForEverythingAgainAfterAnHour() {
        data((exchange, request) -> {
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            if (request.headers().containsKey("If-None-Match")) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = "[{\"symbol\":\"TEA\",\"price\":4}]".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        assertThat(poll().outcome()).isEqualTo("ok");
        assertThat(poll().outcome()).isEqualTo("not-modified");
        assertThat(asked().getLast().headers()).containsEntry("If-None-Match", "\"one\"");

        // who says so for ever is not believed for ever
        clock.advance(Duration.ofMinutes(61));
        assertThat(poll().outcome()).isEqualTo("ok");
        assertThat(asked().getLast().headers()).doesNotContainKey("If-None-Match");
    }

    @Test
    void takesNo304ThatNobodyAskedFor() {
        data((exchange, request) -> exchange.sendResponseHeaders(304, -1));

        assertThat(poll().outcome()).isEqualTo("unasked-304");
        assertThat(statistics.glance(source).failures()).isEqualTo(1);
    }

    @Test
    void readsPageAfterPageAndTheRestWithTheNextPoll() {
        data((exchange, request) -> {
            String query = exchange.getRequestURI().getQuery();
            int page = query == null ? 0 : Integer.parseInt(query.replace("cursor=page+", ""));
            String next = page < 4 ? "\"page " + (page + 1) + "\"" : "null";
            byte[] body = ("{\"records\":[{\"symbol\":\"S" + page + "\",\"price\":1}],\"next\":" + next + "}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        assertThat(poll().outcome()).isEqualTo("goes-on");
        assertThat(there()).hasSize(3);
        assertThat(poll().outcome()).isEqualTo("ok");
        assertThat(there()).hasSize(5);
        assertThat(asked()).hasSize(5);
    }

    @Test
    void leavesACursorThatGoesRoundInCircles() {
        data("{\"records\":[],\"next\":\"again\"}");

        assertThat(poll().outcome()).isEqualTo("cursor-circles");
        assertThat(asked()).hasSize(2);
    }

    @Test
    void comesBackLaterAndLaterToWhatFails() {
        data((exchange, request) -> exchange.sendResponseHeaders(500, -1));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Instant now = clock.instant();
            pauses.add(Duration.between(now, polls.poll(Shelf.ofAll(source)).orElseThrow())
                    .toSeconds());
        }

        // a busy machine takes some seconds for a poll
        assertThat(pauses.stream().map(seconds -> seconds / 60 * 60).toList())
                .containsExactly(60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L);
        data("[]");
        assertThat(Duration.between(
                        clock.instant(), polls.poll(Shelf.ofAll(source)).orElseThrow()))
                .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(90));
    }

    @Test
    void leavesASourceAloneAsLongAsItAsks() {
        data((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "300");
            exchange.sendResponseHeaders(503, -1);
        });
        assertThat(Duration.between(
                        clock.instant(), polls.poll(Shelf.ofAll(source)).orElseThrow()))
                .isBetween(Duration.ofSeconds(299), Duration.ofSeconds(330));

        data((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "999999999");
            exchange.sendResponseHeaders(429, -1);
        });
        assertThat(Duration.between(
                        clock.instant(), polls.poll(Shelf.ofAll(source)).orElseThrow()))
                .isBetween(
                        Duration.ofHours(24).minusSeconds(1),
                        Duration.ofHours(24).plusSeconds(30));
    }

    @Test
    void understandsAMomentByTheClockOfWhoNamesIt() {
        Instant ahead = clock.instant().plus(Duration.ofHours(1));
        var said = Map.of("Date", http(ahead), "Retry-After", http(ahead.plusSeconds(300)));

        assertThat(RetryAfter.of(name -> Optional.ofNullable(said.get(name)), clock, Duration.ofHours(24)))
                .contains(Duration.ofMinutes(5));
        for (String nonsense :
                List.of("", "soon", "-5", "1e9", http(clock.instant().minusSeconds(60)))) {
            assertThat(RetryAfter.of(
                            name -> name.equals("Date") ? Optional.empty() : Optional.of(nonsense),
                            clock,
                            Duration.ofHours(24)))
                    .as(nonsense)
                    .isEmpty();
        }
    }

    private static String http(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    @Test
    void letsAPollThatWasOvertakenWriteNothing() {
        poll();
        data((exchange, request) -> {
            // meanwhile another node takes over, because this one was not heard of
            feeds.begin(Shelf.ofAll(source), ids.next());
            byte[] body = "[{\"symbol\":\"OLD\",\"price\":1}]".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        polls.poll(Shelf.ofAll(source));

        assertThat(there()).containsOnlyKeys("[\"TEA\"]");
    }

    @Test
    void signsItsPollsAndAsksForEachInstallationWithItsConfig() throws Exception {
        schema("""
                {"schema": {"type": "object"}, "refresh_interval_seconds": 30, "key": ["symbol"], "per_installation": true}""");
        var config = configs.show(installation.id(), owner).config();
        var values = JsonMapper.shared().createObjectNode().put("city", "Ulm");
        configs.change(installation.id(), values, config.version(), owner);

        assertThat(poll().outcome()).isEqualTo("schema-only");
        assertThat(asked()).isEmpty();
        assertThat(jobs()).contains(source + "/" + installation.id());
        assertThat(polls.poll(new Shelf(source, installation.id()))).isPresent();

        var request = asked().getFirst();
        SignedJWT token = SignedJWT.parse(
                Objects.requireNonNull(request.headers().get("Authorization")).replace("Bearer ", ""));
        assertThat(token.getHeader().getType().toString()).isEqualTo("patchbay-poll+jwt");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly(SERVER.url("/" + name));
        assertThat(claims.getStringClaim("installation_id"))
                .isEqualTo(installation.id().toString());
        assertThat(claims.getJSONObjectClaim("config")).isEqualTo(Map.of("city", "Ulm"));
        assertThat(there()).as("what is of one is not for all").isEmpty();
        assertThat(newest.snapshot(source, installation.id(), null, 10).records())
                .hasSize(1);
        assertThat(newest.snapshot(source, install().id(), null, 10).records()).isEmpty();

        installs.uninstall(installation.id(), owner);
        upkeep.forget();
        assertThat(newest.snapshot(source, installation.id(), null, 10).records())
                .isEmpty();
    }

    @Test
    void readsTheSchemaFromTimeToTimeAndAtOnceWhenAsked() {
        poll();
        poll();
        assertThat(SERVER.asked("/" + name + "/schema")).hasSize(1);

        statistics.pollNow(source);
        poll();
        assertThat(SERVER.asked("/" + name + "/schema")).hasSize(2);

        clock.advance(Duration.ofMinutes(6));
        poll();
        assertThat(SERVER.asked("/" + name + "/schema")).hasSize(3);
    }

    @Test
    void asksAWidgetOnceADayWhetherItHasDataAndBlamesItForNothing() throws Exception {
        name = "w-" + ids.next();
        source = list(name, "widget");
        install();
        SERVER.on("/" + name + "/schema", 404, "text/plain", "");

        assertThat(Duration.between(
                        clock.instant(), polls.poll(Shelf.ofAll(source)).orElseThrow()))
                .isGreaterThan(Duration.ofHours(23));
        assertThat(statistics.polls(source, null, 10).items()).isEmpty();
        assertThat(statistics.glance(source).failures()).isZero();

        schema(PRICE, "compatible");
        data("[{\"symbol\":\"TEA\",\"price\":1}]");
        assertThat(poll().outcome()).isEqualTo("ok");
    }

    @Test
    void countsWhatItDoes() {
        data("[{\"symbol\":\"TEA\",\"price\":3.5},{\"symbol\":\"RUM\"},{\"price\":1}]");
        poll();
        poll();
        data((exchange, request) -> exchange.sendResponseHeaders(500, -1));
        poll();

        var hours = statistics.hours(source, clock.instant().minusSeconds(3600));
        assertThat(hours.stream().mapToInt(CountedHour::polls).sum()).isEqualTo(3);
        assertThat(hours.stream().mapToInt(CountedHour::failed).sum()).isEqualTo(1);
        assertThat(hours.stream().mapToLong(CountedHour::accepted).sum()).isEqualTo(1);
        assertThat(hours.stream().mapToLong(CountedHour::unchanged).sum()).isEqualTo(1);
        assertThat(hours.stream().mapToLong(CountedHour::rejected).sum()).isEqualTo(4);
        assertThat(hours.stream().mapToLong(CountedHour::bytes).sum()).isEqualTo(2 * 59L);
        assertThat(reasons()).isEqualTo(Map.of("field-missing", 4L));
        assertThat(statistics.polls(source, null, 10).items())
                .extracting(PollReport::status)
                .containsExactly(500, 200, 200);
    }

    private List<String> jobs() {
        return jdbc.sql("select key from jobs.job where kind = 'pipeline.poll' and key like :source")
                .param("source", source + "%")
                .query((row, at) -> row.getString("key"))
                .list();
    }
}
