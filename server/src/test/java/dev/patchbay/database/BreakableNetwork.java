package dev.patchbay.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A network between us and a server on this machine, which may lose everything without a word. */
final class BreakableNetwork implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final int server;
    private volatile boolean losing;

    BreakableNetwork(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
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
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.add(client);
                sockets.add(onward);
                Thread.ofVirtual().start(() -> carry(client, onward));
                Thread.ofVirtual().start(() -> carry(onward, client));
            }
        } catch (IOException _) {
            close();
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
