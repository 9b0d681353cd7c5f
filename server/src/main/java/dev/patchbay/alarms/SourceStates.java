package dev.patchbay.alarms;

import dev.patchbay.broker.TopicDepths;
import dev.patchbay.pipeline.SourceFare;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how it stands with data sources, by the bounds that alarms have. */
@Component
public class SourceStates {

    private final AlarmSettings settings;

    SourceStates(AlarmSettings settings) {
        this.settings = settings;
    }

    /**
     * How a source stands.
     *
     * @param depths null where it has no topics, or nothing was measured
     */
    public SourceState of(SourceFare fare, @Nullable TopicDepths depths) {
        return SourceState.of(fare, depths, settings.behindRecords());
    }
}
