package dev.patchbay.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that says what a test wants it to say, and takes what it has no words for. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Map<String, Optional<String>> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedServer() throws IOException {
        listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** What is said to a command, the empty one being the greeting; nothing at all for null. */
    ScriptedServer answering(String command, @Nullable String answer) {
        answers.put(command, Optional.ofNullable(answer));
        return this;
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket caller = listening.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
                say(caller.getOutputStream(), answers.getOrDefault("", Optional.of("220 here")));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    heard.add(line);
                    String command = line.split(" ", 2)[0];
                    say(caller.getOutputStream(), answers.getOrDefault(command, Optional.of("250 fine")));
                }
            } catch (IOException gone) {
                // the caller or the test has gone
            }
        }
    }

    private static void say(OutputStream out, Optional<String> words) throws IOException {
        if (words.isPresent()) {
            out.write((words.get() + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
