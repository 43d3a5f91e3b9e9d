package dev.streamgauge.testbed.postgres;

import dev.streamgauge.testbed.MissingAbilityException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.FileUtils;

/** The programs of Postgres, out of an archive on the class path. */
final class PostgresBinaries {

    /** The version that the class path brings, as the server tells it; a test holds this to it. */
    static final String VERSION = "17.11";

    private PostgresBinaries() {}

    /**
     * The folder that {@code bin} is in. Unpacked once, below the folder of temporary files, under a name that follows from the
     * archive's content; whoever else unpacks it at the same time does no harm.
     *
     * @throws MissingAbilityException if there are none for this machine
     */
    static Path unpacked() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
            Path home = temporary.resolve("postgres-" + digest());
            if (!Files.isDirectory(home)) {
                Path fresh = Files.createTempDirectory(Files.createDirectories(temporary), "postgres-unpacked");
                try (InputStream archive = archive()) {
                    unpack(archive, fresh);
                    putInPlace(fresh, home);
                } finally {
                    FileUtils.deleteQuietly(fresh.toFile());
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack Postgres", e);
        }
    }

    private static String digest() throws IOException {
        try (InputStream archive = archive()) {
            return DigestUtils.sha256Hex(archive).substring(0, 12);
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        InputStream archive =
                system.equals("Linux") ? DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor) : null;
        if (archive == null) {
            throw new MissingAbilityException(
                    "There is no Postgres here for %s on %s.".formatted(system, processor),
                    "Run on Linux, on an amd64 or arm64 processor.");
        }
        return archive;
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = entry.resolveIn(folder);
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, permissions(entry));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ);
        if ((entry.getMode() & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        return permissions;
    }

    private static void putInPlace(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // If someone else was faster, what is there is the same.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
