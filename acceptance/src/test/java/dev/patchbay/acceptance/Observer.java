package dev.patchbay.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A foreign server on loopback, by TCP and by UDP: what reaches it has left the page. */
final class Observer implements AutoCloseable {

    private static final String LEAK = "/leak/";

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger datagrams = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String page;

    private Observer(String page) throws IOException {
        this.page = page;
        tcp = new ServerSocket();
        tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        threads.execute(this::accept);
        threads.execute(this::receive);
    }

    /** @param page what it answers to everything, as a page of its own */
    static Observer start(String page) throws IOException {
        return new Observer(page);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + tcp.getLocalPort());
    }

    int udpPort() {
        return udp.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int datagrams() {
        return datagrams.get();
    }

    /** By which ways something came. */
    Set<String> leaks() {
        return requests.stream()
                .filter(path -> path.startsWith(LEAK))
                .map(path -> path.substring(LEAK.length()).split("[?]", 2)[0])
                .collect(Collectors.toSet());
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                connections.incrementAndGet();
                threads.execute(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = lines.readLine();
            if (first == null) {
                return;
            }
            requests.add(first.split(" ", -1)[1]);
            for (String line = first; line != null && !line.isEmpty(); line = lines.readLine()) {
                // headers are of no interest
            }
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            var out = socket.getOutputStream();
            out.write("""
                    HTTP/1.1 200 OK\r
                    Content-Type: text/html; charset=utf-8\r
                    Access-Control-Allow-Origin: *\r
                    Content-Length: %d\r
                    Connection: close\r
                    \r
                    """.formatted(body.length).getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        } catch (IOException _) {
            // the browser went away
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                datagrams.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
        threads.shutdownNow();
    }
}
