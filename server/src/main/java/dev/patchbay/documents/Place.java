package dev.patchbay.documents;

/**
 * Where a part of a document is written.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) {

    static final Place BEGINNING = new Place(1, 1);
}
