package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.Result;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The newest values of a data source, seen through the API. */
class RecordsApiTests extends SourceWorld {

    @BeforeEach
    void theMemberIsThere() throws Exception {
        member.put(
                "/api/session/organization", Map.of("organizationId", acme.id().toString()));
    }

    @Test
    void saysWhatIsThereAndThenWhatHasChanged() throws Exception {
        assertThat(records(null).body().path("schema").isNull()).isTrue();
        schema();
        take("{\"port\":\"Cuxhaven\",\"level\":3.2}", "{\"port\":\"Husum\",\"level\":2.1}");

        var first = records(null).body();

        assertThat(first.at("/schema/key/0").asString()).isEqualTo("port");
        assertThat(first.at("/schema/definition/properties/level/type").asString())
                .isEqualTo("number");
        assertThat(first.path("records")
                        .valueStream()
                        .map(record -> record.at("/value/port").asString()))
                .containsExactly("Cuxhaven", "Husum");
        take("{\"port\":\"Husum\",\"_deleted\":true}");
        var then = records(first.path("next").asString()).body();
        assertThat(then.path("records").size()).isEqualTo(1);
        assertThat(then.at("/records/0/deleted").asBoolean()).isTrue();
        assertThat(records(then.path("next").asString()).body().path("records").isEmpty())
                .isTrue();
    }

    @Test
    void keepsWhatIsOneInstallationsAloneFromAllOthers() throws Exception {
        schema();
        var own = ingest.accept(
                tides,
                InstallationId.of(installation),
                List.of(JsonMapper.shared().readTree("{\"port\":\"Ours\",\"level\":1}")));
        assertThat(own).singleElement().isInstanceOf(Result.Accepted.class);
        var foreign = person("Nobody");
        var stranger = new Browser(port).signIn(foreign.email(), PASSWORD);

        assertThat(stranger.get("/api/installations/" + installation + "/records")
                        .status())
                .isEqualTo(404);
        assertThat(records(null).body().path("records").size()).isEqualTo(1);
    }

    @Test
    void showsNothingToMembersWithoutAccessAndWhileItIsSuspended() throws Exception {
        schema();
        take("{\"port\":\"Husum\",\"level\":2.1}");
        admin.post("/api/installations/" + installation + "/suspend", Map.of());

        assertThat(records(null).problem()).isEqualTo("no-access");

        admin.post("/api/installations/" + installation + "/resume", Map.of());
        admin.put("/api/installations/" + installation + "/access", Map.of("policy", "assigned"));
        assertThat(member.get("/api/installations/" + installation + "/records").problem())
                .isEqualTo("no-access");
    }

    @Test
    void refusesAPlaceThatItNeverGave() throws Exception {
        for (String wrong : List.of("x", "MQ", "eB94eA", "MR8y8J-YgA")) {
            assertThat(records(wrong).problem()).as(wrong).isEqualTo("invalid-cursor");
        }
    }

    @Test
    void hasNothingToOpen() throws Exception {
        var shown = admin.get("/api/installations/" + installation).body();

        assertThat(shown.path("hasRecords").asBoolean()).isTrue();
        assertThat(shown.path("openUrl").isNull()).isTrue();
        assertThat(admin.get("/api/apps?action=sso&slug=" + name + "&organizationId=" + acme.id())
                        .problem())
                .isEqualTo("nothing-to-open");
    }

    private Browser.Answer records(@Nullable String after) throws Exception {
        return admin.get("/api/installations/" + installation + "/records" + (after == null ? "" : "?after=" + after));
    }
}
