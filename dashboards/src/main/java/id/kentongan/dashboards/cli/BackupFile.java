package id.kentongan.dashboards.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The directory of a {@code run --local} that has ended, as one zip file: broker, checkpoints and
 * store of one moment, which only together can go on.
 */
final class BackupFile {

    /** First entry of a backup: the directory it is of. */
    private static final String MARK = "kentongan-backup";

    private static final String LOCK = "lock";

    private static final int BLOCK = 1 << 16;

    private BackupFile() {}

    /**
     * Writes {@code data} to {@code file}, reads it back once, and only then gives it its name.
     *
     * @return how many files it holds
     */
    static long write(Path data, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (ZipOutputStream zip =
                    new ZipOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(unfinished), BLOCK))) {
                zip.putNextEntry(new ZipEntry(MARK));
                zip.write(home(data).toString().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                for (Path one : below(data)) {
                    add(zip, data, one);
                }
            }
            long files = count(unfinished);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return files;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static List<Path> below(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(one -> !one.equals(data) && !one.equals(data.resolve(LOCK)))
                    .sorted()
                    .toList();
        }
    }

    private static void add(ZipOutputStream zip, Path data, Path one) throws IOException {
        String name = data.relativize(one).toString().replace('\\', '/');
        if (Files.isDirectory(one)) {
            zip.putNextEntry(new ZipEntry(name + '/'));
        } else {
            ZipEntry entry = new ZipEntry(name);
            // the newest checkpoint is chosen by its time
            entry.setLastModifiedTime(Files.getLastModifiedTime(one));
            zip.putNextEntry(entry);
            Files.copy(one, zip);
        }
        zip.closeEntry();
    }

    /** Reads everything, so that a bad disk is noticed now and not on the day it is needed. */
    private static long count(Path file) throws IOException {
        long files = 0;
        byte[] block = new byte[BLOCK];
        try (ZipFile zip = open(file)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    while (in.read(block) >= 0) {
                        // its checksum is looked at when it ends
                    }
                }
                files += entry.isDirectory() || entry.getName().equals(MARK) ? 0 : 1;
            }
        }
        return files;
    }

    /**
     * Puts the backup {@code file} into the empty or absent directory {@code data}, which must be
     * where it was: checkpoints name their files by the whole path.
     *
     * @return how many files it held
     */
    static long restore(Path file, Path data) throws IOException {
        long files = count(file);
        Path home = home(data);
        try (ZipFile zip = open(file)) {
            String was =
                    new String(
                            zip.getInputStream(zip.getEntry(MARK)).readAllBytes(),
                            StandardCharsets.UTF_8);
            if (!was.equals(home.toString())) {
                throw new IOException("it is of " + was + " and goes on only there: --data " + was);
            }
            Files.createDirectories(home);
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException(file + " names files outside its directory; refused");
                }
                if (entry.getName().equals(MARK)) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(target)) {
                    in.transferTo(out);
                }
                Files.setLastModifiedTime(target, entry.getLastModifiedTime());
            }
        }
        return files;
    }

    private static Path home(Path data) {
        return data.toAbsolutePath().normalize();
    }

    private static ZipFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new IOException(file + " is no backup, or only part of one", e);
        }
        if (zip.getEntry(MARK) == null) {
            zip.close();
            throw new IOException(file + " is no backup made by kentongan backup");
        }
        return zip;
    }
}
