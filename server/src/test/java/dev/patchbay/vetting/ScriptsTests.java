package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may have scripts read when there is one engine for all. */
class ScriptsTests {

    /** Takes the engine a while. */
    private static final String LARGE = IntStream.range(0, 6_000)
            .mapToObj(number -> "var a" + number + " = 1;")
            .collect(Collectors.joining("\n"));

    private final Scripts scripts = new Scripts();

    @Test
    void letNoPublisherHaveMoreThanTwoAndOthersComeBetween() throws Exception {
        var together = new CyclicBarrier(6);
        List<Callable<String>> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(() -> said(together, "busy"));
        }
        asked.add(() -> said(together, "other"));

        List<String> said = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(asked.size())) {
            for (Future<String> one : threads.invokeAll(asked)) {
                said.add(one.get());
            }
        }

        assertThat(said.getLast()).isEqualTo("Fine");
        assertThat(said.subList(0, 5)).contains("Fine", "TooBusy").containsOnly("Fine", "TooBusy");
        assertThat(scripts.judge("busy", "let a = 1;"))
                .as("who was refused may come again")
                .isInstanceOf(Scripts.Fine.class);
    }

    private String said(CyclicBarrier together, String whose) throws Exception {
        together.await();
        try {
            return scripts.judge(whose, LARGE).getClass().getSimpleName();
        } catch (TooBusy busy) {
            return "TooBusy";
        }
    }
}
