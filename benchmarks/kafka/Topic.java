import java.nio.file.Path;

/** {@code Topic HOME NAME}: makes a topic. */
public final class Topic {

    private Topic() {}

    public static void main(String[] arguments) throws Exception {
        Insider.topic(Insider.properties(Path.of(arguments[0])), arguments[1]);
    }
}
