package dev.patchbay.widgets;

import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.live.LiveStates;
import dev.patchbay.live.SourceState;
import dev.patchbay.pipeline.Newest;
import dev.patchbay.pipeline.SchemaVersion;
import dev.patchbay.pipeline.Source;
import dev.patchbay.pipeline.SourceRecord;
import dev.patchbay.pipeline.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<InstallationId, SourceState> known = states.of(usable);
        return usable.stream()
                .flatMap(installation -> choice(installation, held, known).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<ChoiceBody> choice(
            Installation installation, Possessions.Held held, Map<InstallationId, SourceState> known) {
        FrameBody frame = frames.of(installation).frame();
        SchemaVersion schema =
                sources.of(installation.integration()).map(Source::schema).orElse(null);
        if (frame == null && schema == null) {
            return Optional.empty();
        }
        List<SourceRecord> sample =
                schema == null ? List.of() : newest.latest(installation.integration(), installation.id(), SAMPLE);
        SourceState state = known.get(installation.id());
        return Optional.of(new ChoiceBody(
                held.ref(installation),
                frame,
                schema == null
                        ? null
                        : new ChoiceBody.SourceBody(
                                JsonMapper.shared().readTree(schema.definition()), schema.key(), schema.number()),
                state == null ? SourceState.Kind.STALE.word() : state.kind().word(),
                state == null ? null : state.since(),
                sample.stream()
                        .map(record -> new ChoiceBody.SampleBody(record.value(), record.at()))
                        .toList()));
    }
}
