package dev.streamgauge.testbed.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerUserTest {

    @TempDir
    Path folder;

    @Test
    void itIsWhoeverRunsThisJvmAndHasAName() throws IOException {
        Files.writeString(folder.resolve("passwd"), "of an earlier run");

        ContainerUser user = ContainerUser.ofThisJvm(folder);

        Object uid = Files.getAttribute(folder, "unix:uid");
        Object gid = Files.getAttribute(folder, "unix:gid");
        assertThat(user.id()).isEqualTo(uid + ":" + gid);
        assertThat(Files.readAllLines(user.passwd()))
                .containsExactly("streamgauge:x:%s:%s::/tmp:/bin/sh".formatted(uid, gid));
    }
}
