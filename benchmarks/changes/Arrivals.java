import java.util.function.Consumer;

/** Hears of events by their ids. */
interface Arrivals extends AutoCloseable {

    /** Returns when whatever is written from now on will be heard of. */
    void listen(Consumer<String> event) throws Exception;

    @Override
    void close() throws Exception;
}
