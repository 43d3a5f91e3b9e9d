package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.workload.records.RecordText;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordWriterTest {

    private static String decimals(long millionths) {
        return BigDecimal.valueOf(millionths, 6).toPlainString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void everyNumberIsWrittenWithExactlySixDecimals(int features) {
        LabelledVectors vectors = new LabelledVectors(features, 42);
        RecordWriter writer = new RecordWriter(features);

        LongStream.range(0, 10_000).forEach(position -> {
            vectors.moveTo(position);
            assertThat(RecordText.text(writer.write(vectors)))
                    .isEqualTo(IntStream.range(0, features)
                                    .mapToObj(feature -> decimals(vectors.featureMillionths(feature)))
                                    .collect(Collectors.joining(","))
                            + ";"
                            + decimals(vectors.labelMillionths()));
        });
    }

    @Test
    void whoParsesTheTextHasTheVeryNumbers() {
        LabelledVectors vectors = new LabelledVectors(12, 42);
        RecordWriter writer = new RecordWriter(12);

        LongStream.range(0, 10_000).forEach(position -> {
            vectors.moveTo(position);
            String[] numbers = RecordText.text(writer.write(vectors)).split("[,;]");
            for (int feature = 0; feature < 12; feature++) {
                assertThat(Double.parseDouble(numbers[feature])).isEqualTo(vectors.features()[feature]);
            }
            assertThat(Double.parseDouble(numbers[12])).isEqualTo(vectors.label());
        });
    }
}
