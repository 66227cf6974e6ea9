package id.kentongan.pipeline.files;

import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.tag.Tagger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bundle of knowledge as a directory, laid out as the resources that ship. */
public final class BundleDirectory {

    /** What a topic takes in one message, with something to spare. */
    private static final int MOST_BYTES = 900_000;

    private BundleDirectory() {}

    /**
     * The bundle in {@code directory}, whole and proven by its examples. Hidden files are passed
     * over.
     *
     * @throws IOException with one line for people: file, line and reason
     */
    public static Bundle read(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("no such directory: " + directory);
        }
        Map<String, String> files = new TreeMap<>();
        long bytes = 0;
        List<Path> found;
        try (Stream<Path> walk = Files.walk(directory)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : found) {
            Path within = directory.relativize(file);
            String name = within.toString().replace('\\', '/');
            if (name.startsWith(".") || name.contains("/.")) {
                continue;
            }
            bytes += Files.size(file);
            if (bytes > MOST_BYTES) {
                throw new IOException(
                        directory + " holds more than " + MOST_BYTES + " bytes; a bundle is small");
            }
            files.put(name, text(file, name));
        }
        if (files.isEmpty()) {
            throw new IOException(
                    directory
                            + " holds nothing; put the changed files there, such as"
                            + " indicator/LND-02.txt");
        }
        try {
            Bundle bundle = Bundle.of(files);
            Tagger.proven(bundle);
            return bundle;
        } catch (IllegalArgumentException e) {
            throw new IOException(directory + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file, String name) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(name + ": not UTF-8", e);
        }
    }
}
