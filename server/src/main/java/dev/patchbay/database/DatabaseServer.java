package dev.patchbay.database;

/** A PostgreSQL that can be used until it is closed. */
interface DatabaseServer extends AutoCloseable {

    DatabaseAddress address();

    /** Ends the server if it is ours. */
    @Override
    void close();
}
