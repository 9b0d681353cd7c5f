package dev.patchbay.widgets;

import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.live.LiveStates;
import dev.patchbay.live.SourceState;
import dev.patchbay.pipeline.Newest;
import dev.patchbay.pipeline.NewestNumbers.Reader;
import dev.patchbay.pipeline.SchemaVersion;
import dev.patchbay.pipeline.SourceRecord;
import dev.patchbay.pipeline.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a person can place, with some of its data to preview it by. */
@Component
class Choices {

    private static final int MOST = 200;
    private static final int SAMPLE = 5;

    private final Possessions possessions;
    private final Frames frames;
    private final Sources sources;
    private final Newest newest;
    private final LiveStates states;

    Choices(Possessions possessions, Frames frames, Sources sources, Newest newest, LiveStates states) {
        this.possessions = possessions;
        this.frames = frames;
        this.sources = sources;
        this.newest = newest;
        this.states = states;
    }

    /** What is the person's own first; 200 at most. */
    List<ChoiceBody> of(AccountId account) {
        Possessions.Held held = possessions.of(account);
        List<Installation> usable = held.usable();
        List<ChoiceBody> choices = new ArrayList<>();
        for (int from = 0; from < usable.size() && choices.size() < MOST; from += MOST) {
            choices.addAll(among(usable.subList(from, Math.min(from + MOST, usable.size())), held));
        }
        return List.copyOf(choices.subList(0, Math.min(choices.size(), MOST)));
    }

    private List<ChoiceBody> among(List<Installation> usable, Possessions.Held held) {
        Map<InstallationId, Frames.Seen> framed = frames.of(usable);
        Map<IntegrationId, SchemaVersion> schemas = sources.schemasInUse(
                usable.stream().map(Installation::integration).collect(Collectors.toSet()));
        Map<Reader, List<SourceRecord>> samples = newest.latest(
                usable.stream()
                        .filter(installation -> schemas.containsKey(installation.integration()))
                        .map(Choices::reader)
                        .collect(Collectors.toSet()),
                SAMPLE);
        Map<InstallationId, SourceState> known = states.of(usable);
        List<Installation> shown = usable.stream()
                .filter(installation ->
                        frame(installation, framed) != null || schemas.containsKey(installation.integration()))
                .toList();
        held.learn(shown.stream().map(Installation::id).collect(Collectors.toSet()));
        return shown.stream()
                .map(installation -> choice(
                        held.ref(installation),
                        frame(installation, framed),
                        schemas.get(installation.integration()),
                        known.get(installation.id()),
                        samples.getOrDefault(reader(installation), List.of())))
                .toList();
    }

    private static Reader reader(Installation installation) {
        return new Reader(installation.integration(), installation.id());
    }

    private static @Nullable FrameBody frame(Installation installation, Map<InstallationId, Frames.Seen> framed) {
        Frames.Seen seen = framed.get(installation.id());
        return seen == null ? null : seen.frame();
    }

    private static ChoiceBody choice(
            InstallationRef installation,
            @Nullable FrameBody frame,
            @Nullable SchemaVersion schema,
            @Nullable SourceState state,
            List<SourceRecord> sample) {
        return new ChoiceBody(
                installation,
                frame,
                schema == null
                        ? null
                        : new ChoiceBody.SourceBody(
                                JsonMapper.shared().readTree(schema.definition()), schema.key(), schema.number()),
                state == null ? SourceState.Kind.STALE.word() : state.kind().word(),
                state == null ? null : state.since(),
                sample.stream()
                        .map(record -> new ChoiceBody.SampleBody(record.value(), record.at()))
                        .toList());
    }
}
