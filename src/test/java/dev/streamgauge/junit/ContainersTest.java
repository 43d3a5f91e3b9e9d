package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.spark.SparkEngine;
import dev.streamgauge.testbed.container.ContainerSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {

    private static Map<String, ContainerSettings> given(Map<String, String> properties) {
        return Containers.from(name -> Optional.ofNullable(properties.get(name)));
    }

    @Test
    void unlessToldOtherwiseTheImagesAreTheOfficialOnesWithoutLimits() {
        assertThat(given(Map.of()))
                .containsOnlyKeys("kafka", "flink", "spark")
                .hasEntrySatisfying("kafka", kafka -> assertThat(kafka.image()).startsWith("apache/kafka:"))
                .hasEntrySatisfying("flink", flink -> assertThat(flink.image()).startsWith("flink:"))
                .hasEntrySatisfying("spark", spark -> assertThat(spark.image()).startsWith("apache/spark:"))
                .allSatisfy((service, settings) -> {
                    assertThat(settings.cpus()).isNull();
                    assertThat(settings.memoryBytes()).isNull();
                });
    }

    @Test
    void theImagesHaveTheVersionsThatTheJobsAreBuiltWith() {
        Map<String, ContainerSettings> settings = given(Map.of());

        assertThat(settings.get("spark").image()).contains(":" + new SparkEngine().version() + "-");
        assertThat(settings.get("flink").image()).contains(":" + new FlinkEngine().version() + "-");
        assertThat(settings.get("kafka").image())
                .contains(":" + StringUtils.substringBeforeLast(AppInfoParser.getVersion(), "."));
    }

    @Test
    void eachServiceHasAnImageAndLimitsOfItsOwn() {
        Map<String, ContainerSettings> settings = given(Map.of(
                "spark.image", "mine/spark:1", "spark.cpus", "1.5", "spark.memory", "2g", "kafka.memory", "768M"));

        assertThat(settings.get("spark")).isEqualTo(new ContainerSettings("mine/spark:1", 1.5, 2L << 30));
        assertThat(settings.get("kafka"))
                .isNotNull()
                .satisfies(kafka -> assertThat(kafka.memoryBytes()).isEqualTo(768L << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "flink.cpus, 0, no number of processors, -Dflink.cpus=1.5",
        "flink.cpus, two, no number of processors, -Dflink.cpus=1.5",
        "flink.cpus, -1, no number of processors, -Dflink.cpus=1.5",
        "spark.memory, 2048, no size of memory, -Dspark.memory=2g",
        "spark.memory, 0g, no size of memory, -Dspark.memory=2g",
    })
    void aLimitThatIsNoneIsRefusedWithOneThatIs(String name, String value, String what, String fix) {
        assertThatThrownBy(() -> given(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-D" + name + "=" + value)
                .hasMessageContaining(what)
                .hasMessageContaining(fix);
    }
}
