package dev.patchbay.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A network between us and a PostgreSQL on this machine, which may lose everything without a word. */
final class BreakableNetwork implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final DatabaseAddress server;
    private volatile boolean losing;

    private BreakableNetwork(DatabaseAddress server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    static BreakableNetwork to(DatabaseAddress server) throws IOException {
        return new BreakableNetwork(server);
    }

    /** Where the server is for whoever uses this network. */
    DatabaseAddress through() {
        return new DatabaseAddress(
                server.url().replace(":" + port() + "/", ":" + entrance.getLocalPort() + "/"),
                server.username(),
                server.password());
    }

    private int port() {
        return URI.create(server.url().substring("jdbc:".length())).getPort();
    }

    /** From now on nothing arrives, on the connections that there are and on new ones. */
    void loseAll() {
        losing = true;
    }

    /** What was lost stays so, also the connections; new ones are as they should be. */
    void mend() {
        losing = false;
    }

    private void accept() {
        try {
            while (!entrance.isClosed()) {
                Socket client = entrance.accept();
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), port());
                sockets.add(client);
                sockets.add(onward);
                Thread.ofVirtual().start(() -> carry(client, onward));
                Thread.ofVirtual().start(() -> carry(onward, client));
            }
        } catch (IOException _) {
            breakDown();
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (losing) {
                    return;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException _) {
            sockets.remove(from); // whoever had it has closed it
        }
    }

    @Override
    public void close() {
        breakDown();
    }

    /** Ends all connections, and takes no more. */
    void breakDown() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException _) {
            sockets.clear();
        }
    }
}
