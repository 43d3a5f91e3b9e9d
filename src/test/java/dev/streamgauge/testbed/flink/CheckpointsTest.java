package dev.streamgauge.testbed.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    private static final String FIRST_LIFE = "473d7c8861db76dc6d89f09582a92239";
    private static final String SECOND_LIFE = "0cc68f90efd716192e64ea24b12f98ef";

    @TempDir
    Path folder;

    private Path begun(String job, String name) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve(job).resolve(name));
        Files.createFile(checkpoint.resolve("6c1fd1b1-b3ad-4c55-9c05-0ce0c0ac0d1f"));
        return checkpoint;
    }

    private Path completed(String job, String name) throws IOException {
        Path checkpoint = begun(job, name);
        Files.createFile(checkpoint.resolve("_metadata"));
        return checkpoint;
    }

    @Test
    void aFolderThatIsNotThereYetHasNone() {
        assertThat(Checkpoints.newest(folder.resolve("later"))).isEmpty();
    }

    @Test
    void aJobThatHasCompletedNoneHasNone() throws IOException {
        begun(FIRST_LIFE, "chk-1");
        Files.createDirectories(folder.resolve(FIRST_LIFE).resolve("shared"));

        assertThat(Checkpoints.newest(folder)).isEmpty();
    }

    @Test
    void theHighestNumberIsTheNewest() throws IOException {
        completed(FIRST_LIFE, "chk-9");
        Path tenth = completed(FIRST_LIFE, "chk-10");

        assertThat(Checkpoints.newest(folder)).contains(tenth);
    }

    @Test
    void oneThatWasNotCompletedIsPassedOver() throws IOException {
        Path complete = completed(FIRST_LIFE, "chk-7");
        begun(FIRST_LIFE, "chk-8");

        assertThat(Checkpoints.newest(folder)).contains(complete);
    }

    @Test
    void aLaterLifeCountsOnFromTheCheckpointThatItBeganWith() throws IOException {
        completed(FIRST_LIFE, "chk-7");
        Path eighth = completed(SECOND_LIFE, "chk-8");

        assertThat(Checkpoints.newest(folder)).contains(eighth);
    }

    @Test
    void aLaterLifeThatCompletedNoneYetLeavesThatOfTheFirst() throws IOException {
        Path seventh = completed(FIRST_LIFE, "chk-7");
        begun(SECOND_LIFE, "chk-8");

        assertThat(Checkpoints.newest(folder)).contains(seventh);
    }

    @Test
    void whatIsNamedOtherwiseIsNone() throws IOException {
        completed(FIRST_LIFE, "chk-x");
        completed(FIRST_LIFE, "taskowned");

        assertThat(Checkpoints.newest(folder)).isEmpty();
    }
}
