package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.kafka.ExistingBroker;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExistingTest {

    private static Existing with(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.putIfAbsent("kafka.bootstrap", "127.0.0.1:9092");
        return Existing.from(name -> Optional.ofNullable(all.get(name)));
    }

    @Test
    void theBrokersMustBeNamed() {
        assertThatThrownBy(() -> RunSettings.from(name ->
                        Optional.ofNullable(Map.of("testbed", "existing").get(name))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("Say where the brokers are: -Dkafka.bootstrap=<host:port>.");
    }

    @Test
    void otherTestbedsHaveNone() {
        RunSettings settings = RunSettings.from(name ->
                Optional.ofNullable(Map.of("kafka.bootstrap", "127.0.0.1:1").get(name)));

        assertThat(settings.place()).isEqualTo(Place.EMBEDDED);
        assertThat(settings.existing()).isEqualTo(new Existing(null, null, null, false, Path.of("target"), false));
    }

    @Test
    void addressesAreReadAndTheJarsAreWherePackageLeavesThem() {
        Existing existing = with(Map.of("spark.master", "spark://10.0.0.1:7077", "flink.rest", "http://10.0.0.2:8081"));

        assertThat(existing.kafka()).isEqualTo("127.0.0.1:9092");
        assertThat(existing.sparkMaster()).isEqualTo(URI.create("spark://10.0.0.1:7077"));
        assertThat(existing.flinkRest()).isEqualTo(URI.create("http://10.0.0.2:8081"));
        assertThat(existing.sparkJar()).isEqualTo(Path.of("target/streamgauge-spark-job.jar"));
        assertThat(existing.flinkJar()).isEqualTo(Path.of("target/streamgauge-flink-job.jar"));
        assertThat(existing.cleanup()).isFalse();
    }

    @Test
    void eventsAreSentFromHereUnlessAClusterIsToSendThem() {
        Map<String, String> flink = Map.of("flink.rest", "http://10.0.0.2:8081");
        Map<String, String> onFlink = Map.of("flink.rest", "http://10.0.0.2:8081", "load", "flink");

        assertThat(with(flink).loadOnFlink()).isFalse();
        assertThat(with(onFlink).loadOnFlink()).isTrue();
        assertThat(with(onFlink).loadJar()).isEqualTo(Path.of("target/streamgauge-flink-load.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "existing, flink, Say where its REST interface is",
        "existing, spark, 'Use one of: here, flink'",
        "embedded, flink, add -Dtestbed=existing",
        "containers, flink, add -Dtestbed=existing",
    })
    void aLoadFromNowhereIsRefused(String testbed, String load, String fix) {
        Map<String, String> properties = Map.of("testbed", testbed, "load", load, "kafka.bootstrap", "127.0.0.1:9092");

        assertThatThrownBy(() -> RunSettings.from(name -> Optional.ofNullable(properties.get(name))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("-Dload=" + load)
                .hasMessageContaining(fix);
    }

    @ParameterizedTest
    @CsvSource({
        "spark.master, 10.0.0.1:7077, spark://127.0.0.1:7077",
        "spark.master, spark://10.0.0.1, spark://127.0.0.1:7077",
        "spark.master, yarn, spark://127.0.0.1:7077",
        "flink.rest, 10.0.0.2, http://127.0.0.1:8081",
        "flink.rest, spark://10.0.0.2:8081, http://127.0.0.1:8081",
        "flink.rest, 'http://10.0.0.2:80 81', http://127.0.0.1:8081"
    })
    void whatIsNoAddressIsRefusedWithOneThatIs(String property, String value, String example) {
        assertThatThrownBy(() -> with(Map.of(property, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-D%s=%s is no address. Write one as in -D%1$s=%s.", property, value, example);
    }

    @ParameterizedTest
    @CsvSource({
        "spark, 'Say where its Master is: -Dspark.master=spark://host:7077.'",
        "flink, 'Say where its REST interface is: -Dflink.rest=http://host:8081.'",
        "postgres, It runs in the embedded testbed."
    })
    void anEngineWithoutAPlaceIsRefused(String engine, String fix) {
        assertThatThrownBy(() -> with(Map.of()).require(engine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The experiment runs on %s, and -Dtestbed=existing has none. %s", engine, fix);
    }

    @Test
    void anEngineWithAnAddressHasOne() {
        with(Map.of("flink.rest", "http://127.0.0.1:8081")).require("flink");
    }

    @Test
    void brokersThatDoNotAnswerAreNamed() {
        assertThatThrownBy(() -> ExistingBroker.at("127.0.0.1:1"))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessageContaining("No Kafka broker answers at -Dkafka.bootstrap=127.0.0.1:1.");
    }
}
