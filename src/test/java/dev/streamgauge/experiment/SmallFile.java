package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A complete experiment file to break in one place: each test replaces or adds a line. */
record SmallFile(String text) {

    static final SmallFile COMPLETE = new SmallFile("""
            id: small
            title: A small experiment
            source: {seed: "001", section: "3"}
            seed: 42
            repetitions: 2
            engine: flink
            load:
              arrivals: mmpp
              highDwell: 2 s
              lowDwell: 8 s
              highFactor: 4
              rate: 1500/s
              producers: 4
              events:
                campaigns: 10
                adsPerCampaign: 100
                users: 1000
                pages: 200
                clickProbability: 0.1
            pipeline:
              window: 2 s
              watermarkDelay: 4 s
              grouping: none
              outputMode: append
              partitions: 4
              parallelism: 2
              checkpointInterval: 1 s
              spark:
                trigger: 1 s
              flink:
                watermarkInterval: 200 ms
                bufferTimeout: 10 ms
                idleTimeout: 1 s
            timing:
              warmUp: 4 s
              measure: 30 s
              drainDeadline: 30 s
            """);

    /** The file with other words in place of words that stand in it once. */
    SmallFile with(String written, String other) {
        assertThat(text.split(Pattern.quote(written), -1))
                .as("'%s' stands in the file once", written)
                .hasSize(2);
        return new SmallFile(text.replace(written, other));
    }

    /** The file without the line that the words stand on. */
    SmallFile without(String written) {
        String line =
                text.lines().filter(each -> each.contains(written)).findFirst().orElseThrow();
        return with(line + "\n", "");
    }

    /** The file with more lines at its end. */
    SmallFile plus(String lines) {
        return new SmallFile(text + lines);
    }

    Experiment read() {
        return read(Scale.QUICK);
    }

    Experiment read(Scale scale) {
        return ExperimentFile.read("small.yaml", text, scale, OptionalLong.empty());
    }

    /** Why the file is refused. */
    String refusal() {
        InvalidExperimentException refusal = catchThrowableOfType(InvalidExperimentException.class, this::read);
        assertThat(refusal).as("refusal of\n%s", text).isNotNull();
        return String.valueOf(refusal.getMessage());
    }
}
