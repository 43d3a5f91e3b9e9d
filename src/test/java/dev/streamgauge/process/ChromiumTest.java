package dev.streamgauge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    private static final URI PAGE = URI.create("http://127.0.0.1:1/jobs/");
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** A program that writes its arguments to a file, a line each, and then does as told; $png is the picture's file. */
    private Chromium browser(String name, String whatToDo) throws IOException {
        Path program = Files.writeString(folder.resolve(name), """
                #!/bin/sh
                printf '%%s\\n' "$@" >arguments
                for argument; do case $argument in --screenshot=*) png=${argument#*=};; esac; done
                %s
                """.formatted(whatToDo));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return Chromium.find(program.toString(), null).orElseThrow();
    }

    private Path png() {
        return folder.resolve("ui").resolve("page.png");
    }

    private Path its() {
        return folder.resolve("its own");
    }

    private void photograph(Chromium browser, Duration deadline) {
        browser.photograph(PAGE, png(), its(), deadline);
    }

    private String written(String file) throws IOException {
        return Files.readString(its().resolve(file));
    }

    @Test
    void thePictureIsWhatTheBrowserDrew() throws IOException {
        photograph(browser("chromium", "echo a picture >\"$png\""), DEADLINE);

        assertThat(png()).hasContent("a picture\n");
    }

    @Test
    void theBrowserKeepsEverythingInItsOwnFolderAndKnowsNoOtherMachine() throws IOException {
        photograph(browser("chromium", "echo \"$HOME\" >home; echo x >\"$png\""), DEADLINE);

        assertThat(written("home")).isEqualTo(its() + "\n");
        assertThat(written("arguments").lines())
                .contains("--headless", "--user-data-dir=" + its().resolve("profile"))
                .contains("--run-all-compositor-stages-before-draw") // or a page that goes on asking may never be drawn
                .contains("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")
                .endsWith(PAGE.toString());
    }

    @Test
    void aBrowserThatIsLateIsKilledWithItsChildren() throws IOException {
        Chromium late = browser("chromium", "sleep 600 & echo $! >child; echo half >\"$png\"; wait");

        assertThatThrownBy(() -> photograph(late, Duration.ofSeconds(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("took longer than 2 s for the picture of http://127.0.0.1:1/jobs/");

        assertThat(png()).as("half a picture").doesNotExist();
        long child = Long.parseLong(written("child").strip());
        await("the child to be gone")
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aBrowserThatFailsSaysWhy() throws IOException {
        Chromium failing = browser("chromium", "echo no usable sandbox >&2; exit 3");

        assertThatThrownBy(() -> photograph(failing, DEADLINE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with status 3 before the picture")
                .hasMessageContaining("no usable sandbox");
    }

    @Test
    void aBrowserThatDrawsNothingIsNoSuccess() throws IOException {
        Files.createDirectories(png().getParent());
        Files.writeString(png(), "of an earlier run");
        Chromium idle = browser("chromium", "exit 0");

        assertThatThrownBy(() -> photograph(idle, DEADLINE)).hasMessageContaining("drew nothing of " + PAGE);

        assertThat(png()).doesNotExist();
    }

    @Test
    void theFirstOnThePathIsTaken() throws IOException {
        browser("google-chrome", "");
        browser("chromium-browser", "");

        assertThat(Chromium.find(null, "/nowhere:" + folder))
                .map(Chromium::program)
                .contains(folder.resolve("chromium-browser"));
        assertThat(Chromium.find(null, "/nowhere")).isEmpty();
        assertThat(Chromium.find(null, null)).isEmpty();
    }

    @Test
    void theOneThatIsNamedStandsInForThoseOnThePath() throws IOException {
        browser("chromium", "");
        Path other = browser("my browser", "").program();

        assertThat(Chromium.find(other.toString(), folder.toString()))
                .map(Chromium::program)
                .contains(other);
        assertThat(Chromium.find("none", folder.toString())).isEmpty();
    }

    /** Where a real one is installed. */
    @Test
    void aRealBrowserDrawsAPageThatTakesItsTime() throws IOException {
        Optional<Chromium> real = Chromium.installed();
        assumeTrue(real.isPresent(), "no Chromium or Chrome on this machine");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = "<script>setTimeout(() => document.body.style.background = '#00ff00', 3000)</script><body>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            real.orElseThrow()
                    .photograph(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                            png(),
                            its(),
                            DEADLINE);
        } finally {
            server.stop(0);
        }
        BufferedImage picture = ImageIO.read(png().toFile());
        assertThat(List.of(picture.getWidth(), picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2)))
                .containsExactly(1360, Color.GREEN.getRGB());
    }
}
