package dev.patchbay.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that answers as badly as a test wants. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    /** What is done with a connection; an exception is the client hanging up. */
    @FunctionalInterface
    interface Answer {
        void to(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Answer answer) {
        this(open(), answer);
    }

    RawServer(ServerSocket socket, Answer answer) {
        this.socket = socket;
        Thread.ofVirtual().start(() -> accept(answer));
    }

    /** Reads the request's head, then writes this text and closes. */
    static RawServer answering(String text) {
        return new RawServer((in, out) -> {
            readHead(in);
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(Answer answer) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> answer(connection, answer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket connection, Answer answer) {
        try (connection) {
            answer.to(connection.getInputStream(), connection.getOutputStream());
        } catch (IOException closedByClient) {
            hungUp.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads up to the empty line and returns it all. */
    static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Waits a moment, as slow servers do. */
    static void linger() throws InterruptedException {
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }

    boolean clientHungUp() throws InterruptedException {
        return hungUp.await(60, TimeUnit.SECONDS);
    }

    int connections() {
        return connections.get();
    }

    int port() {
        return socket.getLocalPort();
    }

    String target() {
        return "127.0.0.1:" + port();
    }

    URI uri() {
        return URI.create("http://" + target() + "/hook");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
